import { base58, base64urlnopad } from '@scure/base'
import { asText, type Json, type JsonObject } from '../json/json.ts'
import { type Suite, suites } from '../proofs/suites.ts'
import type { Purpose } from './check-data-integrity.ts'
import { type Finding, failed, unknown } from './report.ts'

/** What a proof is made of, as far as it can be told without its key. */
export type ProofForm = Suite & { signature: Uint8Array; method: string }

/** The suite before Data Integrity, which signs the same way as eddsa-rdfc-2022 (vc-di-eddsa, 3.4). */
const older: Suite = { algorithms: ['Ed25519'], canonical: 'rdfc', selective: false }

/** Read one proof, or say what is wrong with it or why it is not checked here. */
export function readProof(proof: JsonObject, purpose: Purpose, now: Date): ProofForm | Finding {
  const type = asText(proof['type'])
  if (type === null) return failed('proof', 'proof-malformed', 'A signature does not say its kind.')
  const suite =
    type === 'Ed25519Signature2020'
      ? older
      : type === 'DataIntegrityProof'
        ? suites.get(asText(proof['cryptosuite']) ?? '')
        : undefined
  if (!suite) {
    const kind = type === 'DataIntegrityProof' ? String(proof['cryptosuite']) : type
    return unknown(
      'proof',
      'proof-unsupported',
      `Signatures of the kind ${kind.slice(0, 60)} are not checked here.`,
    )
  }
  const method = asText(proof['verificationMethod'])
  const value = asText(proof['proofValue'])
  if (method === null || value === null)
    return failed('proof', 'proof-malformed', 'The signature is incomplete.')
  if (proof['proofPurpose'] !== purpose)
    return failed('proof', 'proof-purpose', 'The signature was made for another purpose than issuing.')
  const times = timesFault(proof, now)
  if (times) return times
  const signature = suite.selective ? decodeDerived(value) : decodeSignature(value)
  if (signature === null) return failed('proof', 'proof-malformed', 'The value of the signature is damaged.')
  return { ...suite, signature, method }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/

function timesFault(proof: JsonObject, now: Date): Finding | null {
  for (const name of ['created', 'expires'] as const)
    if (proof[name] !== undefined && timeOf(proof[name]) === null)
      return failed('proof', 'proof-malformed', `The signature's "${name}" is not a time.`)
  const created = timeOf(proof['created'])
  const expires = timeOf(proof['expires'])
  if (expires !== null && expires <= now.getTime())
    return failed('proof', 'proof-expired', 'The signature itself has expired.')
  // Five minutes cover clocks that disagree.
  if (created !== null && created > now.getTime() + 300_000)
    return failed('proof', 'proof-from-future', 'The signature says it was made in the future.')
  return null
}

/** A time in milliseconds; one without a zone is taken for UTC (Data Integrity 1.0, 2.1). */
function timeOf(value: Json | undefined): number | null {
  const [text, zone] = typeof value === 'string' ? (instant.exec(value) ?? []) : []
  const time = text === undefined ? Number.NaN : Date.parse(zone === undefined ? `${text}Z` : text)
  return Number.isNaN(time) ? null : time
}

function decodeDerived(value: string): Uint8Array | null {
  if (!value.startsWith('u') || value.length > 200_000) return null
  try {
    return base64urlnopad.decode(value.slice(1))
  } catch {
    return null
  }
}

function decodeSignature(value: string): Uint8Array | null {
  if (!value.startsWith('z') || value.length > 200) return null
  try {
    const bytes = base58.decode(value.slice(1))
    return bytes.length === 64 || bytes.length === 96 ? bytes : null
  } catch {
    return null
  }
}
