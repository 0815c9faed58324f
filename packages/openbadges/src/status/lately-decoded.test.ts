import { expect, test } from 'vitest'
import { BadgeError } from '../errors.ts'
import { decodeAnyList, encodeList, listWith } from './bitstring.ts'
import { readBits } from './lately-decoded.ts'

test('a list met again reads the same, also after many others', () => {
  const lists = Array.from({ length: 20 }, (_, n) => encodeList(listWith([n, 1_000 + n])))
  for (const encoded of [...lists, ...lists.toReversed(), ...lists])
    expect(Buffer.compare(readBits(encoded), decodeAnyList(encoded))).toBe(0)
  expect(readBits(lists[19] ?? '')).toBe(readBits(lists[19] ?? ''))
})

test('a list that cannot be read stays so', () => {
  for (let time = 0; time < 2; time++) expect(() => readBits('u!')).toThrow(BadgeError)
})
