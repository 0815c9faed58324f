import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { type Cbor, decodeCbor } from '../json/cbor.ts'
import type { JsonObject } from '../json/json.ts'
import { algorithmOf } from '../keys/jwk.ts'
import { multikeyBytesToJwk } from '../keys/multikey.ts'
import type { PublicJwk } from '../ports.ts'
import type { Run } from './run.ts'

/** What both proofs of ecdsa-sd-2023 carry: the issuer's signature, the key made for this credential, and what it signed. */
type Signatures = { baseSignature: Uint8Array; publicKey: Uint8Array; signatures: Uint8Array[] }

/** A derived proof says which of the statements are mandatory ("parseDerivedProofValue"); the rest are signed one by one. */
type Derived = Signatures & { labels: Map<string, string>; mandatory: Set<number> }

type Given = { key: PublicJwk; value: Uint8Array }

/** Whether a proof of ecdsa-sd-2023 holds, and whether it is the one from which its holder derives others. */
export type Selective = { holds: boolean; base: boolean }

/**
 * Whether a proof of ecdsa-sd-2023 holds: the issuer signed what it made mandatory, and a key of its own each of
 * the other statements. Throws `BadgeError` for a proof that is damaged.
 */
export async function judgeSelective(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  given: Given,
): Promise<Selective> {
  const [tag, high, low] = given.value
  if (tag !== 0xd9 || high !== 0x5d) throw malformed()
  const { proof: _proof, ...disclosed } = document
  const { proofValue: _value, ...options } = proof
  const canonical = await run.canonize(disclosed)
  const proofHash = await hash(run, await run.canonize({ ...options, '@context': document['@context'] }))
  if (low === 1) return { holds: await derivedHolds(run, canonical, proofHash, given), base: false }
  if (low === 0) return { holds: await baseHolds(run, canonical, proofHash, given), base: true }
  throw malformed()
}

async function derivedHolds(run: Run, canonical: string, proofHash: Uint8Array, { key, value }: Given) {
  const derived = parseDerived(value)
  const statements = relabelled(canonical, derived.labels)
  const mandatory = statements.filter((_, at) => derived.mandatory.has(at))
  const others = statements.filter((_, at) => !derived.mandatory.has(at))
  if (others.length !== derived.signatures.length) return false
  if (!(await issuerSigned(run, key, derived, proofHash, mandatory))) return false
  for (const [at, statement] of others.entries())
    if (!(await ownSigned(run, derived, at, statement))) return false
  return true
}

/**
 * A base proof names what is mandatory by pointers into the credential, which nobody signed. What is signed says
 * the same: a statement with a signature of its own is not mandatory, and every other one is.
 */
async function baseHolds(run: Run, canonical: string, proofHash: Uint8Array, { key, value }: Given) {
  const base = parseBase(value)
  const mandatory: string[] = []
  let next = 0
  for (const statement of relabelled(canonical, hmacLabels(canonical, base.hmacKey))) {
    if (next < base.signatures.length && (await ownSigned(run, base, next, statement))) next++
    else mandatory.push(statement)
  }
  return next === base.signatures.length && (await issuerSigned(run, key, base, proofHash, mandatory))
}

async function issuerSigned(
  run: Run,
  key: PublicJwk,
  { baseSignature, publicKey }: Signatures,
  proofHash: Uint8Array,
  mandatory: string[],
) {
  const signed = joined([proofHash, publicKey, await hash(run, mandatory.join(''))])
  return await run.crypto.verify('ES256', key, baseSignature, signed)
}

async function ownSigned(run: Run, { publicKey, signatures }: Signatures, at: number, statement: string) {
  const own = multikeyBytesToJwk(publicKey)
  if (algorithmOf(own) !== 'ES256') return false
  const signature = signatures[at] ?? new Uint8Array()
  return await run.crypto.verify('ES256', own, signature, new TextEncoder().encode(statement))
}

const hash = async (run: Run, text: string) => await run.crypto.hash('sha256', text)

/** The labels a base proof gives to blank nodes ("createHmacIdLabelMapFunction"). */
function hmacLabels(canonical: string, key: Uint8Array): Map<string, string> {
  const names = new Set(canonical.match(/(?<=_:)c14n\d+/g) ?? [])
  const label = (name: string) => `u${base64urlnopad.encode(hmac(sha256, key, utf8ToBytes(name)))}`
  return new Map([...names].map(name => [name, label(name)]))
}

/** The canonical statements with the labels the issuer gave, in their order. */
function relabelled(canonical: string, labels: Map<string, string>): string[] {
  return canonical
    .split('\n')
    .filter(line => line !== '')
    .map(line => `${withLabels(line, labels)}\n`)
    .sort()
}

/** Labels stand outside of literals only. */
function withLabels(line: string, labels: Map<string, string>): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|_:(c14n\d+)/g, (whole, label?: string) =>
    label === undefined ? whole : `_:${labels.get(label) ?? label}`,
  )
}

function parseDerived(bytes: Uint8Array): Derived {
  const [baseSignature, publicKey, signatures, labels, mandatory] = partsOf(bytes)
  return {
    ...signaturesOf(baseSignature, publicKey, signatures),
    labels: labelsOf(labels),
    mandatory: new Set(listOf<number>(mandatory, each => typeof each === 'number')),
  }
}

function parseBase(bytes: Uint8Array): Signatures & { hmacKey: Uint8Array } {
  const [baseSignature, publicKey, hmacKey, signatures, pointers] = partsOf(bytes)
  if (!(hmacKey instanceof Uint8Array) || hmacKey.length !== 32) throw malformed()
  listOf<string>(pointers, each => typeof each === 'string')
  return { ...signaturesOf(baseSignature, publicKey, signatures), hmacKey }
}

function partsOf(bytes: Uint8Array): Cbor[] {
  const parts = decodeCbor(bytes.subarray(3))
  if (!Array.isArray(parts) || parts.length !== 5) throw malformed()
  return parts
}

function signaturesOf(
  baseSignature: Cbor | undefined,
  publicKey: Cbor | undefined,
  signatures: Cbor | undefined,
): Signatures {
  if (!(baseSignature instanceof Uint8Array) || baseSignature.length !== 64) throw malformed()
  if (!(publicKey instanceof Uint8Array) || publicKey.length !== 35) throw malformed()
  const fits = (each: Cbor) => each instanceof Uint8Array && each.length === 64
  return { baseSignature, publicKey, signatures: listOf(signatures, fits) }
}

const malformed = () => new BadgeError('proof-malformed', 'The signature is damaged.')

function listOf<T extends Cbor = Uint8Array>(value: Cbor | undefined, fits: (each: Cbor) => boolean): T[] {
  if (!Array.isArray(value) || !value.every(fits)) throw malformed()
  // Every one was found to fit just above.
  return value as T[]
}

function labelsOf(value: Cbor | undefined): Map<string, string> {
  if (!(value instanceof Map)) throw malformed()
  return new Map(
    [...value].map(([number, hmac]) => {
      if (typeof number !== 'number' || !(hmac instanceof Uint8Array) || hmac.length !== 32) throw malformed()
      return [`c14n${number}`, `u${base64urlnopad.encode(hmac)}`]
    }),
  )
}

function joined(parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}
