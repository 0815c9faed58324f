import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps things closed with the host's SECRET_KEY; every purpose has a key of its own. */
export type Secrets = {
  seal(purpose: string, plain: Uint8Array): Buffer
  open(purpose: string, sealed: Uint8Array): Buffer
  mac(purpose: string, text: string): Buffer
  /** Tells whether a database belongs to this key without telling the key. */
  fingerprint: string
}

/** AES-256-GCM under keys derived with HKDF-SHA-256. Sealed form: version, 12 bytes nonce, 16 bytes tag, ciphertext. */
export function secretsFrom(secretKey: string): Secrets {
  const keys = new Map<string, Buffer>()
  const keyFor = (purpose: string) => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secretKey, 'rucksack', purpose, 32))
      keys.set(purpose, key)
    }
    return key
  }
  return {
    seal(purpose, plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body])
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== 1 || bytes.length < 29) throw new Error('This was not sealed by this host')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(1, 13))
      decipher.setAuthTag(bytes.subarray(13, 29))
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
    },
    mac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
    fingerprint: createHmac('sha256', keyFor('fingerprint')).update('host').digest('hex').slice(0, 32),
  }
}
