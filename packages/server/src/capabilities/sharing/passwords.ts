import { randomBytes, scrypt } from 'node:crypto'
import { sameSecret } from '../../platform/ids.ts'

// 32 MB and three rounds for each try: the setting that OWASP names for scrypt with this memory.
const cost = { N: 32_768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const length = 32

/** What is kept of a password: `scrypt$salt$hash`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, salt = '', hash = ''] = kept.split('$')
  return sameSecret(await derive(password, Buffer.from(salt, 'base64url')), Buffer.from(hash, 'base64url'))
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, length, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
