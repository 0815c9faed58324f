import type { Finding } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { isRecord, listOf } from './issue-options.ts'

const expected = [
  ['expectedProofPurpose', 'proofPurpose'],
  ['domain', 'domain'],
  ['challenge', 'challenge'],
] as const

/** Whether the proofs of a document were made for what the caller expects (Data Integrity 1.0, "Verify Proof"). */
export function otherOccasion(document: JsonObject, options: JsonObject): Finding | null {
  const proofs = listOf(document['proof']).filter(isRecord)
  for (const [option, name] of expected) {
    const wanted = options[option]
    if (typeof wanted !== 'string') continue
    if (proofs.every(proof => listOf(proof[name]).includes(wanted))) continue
    const detail = `options.${option} is not what "${name}" of the proof says.`
    return { check: 'proof', outcome: 'failed', reason: `proof-${name}`, detail }
  }
  return null
}
