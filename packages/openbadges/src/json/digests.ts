import { base58, base64, base64url } from '@scure/base'
import { asText, type Json } from './json.ts'

/** Values of which a document must have one, by its hash. */
export type Digest = { algorithm: 'sha256' | 'sha384' | 'sha512'; values: Uint8Array[] }

const strongest = ['sha512', 'sha384', 'sha256'] as const
const lengths = { sha256: 32, sha384: 48, sha512: 64 }

/** What a `digestSRI` asks for (Subresource Integrity): the values of its strongest algorithm; empty when it says nothing that can be compared. */
export function sriDigests(value: Json | undefined): Digest[] {
  const given = (asText(value) ?? '').split(/\s+/).flatMap(part => {
    const [, algorithm, text = ''] =
      /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/.exec(part) ?? []
    const bytes = algorithm === undefined ? null : decoded(() => base64ish(text))
    return bytes ? [{ algorithm, bytes }] : []
  })
  const algorithm = strongest.find(name => given.some(each => each.algorithm === name))
  return algorithm === undefined
    ? []
    : [{ algorithm, values: given.filter(each => each.algorithm === algorithm).map(each => each.bytes) }]
}

/** What a `digestMultibase` asks for: a multihash in base58btc or base64url. */
export function multibaseDigest(value: Json | undefined): Digest[] {
  const bytes = multihash(asText(value) ?? '')
  const algorithm = bytes ? ({ 18: 'sha256', 32: 'sha384', 19: 'sha512' } as const)[bytes[0] ?? 0] : undefined
  return bytes && algorithm !== undefined ? [{ algorithm, values: [bytes.subarray(2)] }] : []
}

/** Whether a digest has the form it must have, of whatever algorithm. */
export function looksLikeDigest(name: 'digestSRI' | 'digestMultibase', value: Json | undefined): boolean {
  const text = asText(value)
  if (text === null) return false
  if (name === 'digestMultibase') return multihash(text) !== null
  return text.split(/\s+/).every(part => {
    const [, algorithm, digest = ''] = /^([a-z0-9]+)-([A-Za-z0-9+/_-]+)={0,2}(?:\?.*)?$/.exec(part) ?? []
    if (algorithm === undefined) return false
    const length = lengths[algorithm as keyof typeof lengths] as number | undefined
    // A character more or less is left to the comparison; hexadecimal digits are far from it.
    return length === undefined || Math.abs(digest.length - Math.ceil((length * 8) / 6)) <= 1
  })
}

/** A multihash of one byte of code and one of length, which must be that of the rest. */
function multihash(text: string): Uint8Array | null {
  const bytes = text.startsWith('u')
    ? decoded(() => base64ish(text.slice(1)))
    : text.startsWith('z')
      ? decoded(() => base58.decode(text.slice(1)))
      : null
  return bytes && bytes.length > 2 && bytes[1] === bytes.length - 2 ? bytes : null
}

function base64ish(text: string): Uint8Array {
  const bare = text.replace(/=+$/, '')
  const padded = bare + '='.repeat((4 - (bare.length % 4)) % 4)
  return (/[-_]/.test(padded) ? base64url : base64).decode(padded)
}

function decoded(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode()
  } catch {
    return null
  }
}
