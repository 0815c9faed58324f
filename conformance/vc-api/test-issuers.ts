import { createECDH, createHash, createPrivateKey } from 'node:crypto'
import type { Signer } from 'openbadges'
import { privateJwkFromPem, signerFor } from 'openbadges/node'
import { didFor, keyIdFor, type PrivateJwk, publicHalf } from 'openbadges/sign'

export const keyTypes = ['Ed25519', 'P-256', 'P-384'] as const
export type KeyType = (typeof keyTypes)[number]

/** One issuer of the API: a did:key and what signs for it. */
export type TestIssuer = { did: string; keyType: KeyType; signer: Signer }

/**
 * The issuers of the API. Their keys are made of public words, so that a test suite can name them before the API
 * has started: everybody can sign with them, and what they sign proves nothing.
 */
export function testIssuers(): TestIssuer[] {
  return keyTypes.map(keyType => {
    const key = keyType === 'Ed25519' ? edwardsKey() : curveKey(keyType)
    const did = didFor(publicHalf(key))
    return { did, keyType, signer: signerFor(key, keyIdFor(did)) }
  })
}

const words = (keyType: KeyType) => `A key of the Rucksack VC-API for tests, known to all: ${keyType}`

function edwardsKey(): PrivateJwk {
  const seed = createHash('sha256').update(words('Ed25519')).digest()
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return privateJwkFromPem(String(key.export({ format: 'pem', type: 'pkcs8' })))
}

function curveKey(crv: 'P-256' | 'P-384'): PrivateJwk {
  const [curve, hash] = crv === 'P-256' ? ['prime256v1', 'sha256'] : ['secp384r1', 'sha384']
  const d = createHash(hash ?? '')
    .update(words(crv))
    .digest()
  const pair = createECDH(curve ?? '')
  pair.setPrivateKey(d)
  const point = pair.getPublicKey()
  const part = (from: number) => point.subarray(from, from + d.length).toString('base64url')
  return { kty: 'EC', crv, x: part(1), y: part(1 + d.length), d: d.toString('base64url') }
}
