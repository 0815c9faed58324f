import { describe, expect, it } from 'vitest'
import { cardSvg } from './card.ts'

describe('the card of a badge', () => {
  it('holds any name as well-formed XML', () => {
    const svg = cardSvg(
      {
        name: '<script>&"\'\u0000 مكتبة '.repeat(20),
        issuer: '\u202Eab',
        imageHref: 'data:image/png;base64,"',
      },
      'en',
    )
    expect(svg).not.toContain('<script>')
    for (const char of ['\u0000', '\u202E']) expect(svg).not.toContain(char)
    expect(svg.match(/<text/g)?.length).toBeLessThanOrEqual(7)
  })

  it('runs from right to left for Arabic readers', () => {
    const badge = { name: 'Remixing', issuer: 'Riverside', imageHref: '' }
    expect(cardSvg(badge, 'en')).toContain('text-anchor="start"')
    expect(cardSvg(badge, 'ar')).toContain('text-anchor="end"')
  })
})
