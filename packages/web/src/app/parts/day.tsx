import { useIntl } from 'react-intl'

type Props = { value: string; time?: boolean; short?: boolean }

/** A date, with the time of day if asked or short for tables, as the reader writes it; what is no date is shown as it came. */
export function Day({ value, time = false, short = false }: Props) {
  const intl = useIntl()
  const text = dayText(intl, value, time, short)
  return text === null ? <bdi>{value}</bdi> : <time dateTime={value}>{text}</time>
}

type Spoken = Pick<ReturnType<typeof useIntl>, 'locale'>

/** The same as text, or null. A date without time belongs to no time zone. */
export function dayText(intl: Spoken, value: string, time = false, short = false): string | null {
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return null
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(value)
  // Our English is British, as the words on the pages are.
  return new Intl.DateTimeFormat(intl.locale === 'en' ? 'en-GB' : intl.locale, {
    calendar: 'gregory',
    dateStyle: short ? 'medium' : 'long',
    ...(time && !whole ? { timeStyle: 'short' as const } : {}),
    ...(whole ? { timeZone: 'UTC' } : {}),
  }).format(at)
}
