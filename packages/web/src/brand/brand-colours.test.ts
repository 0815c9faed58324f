import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../styles/contrast.ts'
import { type BrandColours, brandColours, grounds } from './brand-colours.ts'
import { brandCss, css } from './brand-css.ts'
import { fromHex, toHex } from './hex.ts'

const tokensCss = readFileSync(`${import.meta.dirname}/../styles/tokens.css`, 'utf8')

describe('the colour of an organisation', () => {
  it('keeps text at 4.5:1 on every ground, in light and in dark, whichever colour was chosen', () => {
    let looked = 0
    for (let red = 0; red < 256; red += 51)
      for (let green = 0; green < 256; green += 51)
        for (let blue = 0; blue < 256; blue += 51) {
          const hex = `#${[red, green, blue].map(each => each.toString(16).padStart(2, '0')).join('')}`
          const branded = brandColours(hex)
          for (const theme of ['light', 'dark'] as const) {
            const { accent, strong, soft, onAccent }: BrandColours = branded[theme]
            for (const ground of [...grounds[theme], soft, onAccent])
              for (const ink of [accent, strong])
                expect(contrast(ink, ground), `${hex} ${theme}`).toBeGreaterThanOrEqual(4.5)
          }
          looked++
        }
    expect(looked).toBe(216)
  })

  it('stays as it was chosen where it can be read, and says where it could not', () => {
    const plum = brandColours('#8a1c5c')
    expect(toHex(plum.light.accent)).toBe('#8a1c5c')
    expect(plum.adjusted).toEqual({ light: false, dark: true })
    expect(brandColours('#ffe600').adjusted).toEqual({ light: true, dark: false })
    expect(plum.dark.accent.hue).toBeCloseTo(fromHex('#8a1c5c').hue, 6)
  })

  it('is measured against the grounds that pages have', () => {
    const [light = '', dark = ''] = tokensCss.split('@media (prefers-color-scheme: dark)')
    for (const [text, theme] of [
      [light, 'light'],
      [dark.split('@media print')[0] ?? '', 'dark'],
    ] as const) {
      const values = ['surface', 'raised', 'sunken'].map(name =>
        new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(text)?.slice(1).map(Number),
      )
      expect(values).toEqual(grounds[theme].map(each => [each.lightness, each.chroma, each.hue]))
    }
  })

  it('goes to OKLCH and back to the same bytes', () => {
    for (const hex of ['#000000', '#ffffff', '#155468', '#ff0000', '#00ff7f', '#123456'])
      expect(toHex(fromHex(hex))).toBe(hex)
  })

  it('is a style sheet of tokens and nothing else', () => {
    expect(brandCss('#8a1c5c')).toContain(css(brandColours('#8a1c5c').light.accent))
    expect(brandCss('#8a1c5c')).not.toMatch(/url|import|expression|<|NaN/)
  })
})
