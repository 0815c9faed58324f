import { asArray, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Ports } from '../ports.ts'
import { credentialFaults, presentationFaults } from '../v3/data-model-faults.ts'
import { statusEntryFaults } from '../v3/status-entry-faults.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { malformed } from './check-shape.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed } from './report.ts'
import { startRun } from './run.ts'

/**
 * Whether an unsigned credential or presentation may be signed: it keeps to the data model, and every word in it
 * is defined, so that nothing would be left out of the signature.
 */
export async function judgeDataModel(document: JsonObject, ports: Ports): Promise<Finding> {
  const run = startRun(ports, {
    recipient: null,
    now: ports.clock.now(),
    wholeProfile: false,
    accepted: 'credentials',
  })
  const presentation = typesOf(document).includes('VerifiablePresentation')
  const inside = asArray(document['verifiableCredential']).filter(isObject)
  const faults = presentation
    ? [
        ...presentationFaults(document),
        ...inside.filter(each => !isEnveloped(each)).flatMap(credentialFaults),
      ]
    : [...credentialFaults(document), ...statusEntryFaults(document)]
  if (faults.length > 0) return malformed(faults)
  const { proof: _proof, ...unsecured } = document
  try {
    await run.canonize(unsecured)
    return passed('shape')
  } catch (cause) {
    const { outcome, reason, detail } = { reason: '', detail: '', ...proofTrouble(cause) }
    return outcome === 'passed' ? passed('shape') : { check: 'shape', outcome, reason, detail }
  }
}

const isEnveloped = (credential: JsonObject) => typesOf(credential).includes('EnvelopedVerifiableCredential')

/** Whether the embedded proofs of any document hold, whoever made them: nothing else about it is judged. */
export async function judgeProof(document: JsonObject, ports: Ports): Promise<Finding> {
  const run = startRun(ports, {
    recipient: null,
    now: ports.clock.now(),
    wholeProfile: false,
    accepted: 'credentials',
  })
  if (document['proof'] === undefined)
    return failed('proof', 'unsigned', 'The document carries no signature.')
  return (await checkDataIntegrity(run, document, { anyWords: true })).finding
}
