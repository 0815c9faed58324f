import { BadgeError } from '../errors.ts'

/** What CBOR (RFC 8949) says in the proofs that use it: whole numbers, bytes, texts, lists, maps, tags. */
export type Cbor = number | Uint8Array | string | Cbor[] | Map<Cbor, Cbor>

const maxItems = 10_000

/** Decode one item that fills all of the bytes. Throws `proof-malformed`. */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const reader = { bytes, at: 0, items: 0 }
  const value = item(reader, 0)
  if (reader.at !== bytes.length) throw malformed()
  return value
}

/** What a COSE_Sign1 signs (RFC 9052, 4.4): its protected header and its content, without data from outside. */
export function encodeSigStructure(guarded: Uint8Array, content: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode('Signature1')
  const parts = [[0x84, 0x60 + name.length], name, ...bytesItem(guarded), [0x40], ...bytesItem(content)]
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function bytesItem(bytes: Uint8Array): ArrayLike<number>[] {
  const { length } = bytes
  if (length < 24) return [[0x40 + length], bytes]
  if (length < 0x100) return [[0x58, length], bytes]
  if (length < 0x1_0000) return [[0x59, length >> 8, length & 0xff], bytes]
  return [[0x5a, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff], bytes]
}

type Reader = { bytes: Uint8Array; at: number; items: number }

const malformed = () => new BadgeError('proof-malformed', 'What should be CBOR is damaged.')

function item(reader: Reader, depth: number): Cbor {
  reader.items++
  if (depth > 8 || reader.items > maxItems) throw malformed()
  const [first = 0] = take(reader, 1)
  const length = argument(reader, first & 0x1f)
  switch (first >> 5) {
    case 0:
      return length
    case 1:
      return -1 - length
    case 2:
      return take(reader, length)
    case 3:
      return textOf(take(reader, length))
    case 4: {
      const list: Cbor[] = []
      for (let each = 0; each < length; each++) list.push(item(reader, depth + 1))
      return list
    }
    case 5: {
      const map = new Map<Cbor, Cbor>()
      for (let each = 0; each < length; each++) map.set(item(reader, depth + 1), item(reader, depth + 1))
      return map
    }
    case 6:
      return item(reader, depth + 1)
    default:
      throw malformed()
  }
}

function argument(reader: Reader, short: number): number {
  if (short < 24) return short
  const size = { 24: 1, 25: 2, 26: 4 }[short]
  if (size === undefined) throw malformed()
  return take(reader, size).reduce((value, byte) => value * 256 + byte, 0)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new BadgeError('proof-malformed', 'What should be CBOR is damaged.', { cause })
  }
}

function take(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length
  if (end > reader.bytes.length) throw malformed()
  const part = reader.bytes.subarray(reader.at, end)
  reader.at = end
  return part
}
