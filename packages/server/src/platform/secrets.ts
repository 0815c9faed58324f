import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { sameSecret } from './ids.ts'

/** Keeps things closed with the host's SECRET_KEY; every purpose has a key of its own. */
export type Secrets = {
  seal(purpose: string, plain: Uint8Array): Buffer
  /** Opens also what an earlier key sealed, while that is known. */
  open(purpose: string, sealed: Uint8Array): Buffer
  /** What everything sealed with the key of today begins with. */
  sealedNow: Buffer
  mac(purpose: string, text: string): Buffer
  /** The MAC of today, then those that earlier keys would make. */
  macs(purpose: string, text: string): Buffer[]
  /** Whether a MAC was made with the key of today, or with an earlier one that is known. */
  isMac(purpose: string, text: string, mac: Uint8Array): boolean
  /** A keyed hash by which a thing is found again; it stays the same when SECRET_KEY is replaced. */
  index(purpose: string, text: string): Buffer
  /** Tells whether a database belongs to this key without telling the key. */
  fingerprint: string
}

/** What a host remembers besides its SECRET_KEY: keys it had before, and the one that hashes are made with. */
export type OtherKeys = { old?: string[]; index?: string }

/**
 * AES-256-GCM under keys derived with HKDF-SHA-256. Sealed form: version 2, 4 bytes that name the key, 12 bytes nonce,
 * 16 bytes tag, ciphertext; version 1 is without the name.
 */
export function secretsFrom(secretKey: string, { old = [], index = secretKey }: OtherKeys = {}): Secrets {
  const now = keyring(secretKey)
  const earlier = old.filter(key => key !== secretKey).map(keyring)
  const all = [now, ...earlier]
  const indexing = index === secretKey ? now : keyring(index)
  return {
    seal(purpose, plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', now.keyFor(purpose), nonce)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([now.mark, nonce, cipher.getAuthTag(), body])
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] === 1) return openAny(all, purpose, bytes.subarray(1))
      const ring = all.find(({ mark }) => mark.equals(bytes.subarray(0, mark.length)))
      if (!ring)
        throw new Error('This was not sealed by this host, or by a key that it does not know any more')
      return openWith(ring, purpose, bytes.subarray(ring.mark.length))
    },
    sealedNow: now.mark,
    mac: (purpose, text) => now.mac(purpose, text),
    macs: (purpose, text) => all.map(ring => ring.mac(purpose, text)),
    isMac: (purpose, text, mac) => all.some(ring => sameSecret(ring.mac(purpose, text), Buffer.from(mac))),
    index: (purpose, text) => indexing.mac(purpose, text),
    fingerprint: now.fingerprint,
  }
}

type Keyring = ReturnType<typeof keyring>

function keyring(secretKey: string) {
  const keys = new Map<string, Buffer>()
  const keyFor = (purpose: string) => {
    let key = keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secretKey, 'rucksack', purpose, 32))
      keys.set(purpose, key)
    }
    return key
  }
  const mac = (purpose: string, text: string) => createHmac('sha256', keyFor(purpose)).update(text).digest()
  const print = mac('fingerprint', 'host')
  return {
    keyFor,
    mac,
    fingerprint: print.toString('hex').slice(0, 32),
    // Not a part of the fingerprint, which the database holds beside what is sealed.
    mark: Buffer.concat([Buffer.from([2]), mac('mark', 'host').subarray(0, 4)]),
  }
}

function openAny(rings: Keyring[], purpose: string, bytes: Buffer): Buffer {
  for (const ring of rings.slice(0, -1))
    try {
      return openWith(ring, purpose, bytes)
    } catch {
      // Sealed by an earlier one, if by any.
    }
  const last = rings.at(-1)
  if (!last) throw new Error('There is no key')
  return openWith(last, purpose, bytes)
}

function openWith(ring: Keyring, purpose: string, bytes: Buffer): Buffer {
  if (bytes.length < 28) throw new Error('This was not sealed by this host')
  const decipher = createDecipheriv('aes-256-gcm', ring.keyFor(purpose), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}
