const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** Turn times of the last days into "just now" or "5 minutes ago", and keep that true. */
export function showAgo(): void {
  const times = [...document.querySelectorAll<HTMLTimeElement>('time[data-ago]')]
  if (times.length === 0) return
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  const absolute = new Map(times.map(time => [time, time.textContent]))
  const show = () => {
    for (const time of times) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000
      const step = steps.find(([, length]) => seconds >= length)
      if (seconds < -60 || seconds > 7 * 86_400) time.textContent = absolute.get(time) ?? ''
      else if (!step) time.textContent = time.dataset['ago'] ?? ''
      else time.textContent = format.format(-Math.floor(seconds / step[1]), step[0])
      time.title = absolute.get(time) ?? ''
    }
  }
  show()
  setInterval(show, 60_000)
}
