import { base58 } from '@scure/base'
import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { algorithmOf } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import { findDisguise } from '../proofs/find-disguise.ts'
import { contextsAgree, hashData, suites } from '../proofs/hash-data.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { resolveKey } from './resolve-key.ts'
import type { Run } from './run.ts'

export type Signed = { key: PublicJwk; method: string }
export type ProofOutcome = { finding: Finding; signed: Signed | null }

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** Judge the embedded proofs (Data Integrity 1.0, "Verify Proof"). Of several, one good proof of a known kind is enough, and none may be bad. */
export async function checkDataIntegrity(run: Run, document: JsonObject): Promise<ProofOutcome> {
  const carried = asArray(document['proof'])
  const proofs = carried.filter(isObject)
  if (proofs.length === 0)
    return { finding: failed('proof', 'unsigned', 'The badge carries no signature.'), signed: null }
  if (proofs.length < carried.length)
    return {
      finding: failed('proof', 'proof-malformed', 'Among its signatures stands something that is none.'),
      signed: null,
    }
  if (proofs.length > 8)
    return {
      finding: failed('proof', 'proof-malformed', 'The badge carries more than eight signatures.'),
      signed: null,
    }
  const outcomes: ProofOutcome[] = []
  for (const proof of proofs) outcomes.push(await checkProof(run, document, proof))
  return (
    outcomes.find(({ finding }) => finding.outcome === 'failed') ??
    outcomes.find(({ finding }) => finding.outcome === 'passed') ??
    outcomes[0] ?? { finding: failed('proof', 'unsigned', 'The badge carries no signature.'), signed: null }
  )
}

async function checkProof(run: Run, document: JsonObject, proof: JsonObject): Promise<ProofOutcome> {
  const bad = (reason: string, detail: string) => ({ finding: failed('proof', reason, detail), signed: null })
  const dunno = (reason: string, detail: string) => ({
    finding: unknown('proof', reason, detail),
    signed: null,
  })
  const suiteName = asText(proof['cryptosuite'])
  const suite = suites.get(suiteName ?? '')
  if (asText(proof['type']) === null) return bad('proof-malformed', 'A signature does not say its kind.')
  if (proof['type'] !== 'DataIntegrityProof')
    return dunno(
      'proof-unsupported',
      `Signatures of the kind ${String(proof['type']).slice(0, 60)} are not checked here.`,
    )
  if (!suite)
    return dunno(
      'proof-unsupported',
      `Signatures of the kind ${String(suiteName).slice(0, 60)} are not checked here.`,
    )
  const method = asText(proof['verificationMethod'])
  const value = asText(proof['proofValue'])
  if (method === null || value === null) return bad('proof-malformed', 'The signature is incomplete.')
  if (proof['proofPurpose'] !== 'assertionMethod')
    return bad('proof-purpose', 'The signature was made for another purpose than issuing.')
  if ('previousProof' in proof)
    return dunno('proof-unsupported', 'The signature builds on another one, which is not checked here.')
  const times = checkTimes(run, proof)
  if (times) return { finding: times, signed: null }
  const disguise = suite.form === 'rdfc' ? findDisguise(document) : null
  if (disguise !== null)
    return dunno(
      'terms-disguised',
      `The badge spells a property as "${disguise.slice(0, 80)}", which is not read here; it may hide something.`,
    )
  if (suite.form === 'jcs' && !contextsAgree(document, proof))
    return bad('proof-malformed', 'The signature was made for another context.')
  const signature = decodeSignature(value)
  if (signature?.length === 96 && suite.algorithm === 'ES256')
    return dunno('proof-unsupported', 'Signatures with keys on the curve P-384 are not checked here.')
  if (signature?.length !== 64)
    return bad('proof-malformed', 'The signature is not 64 bytes in base58btc multibase.')
  try {
    const key = await resolveKey(run, method)
    if (algorithmOf(key) !== suite.algorithm)
      return bad('key-mismatch', 'The key is not of the kind this signature needs.')
    const good = await run.crypto.verify(
      suite.algorithm,
      key,
      signature,
      await hashData(document, proof, run),
    )
    if (!good)
      return bad(
        'signature-wrong',
        'The signature does not fit: the badge was changed, or signed with another key.',
      )
    return { finding: passed('proof'), signed: { key, method } }
  } catch (cause) {
    return { finding: proofTrouble(cause), signed: null }
  }
}

function checkTimes(run: Run, proof: JsonObject): Finding | null {
  for (const name of ['created', 'expires'] as const) {
    const text = proof[name]
    if (text === undefined) continue
    if (typeof text !== 'string' || !instant.test(text))
      return failed('proof', 'proof-malformed', `The signature's "${name}" is not a time.`)
  }
  const created = asText(proof['created'])
  const expires = asText(proof['expires'])
  if (expires !== null && new Date(expires) <= run.now)
    return failed('proof', 'proof-expired', 'The signature itself has expired.')
  // Five minutes cover clocks that disagree.
  if (created !== null && new Date(created).getTime() > run.now.getTime() + 300_000)
    return failed('proof', 'proof-from-future', 'The signature says it was made in the future.')
  return null
}

function decodeSignature(value: string): Uint8Array | null {
  if (!value.startsWith('z') || value.length > 200) return null
  try {
    return base58.decode(value.slice(1))
  } catch {
    return null
  }
}
