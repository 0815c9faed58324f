import { asArray, asText, idOf, isObject, type Json, typesOf } from '../json/json.ts'
import { looksLikeJws, parseJws } from '../read/jws.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { checkIssuerKey } from './issuer-keys.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, unknown } from './report.ts'
import type { Run } from './run.ts'

const maxInside = 20

/**
 * The signatures of credentials that stand in another document (CLR 2.0, ClrSubject; VC Data Model 2.0, 4.13): the
 * first that does not hold, else the first that could not be checked, else null. One without any may be `covered`
 * by the signature around it.
 */
export async function checkInside(run: Run, credentials: Json[], covered: boolean): Promise<Finding | null> {
  const findings: Finding[] = []
  if (credentials.length > maxInside)
    findings.push(
      unknown('proof', 'inside-too-many', `Of the credentials in it, only ${maxInside} were checked.`),
    )
  for (const each of credentials.slice(0, maxInside)) findings.push(...(await judge(run, each, covered)))
  const open = findings.filter(finding => finding.outcome !== 'passed')
  return open.find(finding => finding.outcome === 'failed') ?? open[0] ?? null
}

async function judge(run: Run, value: Json, covered: boolean): Promise<Finding[]> {
  const text = enveloped(value)
  if (text !== null) return await judgeJwt(run, text)
  if (!isObject(value) || typesOf(value).includes('EnvelopedVerifiableCredential'))
    return [
      unknown('proof', 'proof-unsupported', 'A credential in it is wrapped in a way that is not read here.'),
    ]
  if (asArray(value['proof']).length === 0)
    return covered
      ? []
      : [
          failed(
            'proof',
            'unsigned',
            'A credential in it carries no signature: anybody could have written it.',
          ),
        ]
  const { finding, signed } = await checkDataIntegrity(run, value)
  return signed ? [finding, await checkIssuerKey(run, idOf(value['issuer']), signed.key)] : [finding]
}

async function judgeJwt(run: Run, text: string): Promise<Finding[]> {
  try {
    const jws = parseJws(text)
    const inside = jws.payload['vc']
    const credential = isObject(inside) ? inside : jws.payload
    const { finding, signed } = await checkJwt(run, jws, credential)
    return signed ? [finding, await checkIssuerKey(run, idOf(credential['issuer']), signed.key)] : [finding]
  } catch (cause) {
    return [proofTrouble(cause)]
  }
}

/** A JWT as VCDM 1.1 puts it, or in the data URL of VCDM 2.0 ("Enveloped Verifiable Credentials"). */
function enveloped(value: Json): string | null {
  if (typeof value === 'string') return looksLikeJws(value) ? value : null
  if (!isObject(value) || !typesOf(value).includes('EnvelopedVerifiableCredential')) return null
  const [, text = ''] =
    /^data:application\/(?:vc\+jwt|jwt|vc-ld\+jwt),(.+)$/.exec(asText(value['id']) ?? '') ?? []
  return looksLikeJws(text) ? text : null
}
