import { asArray, asText, idOf, isObject, type Json, typesOf } from '../json/json.ts'
import type { Badge, Reading } from '../model.ts'
import { badgeFromCredential } from '../v3/badge-from-credential.ts'
import { kindOf } from '../v3/kind-faults.ts'
import { checkDataIntegrity, type ProofOutcome } from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { checkRecipient } from './check-recipient.ts'
import { checkCredentialShape } from './check-shape.ts'
import { checkStatus } from './check-status.ts'
import { checkValidity } from './check-validity.ts'
import { checkIssuerKey } from './issuer-keys.ts'
import { type CheckName, type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

export type Judged = { findings: Finding[]; notApplicable: CheckName[]; badge: Badge }

/** Judge an Open Badges 3.0 credential in the order its specification gives ("Verification"). */
export async function verifyCredential(run: Run, reading: Reading): Promise<Judged> {
  const { document } = reading
  if (run.accepted === 'credentials' && typesOf(document).includes('VerifiablePresentation'))
    return await (await import('./verify-presentation.ts')).verifyPresentation(run, reading)
  const badge = badgeFromCredential(document, reading.form)
  const notApplicable: CheckName[] = ['hosting']
  const findings: Finding[] = [passed('read'), checkCredentialShape(document, run.accepted)]
  const proof = await proofOf(run, reading)
  findings.push(proof.finding)
  if (proof.signed) findings.push(await checkIssuerKey(run, idOf(document['issuer']), proof.signed.key))
  else if (proof.finding.outcome === 'unknown')
    findings.push(
      unknown('issuer-key', 'not-checked', 'Without the signature it cannot be told whose key it was.'),
    )
  else notApplicable.push('issuer-key')
  if (proof.signed && kindOf(document) === 'clr') {
    const subject = asArray(document['credentialSubject']).find(isObject)
    const { checkInside } = await import('./check-inside.ts')
    const trouble = await checkInside(run, asArray(subject?.['verifiableCredential']), true)
    if (trouble) findings.push(trouble)
  }
  // No address in a credential is fetched before its signature holds, but for the key and its document.
  if (asArray(document['credentialStatus']).length === 0) notApplicable.push('status')
  else if (proof.signed) findings.push(await checkStatus(run, document))
  else
    findings.push(
      unknown('status', 'not-checked', 'Where its status stands is only looked up once the signature holds.'),
    )
  findings.push(validityOf(run, reading))
  const recipient = await checkRecipient(run, badge)
  if (recipient) findings.push(recipient)
  else notApplicable.push('recipient')
  return { findings, notApplicable, badge }
}

/** The times of the credential; where it has none, those of the claims around it ("exp" and "nbf", OB 3.0, 8.2). */
function validityOf(run: Run, { jws, document }: Reading): Finding {
  const claims = jws?.payload ?? {}
  const start = asText(document['validFrom']) ?? asText(document['issuanceDate']) ?? timeOf(claims['nbf'])
  const end = asText(document['validUntil']) ?? asText(document['expirationDate']) ?? timeOf(claims['exp'])
  return checkValidity(start, end, run.now)
}

function timeOf(seconds: Json | undefined): string | null {
  if (typeof seconds !== 'number') return null
  const time = new Date(seconds * 1000)
  // A time beyond all calendars is no time, not none.
  return Number.isNaN(time.getTime()) ? `${seconds} seconds` : time.toISOString()
}

async function proofOf(run: Run, reading: Reading): Promise<ProofOutcome> {
  if (reading.jws) return await checkJwt(run, reading.jws, reading.document)
  if (reading.form === 'data-integrity') return await checkDataIntegrity(run, reading.document)
  return {
    finding: failed('proof', 'unsigned', 'The badge carries no signature, so anybody could have written it.'),
    signed: null,
  }
}
