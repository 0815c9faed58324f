import { asArray, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { toBadge } from '../read/to-badge.ts'
import { credentialFaults, presentationFaults } from '../v3/data-model-faults.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { checkHolderKey } from './check-holder-key.ts'
import { checkInside } from './check-inside.ts'
import { malformed } from './check-shape.ts'
import { type Finding, failed, passed } from './report.ts'
import type { Run } from './run.ts'
import type { Judged } from './verify-credential.ts'

export const isPresentation = (document: JsonObject) => typesOf(document).includes('VerifiablePresentation')

/** Judge a presentation: its own form and signature, where it has one, and those of the credentials in it. */
export async function verifyPresentation(run: Run, reading: Reading): Promise<Judged> {
  const { document } = reading
  const inside = asArray(document['verifiableCredential'])
  const plain = inside
    .filter(isObject)
    .filter(each => !typesOf(each).includes('EnvelopedVerifiableCredential'))
  const faults = [...presentationFaults(document), ...plain.flatMap(credentialFaults)]
  const findings: Finding[] = [passed('read'), faults.length === 0 ? passed('shape') : malformed(faults)]
  if (asArray(document['proof']).length > 0) findings.push(await proofOf(run, document))
  else if (inside.length === 0)
    findings.push(failed('proof', 'unsigned', 'It presents nothing, and nobody signed it.'))
  // The holder's signature vouches for nothing that an issuer should have signed.
  const trouble = await checkInside(run, inside, false)
  if (trouble) findings.push(trouble)
  return {
    findings,
    notApplicable: ['hosting', 'issuer-key', 'status', 'validity', 'recipient'],
    badge: toBadge(reading),
  }
}

/** The signature, and that it is by the holder that the presentation names (VC Data Model 2.0, 4.13). */
async function proofOf(run: Run, document: JsonObject): Promise<Finding> {
  const { finding, signed } = await checkDataIntegrity(run, document, { purpose: 'authentication' })
  const holder = idOf(document['holder'])
  return signed && holder !== null ? await checkHolderKey(run, holder, signed.key) : finding
}
