import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, type Oklch } from './contrast.ts'

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8')
const dark = css.indexOf('@media (prefers-color-scheme: dark)')
const print = css.indexOf('@media print')
const themes = {
  light: tokens(css.slice(0, dark)),
  dark: tokens(css.slice(dark, print)),
  print: new Map([...tokens(css.slice(0, dark)), ...tokens(css.slice(print))]),
}

const grounds = ['surface', 'raised', 'sunken']
const inks = ['ink', 'muted', 'accent', 'accent-strong', 'good', 'warn', 'bad']
const pairs = [
  ...grounds.flatMap(ground => inks.map(ink => [ink, ground])),
  ...['good', 'warn', 'bad', 'accent'].flatMap(tone => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['muted', `${tone}-soft`],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-bad', 'bad'],
]

describe('colours', () => {
  it('that carry text keep 4.5:1 in light, in dark and on paper', () => {
    for (const [theme, colours] of Object.entries(themes))
      for (const [ink = '', ground = ''] of pairs)
        if (theme !== 'print' || !ink.startsWith('on-'))
          expect(between(colours, ink, ground), `${ink} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(4.5)
  })

  it('of controls and of the focus keep 3:1', () => {
    for (const theme of ['light', 'dark'] as const)
      for (const ink of ['control', 'focus'])
        for (const ground of grounds)
          expect(between(themes[theme], ink, ground), `${ink} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(
            3,
          )
  })

  it('are measured right: black on white is 21:1', () => {
    const black = { lightness: 0, chroma: 0, hue: 0 }
    expect(contrast(black, { ...black, lightness: 1 })).toBeCloseTo(21, 1)
  })
})

function tokens(text: string): Map<string, Oklch> {
  const found = text.matchAll(/--([a-z-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)
  return new Map(
    [...found].map(([, name = '', lightness, chroma, hue]) => [
      name,
      { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) },
    ]),
  )
}

function between(colours: Map<string, Oklch>, one: string, other: string): number {
  const [first, second] = [colours.get(one), colours.get(other)]
  if (!first || !second) throw new Error(`No token ${first ? other : one}.`)
  return contrast(first, second)
}
