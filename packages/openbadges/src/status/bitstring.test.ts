import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bitAt, decodeList, encodeList, listWith, minimumListBits } from './bitstring.ts'

vi.setConfig({ testTimeout: 60_000 })

const pack = (bits: Uint8Array) => `u${gzipSync(bits).toString('base64url')}`

describe('a status list', () => {
  it('counts from the left: index 0 is the highest bit of the first byte', () => {
    const bits = new Uint8Array(minimumListBits / 8)
    bits.set([0b1000_0001, 0b0100_0000], 0)
    const set = Array.from({ length: 32 }, (_, index) => index).filter(index => bitAt(bits, index))
    expect(set).toEqual([0, 7, 9])
    expect(listWith([0, 7, 9])).toEqual(bits)
  })

  it('is gzip in base64url behind a u, as anybody can unpack it', () => {
    const bits = listWith([1, 131_071])
    expect([...gunzipSync(Buffer.from(encodeList(bits).slice(1), 'base64url'))]).toEqual([...bits])
    expect(encodeList(bits)).toMatch(/^u[\w-]+$/)
    expect(encodeList(bits)).toBe(encodeList(bits))
    expect(decodeList(pack(bits))).toEqual(bits)
    expect(decodeList(pack(bits).slice(1))).toEqual(bits)
  })

  it('says of every index what was written there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(minimumListBits - 1), { maxLength: 50 }),
        fc.nat(minimumListBits - 1),
        (set, other) => {
          const bits = decodeList(encodeList(listWith(set)))
          expect(set.every(index => bitAt(bits, index))).toBe(true)
          expect(bitAt(bits, other)).toBe(set.includes(other))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('of less than 131,072 entries is refused, since it would tell holders apart', () => {
    expect(() => decodeList(pack(new Uint8Array(minimumListBits / 8 - 1)))).toThrow('shorter')
    expect(decodeList(pack(new Uint8Array(minimumListBits / 8)))).toHaveLength(16_384)
  })

  it('that unpacks to more than sixteen megabytes is refused before it does', () => {
    expect(() => decodeList(pack(new Uint8Array(40_000_000)))).toThrow('larger than 16 MB')
    expect(decodeList(pack(new Uint8Array(8_000_000)))).toHaveLength(8_000_000)
  })

  it.each(['', 'u', 'u!!!', 'uAAAA', pack(listWith([])).slice(0, 20)])(
    'that is damaged is refused: %s',
    text => {
      expect(() => decodeList(text)).toThrow(expect.objectContaining({ name: 'BadgeError' }))
    },
  )

  it.each([131_072, 2 ** 32, 2 ** 32 + 5, 2 ** 53, -1, 0.5, Number.NaN])('has no entry %d', index => {
    expect(() => bitAt(listWith([5]), index)).toThrow('outside')
    expect(bitAt(listWith([5]), 5)).toBe(true)
  })
})
