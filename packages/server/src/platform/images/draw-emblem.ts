import { createHash } from 'node:crypto'

/** Enamel, rim and ink of one pin; every pair reads at 4.5:1 or better. */
const enamels = [
  ['#8c2f39', '#5f1f27', '#fff4ea'],
  ['#1f5f5b', '#123f3c', '#f3fbf6'],
  ['#27487a', '#172f55', '#f1f6ff'],
  ['#6b4a12', '#46300a', '#fff7e3'],
  ['#5a3a73', '#3b254d', '#faf3ff'],
  ['#2f6131', '#1d401f', '#f4fbf0'],
  ['#8a4a1c', '#5d300f', '#fff5ea'],
  ['#3b4654', '#252d37', '#f4f7fa'],
] as const

const outlines = [circle, hexagon, shield, scallop, diamond]

/** A pin for an achievement without a picture of its own: colour, outline and pattern come from its name. */
export function drawEmblem(name: string, seed = name): Buffer {
  const bits = createHash('sha256').update(seed).digest()
  const pick = <T>(list: readonly T[], at: number): T => list[(bits[at] ?? 0) % list.length] as T
  const [enamel, rim, ink] = pick(enamels, 0)
  const outline = pick(outlines, 1)
  const letters = initials(name)
  const size = [...letters].length > 1 ? 150 : 190
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img">` +
      `<g fill="${rim}">${outline(236)}</g>` +
      `<g fill="none" stroke="${ink}" stroke-opacity=".9" stroke-width="6">${outline(206)}</g>` +
      `<g fill="${enamel}">${outline(200)}</g>` +
      pattern(bits, ink) +
      `<text x="256" y="${256 + size * 0.36}" font-family="Source Serif 4, Noto Sans Arabic, Noto Sans, Georgia, serif" font-weight="600" font-size="${size}" text-anchor="middle" fill="${ink}">${escapeXml(letters)}</text>` +
      `</svg>`,
  )
}

/** The first letters of the first two words. */
function initials(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? ['?']
  const first = (word: string) => [...word][0]?.toLocaleUpperCase('en') ?? ''
  return words.slice(0, 2).map(first).join('')
}

function pattern(bits: Buffer, ink: string): string {
  const rays = 12 + ((bits[2] ?? 0) % 3) * 6
  const inner = 128 + ((bits[3] ?? 0) % 3) * 8
  const lines = Array.from({ length: rays }, (_, index) => {
    const angle = (index / rays) * 2 * Math.PI
    const at = (radius: number) =>
      `${round(256 + radius * Math.cos(angle))} ${round(256 + radius * Math.sin(angle))}`
    return `M${at(inner)}L${at(inner + 22)}`
  })
  return `<path d="${lines.join('')}" stroke="${ink}" stroke-opacity=".55" stroke-width="5" stroke-linecap="round"/>`
}

function circle(radius: number): string {
  return `<circle cx="256" cy="256" r="${radius}"/>`
}

function hexagon(radius: number): string {
  return polygon(6, radius, Math.PI / 6)
}

function diamond(radius: number): string {
  return `<rect x="${round(256 - radius * 0.74)}" y="${round(256 - radius * 0.74)}" width="${round(radius * 1.48)}" height="${round(radius * 1.48)}" rx="56" transform="rotate(45 256 256)"/>`
}

function shield(radius: number): string {
  const left = 256 - radius * 0.88
  const right = 256 + radius * 0.88
  const top = 256 - radius * 0.92
  return `<path d="M256 ${round(top)}L${right} ${round(top + radius * 0.22)}V${round(256 + radius * 0.1)}C${right} ${round(256 + radius * 0.6)} ${round(256 + radius * 0.5)} ${round(256 + radius * 0.9)} 256 ${round(256 + radius)}C${round(256 - radius * 0.5)} ${round(256 + radius * 0.9)} ${left} ${round(256 + radius * 0.6)} ${left} ${round(256 + radius * 0.1)}V${round(top + radius * 0.22)}Z"/>`
}

function scallop(radius: number): string {
  const waves = 16
  const points = Array.from({ length: waves * 8 }, (_, index) => {
    const angle = (index / (waves * 8)) * 2 * Math.PI
    const reach = radius * (0.955 + 0.045 * Math.cos(angle * waves))
    return `${round(256 + reach * Math.cos(angle))} ${round(256 + reach * Math.sin(angle))}`
  })
  return `<polygon points="${points.join(' ')}"/>`
}

function polygon(sides: number, radius: number, turn: number): string {
  const points = Array.from({ length: sides }, (_, index) => {
    const angle = turn + (index / sides) * 2 * Math.PI
    return `${round(256 + radius * Math.cos(angle))} ${round(256 + radius * Math.sin(angle))}`
  })
  return `<polygon points="${points.join(' ')}" stroke-linejoin="round"/>`
}

const round = (value: number) => Math.round(value * 10) / 10

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
