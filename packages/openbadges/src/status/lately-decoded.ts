import { decodeAnyList } from './bitstring.ts'

const most = 16
const longest = 100_000
const lately = new Map<string, Uint8Array>()

/**
 * The bits of a list, for reading only: who checks many badges meets the same few lists again and again. Those last
 * met are kept, if they are short. Throws `list-malformed`.
 */
export function readBits(encoded: string): Uint8Array {
  const known = lately.get(encoded)
  if (known) return known
  const bits = decodeAnyList(encoded)
  if (encoded.length > longest || bits.length > longest) return bits
  const [oldest] = lately.keys()
  if (lately.size >= most && oldest !== undefined) lately.delete(oldest)
  lately.set(encoded, bits)
  return bits
}
