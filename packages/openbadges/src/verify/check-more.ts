import { asArray, isObject, type JsonObject } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { kindOf } from '../v3/kind-faults.ts'
import { insideFinding, judgeInside } from './check-inside.ts'
import { checkResources } from './check-resources.ts'
import { checkSchemas } from './check-schemas.ts'
import { judgeEndorsements } from './judge-endorsements.ts'
import { refreshedCopy } from './refreshed-copy.ts'
import type { Finding } from './report.ts'
import type { Judged } from './report-of.ts'
import type { Run } from './run.ts'

/** A credential whose signature holds; `proven` says that the key is the issuer's, too. */
export type Signed = { reading: Reading; document: JsonObject; proven: boolean }

/** Judges a credential from the beginning. */
export type Again = (run: Run, reading: Reading) => Promise<Judged>

/**
 * What few credentials carry and what is looked at only once the signature holds: a newer copy, the documents it
 * gives digests of, its schemas, the credentials in it, and endorsements.
 */
export async function checkMore(
  run: Run,
  { reading, document, proven }: Signed,
  again: Again,
): Promise<{ newer: Judged | null; findings: Finding[] }> {
  if (proven && !run.covered && !run.refreshed) {
    const newer = await refreshedCopy(run, document, again)
    if (newer) return { newer, findings: [] }
  }
  const findings: Finding[] = []
  if (proven)
    findings.push(...(await checkResources(run, document)), ...(await checkSchemas(run, reading, document)))
  if (kindOf(document) === 'clr') {
    const subject = asArray(document['credentialSubject']).find(isObject)
    // Whoever signs the record vouches for what carries no signature of its own.
    run.inside.push(
      ...(await judgeInside(run, asArray(subject?.['verifiableCredential']), 'recorded', () => true)),
    )
    findings.push(...insideFinding(run.inside))
  }
  if (proven) run.inside.push(...(await judgeEndorsements(run, document)))
  return { newer: null, findings }
}
