import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, read, toBase64url, write } from './base64url.ts'

const ways = [
  ['with what Node has', toBase64url, fromBase64url],
  ['without', write, read],
] as const

describe.each(ways)('base64url, %s', (_how, to, from) => {
  it('writes bytes of every length as JOSE does, and reads them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
        const text = Buffer.from(bytes).toString('base64url')
        expect(to(bytes)).toBe(text)
        expect([...(from(text) ?? [])]).toEqual([...bytes])
      }),
    )
  })

  it('writes a part of a longer array alone', () => {
    expect(to(Uint8Array.from([1, 2, 3, 4]).subarray(1, 3))).toBe('AgM')
  })

  it.each([
    ['padding', 'AgM=', 'AgM'],
    ['letters of plain base64', '+/+/', '-_-_'],
    ['a blank', 'AgM ', 'AgM0'],
    ['a line break', 'Ag\nM', 'AgMM'],
    ['letters beyond ASCII', 'AgMé', 'AgMe'],
    ['letters beyond Latin-1', 'AgMŁ', 'AgMA'],
    ['bits that are left over', 'AgN', 'AgM'],
    ['more bits that are left over', 'AB', 'AA'],
    ['a single letter', 'A', 'AA'],
    ['a single letter behind others', 'AgMAA', 'AgMAAA'],
  ])('refuses %s', (_what, bad, good) => {
    expect(from(bad)).toBeNull()
    expect(from(good)).not.toBeNull()
  })
})
