import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { credentialFaults, presentationFaults } from '../v3/data-model-faults.ts'
import type { ProofOutcome } from './check-data-integrity.ts'
import { checkHolderKey } from './check-holder-key.ts'
import { insideFinding, judgeInside } from './check-inside.ts'
import { malformed } from './check-shape.ts'
import { type Finding, failed, passed } from './report.ts'
import type { Judged } from './report-of.ts'
import type { Run } from './run.ts'

/** Judge a presentation: its own form and signature, where it has one, its holder's key, and the credentials in it. */
export async function verifyPresentation(
  run: Run,
  reading: Reading,
  document: JsonObject,
  proof: ProofOutcome | null,
): Promise<Judged> {
  const inside = asArray(document['verifiableCredential']).flat()
  const plain = inside
    .filter(isObject)
    .filter(each => !typesOf(each).includes('EnvelopedVerifiableCredential'))
  const faults = [...presentationFaults(document), ...plain.flatMap(credentialFaults)]
  const findings: Finding[] = [passed('read'), faults.length === 0 ? passed('shape') : malformed(faults)]
  const holder = idOf(document['holder'])
  if (proof) findings.push(replayed(run, reading, document) ?? (await proven(run, proof, holder)))
  else if (inside.length === 0 || holder !== null)
    findings.push(failed('proof', 'unsigned', 'Nobody signed it: anybody could present it, in any name.'))
  // What a holder says of themselves needs no signature but theirs.
  const own = (credential: JsonObject) =>
    proof?.signed !== null && proof !== null && idOf(credential['issuer']) === holder
  run.inside.push(...(await judgeInside(run, inside, 'presented', own)))
  findings.push(...insideFinding(run.inside))
  return { findings, badge: null }
}

/** The signature, and that it is by the holder that the presentation names (VC Data Model 2.0, 4.13). */
async function proven(run: Run, { finding, signed }: ProofOutcome, holder: string | null): Promise<Finding> {
  return signed && holder !== null ? await checkHolderKey(run, holder, signed.key) : finding
}

/** A presentation that was made for another occasion or for somebody else (Data Integrity 1.0, "challenge" and "domain"). */
function replayed(run: Run, { jws }: Reading, document: JsonObject): Finding | null {
  const claims = jws?.payload ?? null
  const proofs = asArray(document['proof']).filter(isObject)
  const says = (name: 'challenge' | 'domain', claim: 'nonce' | 'aud', wanted: string | null) => {
    if (wanted === null) return true
    const given = claims ? [claims[claim]] : proofs.map(proof => proof[name])
    return given.length > 0 && given.every(value => asArray(value).some(each => asText(each) === wanted))
  }
  if (!says('challenge', 'nonce', run.challenge))
    return failed('proof', 'proof-challenge', 'The presentation was made for another occasion.')
  if (!says('domain', 'aud', run.domain))
    return failed('proof', 'proof-domain', 'The presentation was made for somebody else.')
  return null
}
