import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'
import type { Canonize } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import type { JsonObject } from 'openbadges/read'
import { signSelective } from 'openbadges/sign'
import type { FixtureKey } from './keys.ts'

export type Suite =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'Ed25519Signature2020'

type How = {
  suite?: Suite
  key: FixtureKey
  method: string
  /** What the proof says differently from a good one. */
  proof?: JsonObject
  /** Proofs that this one builds on. */
  previous?: JsonObject[]
}

/** A Data Integrity proof over a document, made without the code that checks it. */
export async function proofOver(canonize: Canonize, document: JsonObject, how: How): Promise<JsonObject> {
  const { suite = 'eddsa-rdfc-2022', key, method, previous = [] } = how
  const older = suite === 'Ed25519Signature2020'
  const plain = suite.includes('jcs')
  const proof: JsonObject = {
    ...(older ? { type: suite } : { type: 'DataIntegrityProof', cryptosuite: suite }),
    created: '2026-01-01T00:00:00Z',
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
    ...(plain ? { '@context': document['@context'] } : {}),
    ...how.proof,
  }
  const secured = previous.length === 0 ? document : { ...document, proof: previous }
  const hash = key.alg === 'ES384' ? 'sha384' : 'sha256'
  const texts = plain
    ? [sorted(proof), sorted(secured)]
    : [await canonize({ ...proof, '@context': document['@context'] }, hash), await canonize(secured, hash)]
  const bytes = Buffer.concat(texts.map(text => createHash(hash).update(text).digest()))
  return { ...proof, proofValue: `z${base58.encode(key.sign(bytes))}` }
}

/** The document with one proof. */
export async function signed(canonize: Canonize, document: JsonObject, how: How): Promise<JsonObject> {
  return { ...document, proof: [await proofOver(canonize, document, how)] }
}

/** The document with a base proof of ecdsa-sd-2023, whose secrets are made of words, so that it is always the same. */
export async function disclosable(
  canonize: Canonize,
  document: JsonObject,
  key: FixtureKey,
  verificationMethod: string,
): Promise<JsonObject> {
  let asked = 0
  const randomBytes = (length: number) => {
    asked += 1
    return createHash('sha512').update(`secret ${asked} of a fixture`).digest().subarray(0, length)
  }
  return await signSelective(
    document,
    { verificationMethod, algorithm: 'ES256', sign: bytes => key.sign(bytes) },
    { canonize, crypto: nodeCrypto, randomBytes },
    new Date('2026-01-01T00:00:00Z'),
    ['/id', '/type', '/issuer', '/validFrom'],
  )
}

/** A compact JWS with this header and payload as they stand. */
export function jws(header: JsonObject, payload: JsonObject, key: FixtureKey): string {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(payload)}`
  return `${input}.${Buffer.from(key.sign(Buffer.from(input))).toString('base64url')}`
}

/** RFC 8785, for documents without numbers. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join(',')}}`
}
