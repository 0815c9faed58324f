import { BadgeError } from '../errors.ts'
import { asArray, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import type { Ports } from '../ports.ts'
import { credentialFaults, presentationFaults } from '../v3/data-model-faults.ts'
import { statusEntryFaults } from '../v3/status-entry-faults.ts'
import { textFaults } from '../v3/text-faults.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { malformed } from './check-shape.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed } from './report.ts'
import { type Run, startRun } from './run.ts'

/**
 * Whether an unsigned credential or presentation may be signed: it keeps to the data model, and every word in it
 * is defined, so that nothing would be left out of the signature.
 */
export async function judgeDataModel(document: JsonObject, ports: Ports): Promise<Finding> {
  const run = startRun(ports, { recipient: null, wholeProfile: false, accepted: 'credentials' })
  const presentation = typesOf(document).includes('VerifiablePresentation')
  const inside = asArray(document['verifiableCredential']).flat().filter(isObject)
  const faults = presentation
    ? [
        ...presentationFaults(document),
        ...inside.filter(each => !isEnveloped(each)).flatMap(credentialFaults),
      ]
    : [...credentialFaults(document), ...statusEntryFaults(document), ...textFaults(document)]
  if (faults.length > 0) return malformed(faults)
  const { proof: _proof, ...unsecured } = document
  try {
    await run.canonize(unsecured)
    const word = presentation ? null : await exampleWord(run, unsecured)
    if (word !== null)
      return failed('shape', 'terms-undefined', `Nothing but a vocabulary for examples defines "${word}".`)
    return passed('shape')
  } catch (cause) {
    const { outcome, reason, detail } = { reason: '', detail: '', ...proofTrouble(cause) }
    return outcome === 'passed' ? passed('shape') : { check: 'shape', outcome, reason, detail }
  }
}

const examples = 'https://www.w3.org/ns/credentials/examples/v2'
const probe = { id: 'urn:x:y', type: 'VerifiableCredential' }

/**
 * A property of the credential itself that only the vocabulary of examples defines, by which any word means
 * something: no verifier could know what it says of the credential. Null when there is none.
 */
async function exampleWord(run: Run, document: JsonObject): Promise<string | null> {
  const contexts = asArray(document['@context'])
  if (!contexts.includes(examples)) return null
  const others = contexts.filter(each => each !== examples)
  for (const name of Object.keys(document).filter(
    each => !/^@|:/.test(each) && each !== 'id' && each !== 'type',
  ))
    try {
      await run.canonize({ ...probe, '@context': others, [name]: { id: 'urn:x:z' } })
    } catch (cause) {
      if (
        cause instanceof BadgeError &&
        cause.code === 'terms-undefined' &&
        !(await isText(run, others, name))
      )
        return name
    }
  return null
}

/** Some words are of texts alone, so that an object in their place is refused for itself. */
async function isText(run: Run, contexts: Json[], name: string): Promise<boolean> {
  try {
    await run.canonize({ ...probe, '@context': contexts, [name]: '2026-01-01T00:00:00Z' })
    return true
  } catch {
    return false
  }
}

const isEnveloped = (credential: JsonObject) => typesOf(credential).includes('EnvelopedVerifiableCredential')

/** Whether the embedded proofs of any document hold, whoever made them: nothing else about it is judged. */
export async function judgeProof(document: JsonObject, ports: Ports): Promise<Finding> {
  const run = startRun(ports, { recipient: null, wholeProfile: false, accepted: 'credentials' })
  if (document['proof'] === undefined)
    return failed('proof', 'unsigned', 'The document carries no signature.')
  return (await checkDataIntegrity(run, document, { anyWords: true })).finding
}
