import type { Cbor } from './cbor.ts'

/** Encode one item as CBOR (RFC 8949) in its shortest form: whole numbers from 0, bytes, texts, lists and maps. */
export function encodeCbor(value: Cbor): number[] {
  if (typeof value === 'number') return head(0, value)
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value]
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value)
    return [...head(3, bytes.length), ...bytes]
  }
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(encodeCbor)]
  return [...head(5, value.size), ...[...value].flatMap(pair => pair.flatMap(encodeCbor))]
}

function head(major: number, value: number): number[] {
  const kind = major << 5
  if (value < 24) return [kind | value]
  if (value < 256) return [kind | 24, value]
  if (value < 65_536) return [kind | 25, value >> 8, value & 255]
  return [kind | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]
}
