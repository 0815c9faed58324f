import type { Oklch } from '../styles/contrast.ts'
import { type BrandColours, brandColours } from './brand-colours.ts'

/** The style sheet that gives a page the colour of an organisation; on paper it stays ink. */
export function brandCss(hex: string): string {
  const { light, dark } = brandColours(hex)
  return `@media screen { :root { ${tokens(light)} } }
@media screen and (prefers-color-scheme: dark) { :root { ${tokens(dark)} } }
`
}

/** The same as the tokens of one theme. */
export function tokens(colours: BrandColours): string {
  return Object.entries(tokenValues(colours))
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')
}

export function tokenValues({ accent, strong, soft, onAccent }: BrandColours): Record<string, string> {
  return {
    '--accent': css(accent),
    '--accent-strong': css(strong),
    '--accent-soft': css(soft),
    '--on-accent': css(onAccent),
  }
}

export const css = ({ lightness, chroma, hue }: Oklch) =>
  `oklch(${lightness.toFixed(4)} ${chroma.toFixed(4)} ${hue.toFixed(2)})`
