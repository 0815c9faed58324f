import { type Finding, type Ports, read, verify } from 'openbadges'
import { type JsonObject, parseJws, type Reading } from 'openbadges/read'
import { textToVerify } from './enveloped.ts'
import { isRecord, listOf } from './issue-options.ts'
import { otherOccasion } from './other-occasion.ts'
import { problem } from './problem.ts'

/** The answer to a request to verify (VC-API, "Verify Credential"): 200 when it holds, 400 when it does not. */
export type Verification = { status: 200 | 400; body: JsonObject }

type Kind = 'Credential' | 'Presentation'

/** POST /credentials/verify and /presentations/verify. Throws `BadRequest` for what cannot be judged at all. */
export async function verifyRequest(ports: Ports, body: JsonObject, kind: Kind): Promise<Verification> {
  const document = body[`verifiable${kind}`]
  const options = isRecord(body['options']) ? body['options'] : {}
  const text = textToVerify(document, kind)
  const report = await verify(text, ports, { accept: 'credentials' })
  const other = isRecord(document) ? otherOccasion(document, options) : null
  const findings = [...kindFinding(text, kind), ...(other ? [other] : []), ...report.findings]
  const open = findings.filter(finding => finding.outcome !== 'passed')
  const errors = open.filter(finding => decides(finding, listOf(options['checks'])))
  return {
    status: errors.length === 0 ? 200 : 400,
    body: {
      verified: errors.length === 0,
      checks: [...new Set(findings.map(({ check }) => check))],
      warnings: open.filter(finding => !errors.includes(finding)).map(problem),
      errors: errors.map(problem),
    },
  }
}

/** Whoever asks for the proof alone hears what else could not be looked up, but is not refused for it. */
function decides({ check, outcome }: Finding, asked: unknown[]): boolean {
  const lookedUp = check === 'status' || check === 'hosting'
  return outcome === 'failed' || !lookedUp || asked.length === 0 || asked.includes('credentialStatus')
}

/** A credential is no presentation. */
function kindFinding(text: string, kind: Kind): Finding[] {
  const outcome = read(text)
  const types = outcome.kind === 'badge' ? listOf(outcome.reading.document['type']) : []
  const typ = outcome.kind === 'badge' ? mediaType(outcome.reading) : null
  const others = kind === 'Credential' ? /^vp\b/ : /^vc\b/
  if (types.includes(`Verifiable${kind}`) && !others.test(typ ?? '')) return []
  const detail = `It is no verifiable ${kind.toLowerCase()}.`
  return [{ check: 'shape', outcome: 'failed', reason: 'shape-wrong', detail }]
}

/** What the header of a JWT says it is (VC-JOSE-COSE, 3.1), without "application/". */
function mediaType({ form, text }: Reading): string | null {
  const typ = form === 'vc-jwt' ? parseJws(text.trim()).header['typ'] : null
  return typeof typ === 'string' ? typ.replace(/^application\//, '') : null
}
