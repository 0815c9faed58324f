import { expect, it } from 'vitest'
import { decodeCbor } from './cbor.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

it.each([
  ['whole numbers', '1a000f4240', 1_000_000],
  ['negative numbers', '3863', -100],
  ['a text', '63e2889a', '√'],
  ['a list', '83010203', [1, 2, 3]],
  ['a map', 'a10102', new Map([[1, 2]])],
  ['what a tag says', 'd9cafe01', 1],
])('CBOR says %s', (_name, hex, value) => {
  expect(decodeCbor(bytes(hex))).toEqual(value)
})

it.each([
  ['nothing', ''],
  ['text that is no UTF-8', '62fffe'],
  ['a list of four billion', '9affffffff'],
  ['bytes beyond the end', '5affffffff00'],
  ['a list in a list in a list …', '81'.repeat(1_000_000)],
  ['a number of eight bytes', '1b0000000000000001'],
  ['a list without an end', '9f01ff'],
  ['a fraction', 'f93c00'],
  ['something behind it', '0101'],
])('%s is refused as CBOR', (_name, hex) => {
  expect(() => decodeCbor(bytes(hex))).toThrow(expect.objectContaining({ code: 'proof-malformed' }))
})
