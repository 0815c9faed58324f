import { base64urlnopad } from '@scure/base'
import { Gunzip, gzipSync } from 'fflate'
import { BadgeError } from '../errors.ts'

/** Shortest list, in bits, so that nobody can be told apart in it (Bitstring Status List 1.0, 2.3). */
export const minimumListBits = 131_072
const maximumListBytes = 16_777_216

/** Multibase `u`, base64url, gzip ("Bitstring Generation Algorithm"). */
export function encodeList(bits: Uint8Array): string {
  return `u${base64urlnopad.encode(gzipSync(bits, { level: 9, mtime: 0 }))}`
}

/** The bits of a list; also without `u`, as StatusList2021 had it. Throws `list-malformed` or `list-too-short`. */
export function decodeList(encoded: string): Uint8Array {
  const bits = decodeAnyList(encoded)
  if (bits.length * 8 < minimumListBits)
    throw new BadgeError('list-too-short', 'The status list is shorter than 131,072 entries.')
  return bits
}

/** The bits of a list of any length. Throws `list-malformed`. */
export function decodeAnyList(encoded: string): Uint8Array {
  let packed: Uint8Array
  try {
    packed = base64urlnopad.decode(encoded.startsWith('u') ? encoded.slice(1) : encoded)
  } catch (cause) {
    throw new BadgeError('list-malformed', 'The status list is not base64url.', { cause })
  }
  return gunzip(packed)
}

/** The bit at an index; index 0 is the most significant bit of the first byte. Throws `list-range`. */
export function bitAt(bits: Uint8Array, index: number): boolean {
  const byte = bits[Math.floor(index / 8)]
  if (!Number.isSafeInteger(index) || index < 0 || byte === undefined)
    throw new BadgeError('list-range', 'The index lies outside the status list.')
  return (byte & (0x80 >> (index & 7))) !== 0
}

/** The widest entry that is read, in bits. */
export const widestEntry = 32

/** The number in an entry of so many bits, the most significant first (`statusSize`). Throws `list-range`. */
export function valueAt(bits: Uint8Array, index: number, size: number): number {
  let value = 0
  for (let at = 0; at < size; at++) value = value * 2 + (bitAt(bits, index * size + at) ? 1 : 0)
  return value
}

/** A list with these indexes set. */
export function listWith(indexes: Iterable<number>, length = minimumListBits): Uint8Array {
  const bits = new Uint8Array(length / 8)
  for (const index of indexes) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  return bits
}

function gunzip(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    const stream = new Gunzip(part => {
      size += part.length
      if (size > maximumListBytes)
        throw new BadgeError('list-malformed', 'The status list is larger than 16 MB.')
      parts.push(part)
    })
    for (let at = 0; at < packed.length; at += 4096)
      stream.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length)
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('list-malformed', 'The status list is not compressed as it should be.', { cause })
  }
  const bits = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bits.set(part, at)
    at += part.length
  }
  return bits
}
