import { withoutBidiControls } from './messages/isolate.ts'
import { directionOf, localeFor } from './messages/locales.ts'
import { speak } from './messages/speak.ts'

export type CardBadge = { name: string; issuer: string; imageHref: string }

const arabic = /\p{Script=Arabic}/u

/** The picture shown where a link to a badge is posted: 1200 by 630, the badge on paper beside its name. */
export function cardSvg(badge: CardBadge, locale: string): string {
  const language = localeFor(locale)
  const rtl = directionOf(language) === 'rtl'
  const lines = wrapped(withoutBidiControls(badge.name), 17, 4)
  const size = lines.length > 2 ? 62 : 76
  const leading = size * 1.16
  const textX = rtl ? 600 : 600
  const top = 270 - ((lines.length - 1) * leading) / 2
  const anchor = rtl ? 'end' : 'start'
  const x = rtl ? 1200 - textX : textX
  const issuer = wrapped(withoutBidiControls(badge.issuer), 30, 2)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">',
    '<rect width="1200" height="630" fill="#f8f5ee"/>',
    '<rect x="24" y="24" width="1152" height="582" rx="24" fill="#fdfcf9" stroke="#ddd6c8" stroke-width="2"/>',
    `<image x="${rtl ? 700 : 100}" y="115" width="400" height="400" preserveAspectRatio="xMidYMid meet" href="${escaped(badge.imageHref)}"/>`,
    ...lines.map((line, index) =>
      textLine(line, {
        x,
        y: top + index * leading,
        size,
        weight: 600,
        fill: '#2a231b',
        anchor,
        serif: true,
      }),
    ),
    ...issuer.map((line, index) =>
      textLine(line, {
        x,
        y: top + lines.length * leading + 8 + index * 42,
        size: 34,
        weight: 400,
        fill: '#5f574c',
        anchor,
        serif: false,
      }),
    ),
    `<path d="M${rtl ? 100 : 600} 520h500" stroke="#ddd6c8" stroke-width="2"/>`,
    textLine(speak(language).text('card.open-badge'), {
      x,
      y: 560,
      size: 24,
      weight: 400,
      fill: '#155468',
      anchor,
      serif: false,
    }),
    '</svg>',
  ].join('')
}

type Look = {
  x: number
  y: number
  size: number
  weight: number
  fill: string
  anchor: 'start' | 'end'
  serif: boolean
}

function textLine(text: string, look: Look): string {
  const own = look.serif ? 'Source Serif 4' : 'Noto Sans'
  const family = arabic.test(text) ? `Noto Sans Arabic, ${own}` : `${own}, Noto Sans Arabic`
  return `<text x="${look.x}" y="${look.y}" font-family="${family}" font-size="${look.size}" font-weight="${look.weight}" fill="${look.fill}" text-anchor="${look.anchor}">${escaped(text)}</text>`
}

/** Break at spaces into at most `most` lines of about `width` characters; what is left ends in an ellipsis. */
function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap(each => pieces(each, width))) {
    if (line === '') line = word
    else if ([...line, ...word].length + 1 <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

function pieces(word: string, width: number): string[] {
  const chars = [...word]
  return chars.length <= width
    ? [word]
    : [chars.slice(0, width).join(''), ...pieces(chars.slice(width).join(''), width)]
}

function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
