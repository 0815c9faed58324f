import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { type Cbor, decodeCbor } from '../json/cbor.ts'
import type { JsonObject } from '../json/json.ts'
import { algorithmOf } from '../keys/jwk.ts'
import { multikeyBytesToJwk } from '../keys/multikey.ts'
import type { PublicJwk } from '../ports.ts'
import type { Run } from './run.ts'

/** What a derived proof of ecdsa-sd-2023 carries (vc-di-ecdsa, "parseDerivedProofValue"). */
type Derived = {
  baseSignature: Uint8Array
  publicKey: Uint8Array
  signatures: Uint8Array[]
  labels: Map<string, string>
  mandatory: Set<number>
}

/**
 * Whether a derived proof of ecdsa-sd-2023 holds for what was disclosed: the issuer signed what it made mandatory,
 * and a key of its own for each of the other statements. Throws `BadgeError` for a proof that is damaged, and for
 * a base proof, which is for the holder alone.
 */
export async function selectiveProofHolds(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  { key, value }: { key: PublicJwk; value: Uint8Array },
): Promise<boolean> {
  const derived = parseDerived(value)
  const { proof: _proof, ...disclosed } = document
  const { proofValue: _value, ...options } = proof
  const statements = relabelled(await run.canonize(disclosed), derived.labels)
  const mandatory = statements.filter((_, at) => derived.mandatory.has(at))
  const others = statements.filter((_, at) => !derived.mandatory.has(at))
  if (others.length !== derived.signatures.length) return false
  const hash = async (text: string) => await run.crypto.hash('sha256', new TextEncoder().encode(text))
  const proofHash = await hash(await run.canonize({ ...options, '@context': document['@context'] }))
  const signed = joined([proofHash, derived.publicKey, await hash(mandatory.join(''))])
  if (!(await run.crypto.verify('ES256', key, derived.baseSignature, signed))) return false
  const own = multikeyBytesToJwk(derived.publicKey)
  if (algorithmOf(own) !== 'ES256') return false
  for (const [at, statement] of others.entries()) {
    const signature = derived.signatures[at] ?? new Uint8Array()
    if (!(await run.crypto.verify('ES256', own, signature, new TextEncoder().encode(statement)))) return false
  }
  return true
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
  const [tag, high, low] = bytes
  if (tag !== 0xd9 || high !== 0x5d || low !== 1)
    throw low === 0 && tag === 0xd9 && high === 0x5d
      ? new BadgeError(
          'key-unsupported',
          'The signature is the one for the holder, from which others are derived.',
        )
      : malformed()
  const parts = decodeCbor(bytes.subarray(3))
  if (!Array.isArray(parts) || parts.length !== 5) throw malformed()
  const [baseSignature, publicKey, signatures, labels, mandatory] = parts
  if (!(baseSignature instanceof Uint8Array) || baseSignature.length !== 64) throw malformed()
  if (!(publicKey instanceof Uint8Array) || publicKey.length !== 35) throw malformed()
  return {
    baseSignature,
    publicKey,
    signatures: listOf(signatures, each => each instanceof Uint8Array && each.length === 64),
    labels: labelsOf(labels),
    mandatory: new Set(listOf<number>(mandatory, each => typeof each === 'number')),
  }
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
