import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { algorithmOf } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import { findDisguise } from '../proofs/find-disguise.ts'
import { contextsAgree, hashData } from '../proofs/hash-data.ts'
import { heldBefore, rememberHeld } from './lately-proven.ts'
import { previousProofs } from './previous-proofs.ts'
import { type ProofForm, readProof } from './proof-form.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { resolveKey } from './resolve-key.ts'
import type { Run } from './run.ts'

/** A signature that holds; `at` is when it says it was made. */
export type Signed = { key: PublicJwk; method: string; at: string | null }
/** How the signatures came out; `also` are the keys of further ones that hold. */
export type ProofOutcome = { finding: Finding; signed: Signed | null; also?: Signed[] }

/** What proofs of a document are for: issuing, unless it is a presentation. */
export type Purpose = 'assertionMethod' | 'authentication'

export type ProofOptions = {
  purpose?: Purpose
  /** Whether words may be spelled in ways that only JSON-LD reads, because nothing but the proof is judged. */
  anyWords?: boolean
  /** Whether the document is one of those that are met again and again (`lately-proven.ts`). */
  again?: boolean
}

/** Judge the embedded proofs (Data Integrity 1.0, "Verify Proof Sets and Chains"). Of several, one good proof of a known kind is enough, and none may be bad. */
export async function checkDataIntegrity(
  run: Run,
  document: JsonObject,
  options: ProofOptions = {},
): Promise<ProofOutcome> {
  const carried = asArray(document['proof'])
  const proofs = carried.filter(isObject)
  if (proofs.length === 0) return proofFailed('unsigned', 'The badge carries no signature.')
  if (proofs.length < carried.length)
    return proofFailed('proof-malformed', 'Among its signatures stands something that is none.')
  if (proofs.length > 8)
    return proofFailed('proof-malformed', 'The badge carries more than eight signatures.')
  const outcomes: ProofOutcome[] = []
  for (const proof of proofs) outcomes.push(await checkProof(run, document, proof, proofs, options))
  const bad = outcomes.find(({ finding }) => finding.outcome === 'failed')
  if (bad) return bad
  const [good, ...more] = outcomes.filter(({ finding }) => finding.outcome === 'passed')
  if (!good) return outcomes[0] ?? proofFailed('unsigned', 'The badge carries no signature.')
  for (const { finding } of outcomes)
    if (finding.outcome === 'unknown') run.notes.push({ code: 'proof-unsupported', detail: finding.detail })
  return { ...good, also: more.flatMap(({ signed }) => (signed ? [signed] : [])) }
}

/** The outcome of a proof that does not count, for this reason. */
export const proofFailed = (reason: string, detail: string): ProofOutcome => ({
  finding: failed('proof', reason, detail),
  signed: null,
})

async function checkProof(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  all: JsonObject[],
  { purpose = 'assertionMethod', anyWords = false, again = false }: ProofOptions,
): Promise<ProofOutcome> {
  const form = readProof(proof, purpose, run.now)
  if ('outcome' in form) {
    const undefinedKind = form.outcome === 'unknown' ? await kindFault(run, document, proof) : null
    return { finding: undefinedKind ?? form, signed: null }
  }
  const previous = previousProofs(proof, all)
  if (previous === null)
    return proofFailed('proof-malformed', 'The signature builds on one that is not there.')
  const disguise = form.canonical === 'rdfc' && !anyWords ? findDisguise(document) : null
  if (disguise !== null)
    return {
      finding: unknown(
        'proof',
        'terms-disguised',
        `The badge spells a property as "${disguise.slice(0, 80)}", which is not read here; it may hide something.`,
      ),
      signed: null,
    }
  if (form.canonical === 'jcs' && !contextsAgree(document, proof))
    return proofFailed('proof-malformed', 'The signature was made for another context.')
  try {
    return await checkSignature(run, document, proof, form, { previous, again })
  } catch (cause) {
    return { finding: proofTrouble(cause), signed: null }
  }
}

async function checkSignature(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  { algorithms, signature, method, selective }: ProofForm,
  { previous, again }: { previous: JsonObject[]; again: boolean },
): Promise<ProofOutcome> {
  const key = await resolveKey(run, method)
  const at = asText(proof['created'])
  const algorithm = algorithmOf(key)
  if (!algorithms.includes(algorithm))
    return proofFailed('key-mismatch', 'The key is not of the kind this signature needs.')
  if (selective) {
    // Few badges have such a proof: what reads it is loaded when one comes.
    const { judgeSelective } = await import('./selective-disclosure.ts')
    const { holds, base } = await judgeSelective(run, document, proof, { key, value: signature })
    if (holds && base)
      run.notes.push({
        code: 'proof-for-holder',
        detail: 'This copy carries the signature for its holder, from which others are derived.',
      })
    return holds ? { finding: passed('proof'), signed: { key, method, at } } : wrongSignature()
  }
  if (signature.length !== (algorithm === 'ES384' ? 96 : 64))
    return proofFailed('proof-malformed', 'The signature has not the length its key gives.')
  const holds: ProofOutcome = { finding: passed('proof'), signed: { key, method, at } }
  if (again && heldBefore(proof, key, run.crypto)) return holds
  const bytes = await hashData(document, proof, run, { algorithm, previous })
  if (!(await run.crypto.verify(algorithm, key, signature, bytes))) return wrongSignature()
  if (again) rememberHeld(proof, key, run.crypto)
  return holds
}

const wrongSignature = () =>
  proofFailed(
    'signature-wrong',
    'The signature does not fit: the badge was changed, or signed with another key.',
  )

/** A signature of a kind that no context defines says nothing that JSON-LD could read: it is no signature. */
async function kindFault(run: Run, document: JsonObject, proof: JsonObject): Promise<Finding | null> {
  if (typeof proof['type'] !== 'string' || proof['type'] === 'DataIntegrityProof') return null
  try {
    await run.canonize({ '@context': document['@context'], id: 'urn:proof', type: proof['type'] })
    return null
  } catch (cause) {
    const finding = proofTrouble(cause)
    return finding.outcome === 'failed' ? finding : null
  }
}
