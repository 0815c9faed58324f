import { p256 } from '@noble/curves/nist.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { type Cbor, decodeCbor } from '../json/cbor.ts'
import { encodeCbor } from '../json/encode-cbor.ts'
import { asArray, isObject, type JsonObject } from '../json/json.ts'
import type { Canonize, Crypto, Signer } from '../ports.ts'
import { withOwnContexts } from '../vocabularies/with-own-contexts.ts'
import { chooseSuite } from './choose-suite.ts'
import { labelMapOf, labelStatements, statementsOf, withoutNames } from './label-statements.ts'
import { selectPointers } from './select-pointers.ts'
import { proofOptions } from './sign-data-integrity.ts'

type SelectivePorts = {
  canonize: Canonize
  crypto: Crypto
  /** That many bytes that nobody can guess. */
  randomBytes: (length: number) => Uint8Array
}

/**
 * Sign a document so that its holder can show parts of it (ecdsa-sd-2023, "Base Proof"). `mandatory` are JSON
 * Pointers to what every part must show. Only a key on P-256 signs in this way; throws `key-unsupported` for others,
 * `document-malformed` for a pointer that leads nowhere.
 */
export async function signSelective(
  document: JsonObject,
  signer: Signer,
  ports: SelectivePorts,
  created: Date,
  mandatory: string[] = [],
): Promise<JsonObject> {
  const { proof: _proof, ...unsecured } = document
  const proof = proofOptions(unsecured, signer, created, chooseSuite(signer.algorithm, 'ecdsa-sd-2023'))
  const hmacKey = ports.randomBytes(32)
  const { document: named, labels, statements } = await labelStatements(unsecured, ports.canonize, hmacKey)
  const part = selectPointers(named, mandatory)
  const shown = new Set(part === null ? [] : await statementsOf(part, ports.canonize, labels))
  const own = p256.keygen(ports.randomBytes(48))
  const publicKey = Uint8Array.from([0x80, 0x24, ...own.publicKey])
  const options = await withOwnContexts({ ...proof, '@context': unsecured['@context'] })
  const signed = [
    ...(await ports.crypto.hash('sha256', await ports.canonize(options))),
    ...publicKey,
    ...(await ports.crypto.hash('sha256', statements.filter(each => shown.has(each)).join(''))),
  ]
  const baseSignature = Uint8Array.from(await signer.sign(Uint8Array.from(signed)))
  const signatures = statements
    .filter(each => !shown.has(each))
    .map(each => p256.sign(new TextEncoder().encode(each), own.secretKey))
  return withProof(unsecured, proof, 0, [baseSignature, publicKey, hmacKey, signatures, mandatory])
}

/**
 * What its holder shows of a document with a base proof: the mandatory parts and those at these JSON Pointers, with a
 * proof for them alone (ecdsa-sd-2023, "Derived Proof"). Throws `proof-malformed` when there is no base proof.
 */
export async function deriveProof(
  document: JsonObject,
  ports: Pick<SelectivePorts, 'canonize'>,
  pointers: string[],
): Promise<JsonObject> {
  const { proof, parts } = baseOf(document)
  const { proof: _proof, ...unsecured } = document
  const [baseSignature, publicKey, hmacKey, signatures, mandatory] = parts
  const { document: named, labels, statements } = await labelStatements(unsecured, ports.canonize, hmacKey)
  const needed = selectPointers(named, mandatory)
  const always = new Set(needed === null ? [] : await statementsOf(needed, ports.canonize, labels))
  const shown = selectPointers(named, [...mandatory, ...pointers])
  if (shown === null) throw new BadgeError('document-malformed', 'Nothing of the badge was asked for.')
  const revealed = await statementsOf(shown, ports.canonize, labels)
  const others = statements.filter(each => !always.has(each))
  const { proofValue: _value, ...options } = proof
  return withProof(withoutNames(shown), options, 1, [
    baseSignature,
    publicKey,
    revealed
      .filter(each => !always.has(each))
      .map(each => signatures[others.indexOf(each)] ?? new Uint8Array()),
    await labelMapOf(shown, ports.canonize, labels),
    revealed.flatMap((each, at) => (always.has(each) ? [at] : [])),
  ])
}

/** Tag 0x5d00 of CBOR is for base proofs, 0x5d01 for derived ones. */
function withProof(document: JsonObject, proof: JsonObject, kind: 0 | 1, parts: Cbor[]): JsonObject {
  const bytes = Uint8Array.from([0xd9, 0x5d, kind, ...encodeCbor(parts)])
  return { ...document, proof: [{ ...proof, proofValue: `u${base64urlnopad.encode(bytes)}` }] }
}

type Base = [Uint8Array, Uint8Array, Uint8Array, Uint8Array[], string[]]

function baseOf(document: JsonObject): { proof: JsonObject; parts: Base } {
  const proof = asArray(document['proof'])
    .filter(isObject)
    .find(each => each['cryptosuite'] === 'ecdsa-sd-2023')
  const value = proof?.['proofValue']
  if (!proof || typeof value !== 'string' || !value.startsWith('u2V0A')) throw noBase()
  const parts = decodeCbor(base64urlnopad.decode(value.slice(1)).subarray(3))
  if (!Array.isArray(parts) || parts.length !== 5) throw noBase()
  const [baseSignature, publicKey, hmacKey, signatures, mandatory] = parts
  const isBytes = (each: Cbor | undefined): each is Uint8Array => each instanceof Uint8Array
  if (!isBytes(baseSignature) || !isBytes(publicKey) || !isBytes(hmacKey)) throw noBase()
  if (!Array.isArray(signatures) || !signatures.every(isBytes)) throw noBase()
  if (!Array.isArray(mandatory) || !mandatory.every(each => typeof each === 'string')) throw noBase()
  return { proof, parts: [baseSignature, publicKey, hmacKey, signatures, mandatory] }
}

const noBase = () =>
  new BadgeError(
    'proof-malformed',
    'The badge has no signature from which one for its parts could be derived.',
  )
