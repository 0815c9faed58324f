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
  if (!recipient.hashed) return recipient.identity.trim().toLowerCase() === identity.toLowerCase()
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
  const domainLower = at === -1 ? trimmed : trimmed.slice(0, at) + trimmed.slice(at).toLowerCase()
  const capital = trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1).toLowerCase()
  return [
    ...new Set([
      trimmed,
      trimmed.toLowerCase(),
      domainLower,
      capital,
      trimmed.toLowerCase().replace(/(?:^|[@.])[a-z]/g, start => start.toUpperCase()),
      trimmed.toUpperCase(),
      `mailto:${trimmed.toLowerCase()}`,
    ]),
  ]
}
