import { expect, test } from 'vitest'
import { BadgeError } from '../errors.ts'
import { decodeAnyList, encodeList, listWith } from './bitstring.ts'
import { readBits } from './lately-decoded.ts'

test('a list met again reads the same, also after many others', () => {
  const lists = Array.from({ length: 40 }, (_, n) => encodeList(listWith([n, 1_000 + n])))
  for (const encoded of [...lists, ...lists.toReversed(), ...lists])
    expect(readBits(encoded)).toEqual(decodeAnyList(encoded))
  expect(readBits(lists[39] ?? '')).toBe(readBits(lists[39] ?? ''))
})

test('a list that cannot be read stays so', () => {
  for (let time = 0; time < 2; time++) expect(() => readBits('u!')).toThrow(BadgeError)
})
