import { asArray, asText, idOf, type Json, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { badgeFromCredential } from '../v3/badge-from-credential.ts'
import { kindOf } from '../v3/kind-faults.ts'
import {
  checkDataIntegrity,
  type ProofOutcome,
  type Purpose,
  proofFailed,
  type Signed,
} from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { checkRecipient } from './check-recipient.ts'
import { checkCredentialShape } from './check-shape.ts'
import { checkStatus } from './check-status.ts'
import { checkValidity } from './check-validity.ts'
import { checkIssuerKey } from './issuer-keys.ts'
import { type Finding, passed, unknown } from './report.ts'
import type { Judged } from './report-of.ts'
import type { Run } from './run.ts'

/** Judge an Open Badges 3.0 credential in the order its specification gives ("Verification"). */
export async function verifyCredential(run: Run, reading: Reading): Promise<Judged> {
  if (typesOf(reading.document).includes('VerifiablePresentation') || isSelective(reading))
    return await verifyRare(run, reading)
  return await judge(run, reading, reading.document, await proofOf(run, reading, 'assertionMethod'))
}

/** Presentations, and credentials of which only a part was disclosed. */
async function verifyRare(run: Run, reading: Reading): Promise<Judged> {
  const { document, proof } = isSelective(reading)
    ? await (await import('./check-sd-jwt.ts')).checkSdJwt(run, reading.text.trim())
    : { document: reading.document, proof: null }
  if (!typesOf(document).includes('VerifiablePresentation'))
    return await judge(run, reading, document, proof ?? (await proofOf(run, reading, 'assertionMethod')))
  const own = proof ?? (isSecured(reading) ? await proofOf(run, reading, 'authentication') : null)
  const { verifyPresentation } = await import('./verify-presentation.ts')
  return await verifyPresentation(run, reading, document, own)
}

const isSelective = ({ form }: Reading) => form === 'sd-jwt'
const isSecured = ({ form }: Reading) => form !== 'unsigned'

async function judge(run: Run, reading: Reading, document: JsonObject, proof: ProofOutcome): Promise<Judged> {
  const badge = badgeFromCredential(document, reading.form)
  const findings: Finding[] = [passed('read'), checkCredentialShape(document, run.accepted)]
  const key = await keyFinding(run, document, proof)
  if (!run.covered) findings.push(proof.finding)
  if (key) findings.push(key)
  const proven = run.covered || key?.outcome === 'passed'
  const signed = run.covered || proof.signed !== null
  const more = signed && namesMore(document) ? await checkMore(run, reading, document, proven) : null
  if (more?.newer) return more.newer
  // No address in a credential is fetched before its signature holds, but for the key and its document.
  if (asArray(document['credentialStatus']).length > 0)
    findings.push(...(signed ? await checkStatus(run, document) : [notLookedUp]))
  findings.push(validityOf(run, reading, document), ...(more?.findings ?? []))
  const recipient = await checkRecipient(run, badge)
  if (recipient) findings.push(recipient)
  return { findings, badge, reading }
}

const notLookedUp = unknown(
  'status',
  'not-checked',
  'Where its status stands is only looked up once the signature holds.',
)

async function keyFinding(run: Run, document: JsonObject, proof: ProofOutcome): Promise<Finding | null> {
  if (run.covered) return null
  if (proof.signed) return await issuerAmong(run, document, [proof.signed, ...(proof.also ?? [])])
  return proof.finding.outcome === 'unknown'
    ? unknown('issuer-key', 'not-checked', 'Without the signature it cannot be told whose key it was.')
    : null
}

/** Others may sign beside the issuer: one of the keys must be the issuer's. */
async function issuerAmong(run: Run, document: JsonObject, signed: Signed[]): Promise<Finding | null> {
  const findings: Finding[] = []
  for (const { key, at } of signed) {
    const finding = await checkIssuerKey(run, idOf(document['issuer']), key, { document, at })
    if (finding.outcome === 'passed') return finding
    findings.push(finding)
  }
  return findings.find(({ outcome }) => outcome === 'unknown') ?? findings[0] ?? null
}

const rare = ['refreshService', 'relatedResource', 'credentialSchema', 'endorsement', 'endorsementJwt']

/** Whether a credential names documents besides its key and its status, or holds other credentials. */
function namesMore(document: JsonObject): boolean {
  return kindOf(document) === 'clr' || mentions(document, 0)
}

function mentions(value: Json | undefined, depth: number): boolean {
  if (Array.isArray(value)) return value.some(each => mentions(each, depth))
  if (typeof value !== 'object' || value === null) return false
  return (
    rare.some(name => name in value) ||
    (depth < 3 && Object.values(value).some(each => mentions(each, depth + 1)))
  )
}

async function checkMore(run: Run, reading: Reading, document: JsonObject, proven: boolean) {
  const { checkMore: check } = await import('./check-more.ts')
  return await check(
    run,
    { reading, document, proven },
    async (newer, reread) => await verifyCredential(newer, reread),
  )
}

/** The times of the credential; where it has none, those of the claims around it ("exp" and "nbf", OB 3.0, 8.2). */
function validityOf(run: Run, { jws }: Reading, document: JsonObject): Finding {
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

async function proofOf(
  run: Run,
  { form, text, jws, document }: Reading,
  purpose: Purpose,
): Promise<ProofOutcome> {
  if (jws) return await checkJwt(run, jws, document)
  if (form === 'cose') return await (await import('./check-cose.ts')).checkCose(run, text.trim())
  if (form === 'data-integrity') return await checkDataIntegrity(run, document, { purpose })
  return proofFailed('unsigned', 'The badge carries no signature, so anybody could have written it.')
}
