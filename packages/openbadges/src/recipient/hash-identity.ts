import type { Crypto, HashName } from '../ports.ts'

/** `alg$hex` of identity followed by salt ("IdentityHash", Open Badges 2.0 and 3.0). */
export async function hashIdentity(
  crypto: Crypto,
  identity: string,
  salt: string,
  algorithm: HashName = 'sha256',
): Promise<string> {
  const digest = await crypto.hash(algorithm, identity + salt)
  return `${algorithm}$${Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')}`
}
