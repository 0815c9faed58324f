import { contrast, type Oklch } from '../styles/contrast.ts'
import { fromHex } from './hex.ts'

/** What of the page takes on the colour of an organisation. */
export type BrandColours = { accent: Oklch; strong: Oklch; soft: Oklch; onAccent: Oklch }
export type Branded = {
  light: BrandColours
  dark: BrandColours
  /** Whether the colour as chosen could be used, or its lightness had to give way. */
  adjusted: { light: boolean; dark: boolean }
}

/** Grounds of the page, as tokens.css has them. */
export const grounds = {
  light: [shade(0.972, 0.009, 84), shade(0.994, 0.004, 84), shade(0.945, 0.012, 82)],
  dark: [shade(0.205, 0.01, 65), shade(0.245, 0.012, 65), shade(0.178, 0.009, 65)],
}
const enough = 4.5
const step = 0.005
const mostChroma = 0.17

/**
 * The colours of pages for one colour of a brand: the hue stays, the lightness moves until text in it and on it
 * keeps 4.5:1 on every ground, in light and in dark.
 */
export function brandColours(hex: string): Branded {
  const chosen = fromHex(hex)
  const { hue } = chosen
  const start = { ...chosen, chroma: Math.min(chosen.chroma, mostChroma) }
  const softLight = shade(0.94, Math.min(start.chroma, 0.022), hue)
  const softDark = shade(0.31, Math.min(start.chroma, 0.035), hue)
  const onLight = shade(0.99, 0.004, 84)
  const onDark = shade(0.215, Math.min(start.chroma, 0.03), hue)
  const light = readable(start, -step, [...grounds.light, softLight, onLight])
  const dark = readable(start, step, [...grounds.dark, softDark, onDark])
  return {
    light: {
      accent: light,
      strong: { ...light, lightness: Math.max(0, light.lightness - 0.07) },
      soft: softLight,
      onAccent: onLight,
    },
    dark: {
      accent: dark,
      strong: { ...dark, lightness: Math.min(1, dark.lightness + 0.05) },
      soft: softDark,
      onAccent: onDark,
    },
    adjusted: { light: light.lightness !== chosen.lightness, dark: dark.lightness !== chosen.lightness },
  }
}

/** Darker or lighter until it is told from each of the others; at the end of the scale colours are grey. */
function readable(start: Oklch, by: number, others: Oklch[]): Oklch {
  let colour = start
  while (others.some(other => contrast(colour, other) < enough)) {
    const lightness = colour.lightness + by
    if (lightness <= 0 || lightness >= 1) return { ...colour, lightness: by < 0 ? 0 : 1, chroma: 0 }
    colour = { ...colour, lightness }
  }
  return colour
}

function shade(lightness: number, chroma: number, hue: number): Oklch {
  return { lightness, chroma, hue }
}
