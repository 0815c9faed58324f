import type { Recipient } from '../model.ts'
import type { Crypto, HashName } from '../ports.ts'
import { hashIdentity } from './hash-identity.ts'

const hashed = /^(md5|sha1|sha256|sha512)\$([0-9a-f]+)$/i

/**
 * Which of the known identities a badge names, or null. Old issuers hashed addresses as they were typed, so
 * each is tried as given, in lower case, and with only its domain in lower case.
 */
export async function matchRecipient(
  crypto: Crypto,
  recipients: Recipient[],
  identities: string[],
): Promise<string | null> {
  for (const identity of identities) {
    for (const recipient of recipients) {
      for (const spelling of spellings(identity)) {
        if (await matches(crypto, recipient, spelling)) return identity
      }
    }
  }
  return null
}

async function matches(crypto: Crypto, recipient: Recipient, identity: string): Promise<boolean> {
  if (!recipient.hashed) return lower(recipient.identity.trim()) === lower(identity)
  const [, algorithm, digest] = hashed.exec(recipient.identity) ?? []
  if (algorithm === undefined || digest === undefined) return false
  const own = await hashIdentity(crypto, identity, recipient.salt, asHashName(algorithm.toLowerCase()))
  return own.toLowerCase() === recipient.identity.toLowerCase()
}

function asHashName(name: string): HashName {
  return name === 'md5' || name === 'sha1' || name === 'sha512' ? name : 'sha256'
}

function spellings(identity: string): string[] {
  const trimmed = identity.trim()
  const at = trimmed.lastIndexOf('@')
  const domainLower = at === -1 ? trimmed : trimmed.slice(0, at) + lower(trimmed.slice(at))
  const capital = upper(trimmed.slice(0, 1)) + lower(trimmed.slice(1))
  return [
    ...new Set([
      trimmed,
      lower(trimmed),
      domainLower,
      capital,
      lower(trimmed).replace(/(?:^|[@.])[a-z]/g, upper),
      upper(trimmed),
      `mailto:${lower(trimmed)}`,
    ]),
  ]
}

// Only ASCII: the Kelvin sign in lower case is a plain k, and a dotless i in upper case a plain I, but whoever
// has an address with one of them does not have the other address.
const lower = (text: string) => text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
const upper = (text: string) => text.replace(/[a-z]+/g, letters => letters.toUpperCase())
