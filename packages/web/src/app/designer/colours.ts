import type { Colour, Fill } from './design.ts'

type Rgb = readonly [number, number, number]

/** `#rrggbb` as three numbers from 0 to 255. */
export function rgbOf(colour: Colour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** A colour made darker (below 1) or lighter (above 1). */
export function shade(colour: Colour, by: number): Colour {
  const mixed = rgbOf(colour).map(part => Math.round(by <= 1 ? part * by : part + (255 - part) * (by - 1)))
  return `#${mixed.map(part => Math.max(0, Math.min(255, part)).toString(16).padStart(2, '0')).join('')}`
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export const coloursOf = (fill: Fill): Colour[] =>
  fill.kind === 'plain' ? [fill.colour] : [fill.from, fill.to]

function luminance(colour: Colour): number {
  const [r, g, b] = rgbOf(colour).map(part => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
