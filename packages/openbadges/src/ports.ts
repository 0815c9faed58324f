import type { Json, JsonObject } from './json/json.ts'

/** What came back for a URL, whatever the status. */
export type Fetched = {
  status: number
  contentType: string | null
  body: Uint8Array
  url: string
  /** How long it has been kept since it was fetched, in milliseconds; nothing when it was fetched for this question. */
  age?: number
}

/**
 * Fetches foreign documents. Rejects when nothing came back (`BadgeError` `unreachable`) or nothing may (`refused`).
 * One that keeps documents says their `age`, and with `maxAge` (milliseconds) gives none kept for longer.
 */
export type Fetcher = (
  url: string,
  options: { accept: string; maxBytes?: number; maxAge?: number },
) => Promise<Fetched>

/** The hash by which RDFC-1.0 names blank nodes: SHA-256, but for signatures by keys on P-384. */
export type CanonicalHash = 'sha256' | 'sha384'

/** RDFC-1.0 canonical N-Quads of a JSON-LD document, in safe mode, from pinned contexts only. */
export type Canonize = (document: JsonObject, hash?: CanonicalHash) => Promise<string>

/** What a key signs with: a property of the key, never of a header that came with a badge. */
export type Algorithm = 'Ed25519' | 'ES256' | 'ES384' | 'RS256'

/** A public key as JWK (RFC 7517). */
export type PublicJwk = {
  kty: string
  crv?: string
  x?: string
  y?: string
  n?: string
  e?: string
  kid?: string
  alg?: string
}

/** The hashes that badges are made with. */
export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** Hashes and signatures. `verify` answers false for a signature that does not hold and throws only for a bad key. */
export type Crypto = {
  /** A text is hashed in UTF-8. */
  hash(name: HashName, input: Uint8Array | string): Uint8Array | Promise<Uint8Array>
  verify(
    algorithm: Algorithm,
    key: PublicJwk,
    signature: Uint8Array,
    bytes: Uint8Array,
  ): boolean | Promise<boolean>
}

/** Signs with one key; `verificationMethod` is the URL under which its public half is found. */
export type Signer = {
  verificationMethod: string
  algorithm: Algorithm
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** Says what time it is. */
export type Clock = { now(): Date }

/** Every effect of a verification. */
export type Ports = { fetcher: Fetcher; clock: Clock; crypto: Crypto; canonize: Canonize }

export type { Json, JsonObject }
