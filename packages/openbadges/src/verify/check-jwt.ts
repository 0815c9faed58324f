import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import { algorithmOf, toPublicJwk } from '../keys/jwk.ts'
import type { Algorithm } from '../ports.ts'
import type { CompactJws } from '../read/jws.ts'
import type { ProofOutcome } from './check-data-integrity.ts'
import { keyFor } from './key-for.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed } from './report.ts'
import type { Run } from './run.ts'

const algorithms: Record<string, Algorithm> = {
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
  ES256: 'ES256',
  ES384: 'ES384',
  RS256: 'RS256',
}

/** Judge a VC-JWT: the algorithm is the key's, never the header's word alone; registered claims must agree with the credential. */
export async function checkJwt(run: Run, jws: CompactJws, credential: JsonObject): Promise<ProofOutcome> {
  const bad = (reason: string, detail: string) => ({ finding: failed('proof', reason, detail), signed: null })
  try {
    const { header, payload, signature, signingInput } = jws
    const alg = asText(header['alg']) ?? 'none'
    const algorithm = Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined
    if (algorithm === undefined)
      return bad(
        'algorithm-refused',
        `The algorithm "${alg.slice(0, 20)}" is not one that proves anything here.`,
      )
    const demand = refusedHeader(header)
    if (demand) return { finding: demand, signed: null }
    const form = formFault(payload)
    if (form !== null) return bad('claims-contradict', form)
    const method = asText(header['kid'])
    const key =
      header['jwk'] === undefined ? await keyFor(run, method, credential) : toPublicJwk(header['jwk'])
    if (algorithmOf(key) !== algorithm)
      return bad('key-mismatch', 'The key is not of the kind the signature claims.')
    if (!(await run.crypto.verify(algorithm, key, signature, signingInput))) {
      return bad(
        'signature-wrong',
        'The signature does not fit: the badge was changed, or signed with another key.',
      )
    }
    const claim = contradiction(payload, credential)
    if (claim !== null) return bad('claims-contradict', `The signed claim "${claim}" contradicts the badge.`)
    return { finding: passed('proof'), signed: { key, method: method ?? 'jwk', at: issuedAt(payload) } }
  } catch (cause) {
    return { finding: proofTrouble(cause), signed: null }
  }
}

/** When a token says it was made (RFC 7519, 4.1.6), or at least from when it counts. */
function issuedAt(payload: JsonObject): string | null {
  const seconds = payload['iat'] ?? payload['nbf']
  return typeof seconds === 'number' && Math.abs(seconds) < 8e12
    ? new Date(seconds * 1000).toISOString()
    : null
}

/** What a header may not ask for (RFC 7515, 4.1.11; RFC 7797), or null. */
export function refusedHeader(header: JsonObject): Finding | null {
  if (header['crit'] !== undefined)
    return failed('proof', 'header-refused', 'The signature demands extensions that are not known here.')
  const type = asText(header['typ'])
  if (
    type !== null &&
    /\+jwt$/i.test(type) &&
    !/^(?:application\/)?v[cp](?:[+-]ld)?\+(?:sd-)?jwt$/i.test(type)
  )
    return failed('proof', 'header-refused', 'The signed text says that it is something else than a badge.')
  if (header['b64'] !== undefined)
    return failed('proof', 'header-refused', 'The signature uses an unencoded payload.')
  return null
}

/** A `vc` or `vp` claim belongs to VCDM 1.1 alone; beside another credential, readers would disagree which one is meant. */
function formFault(payload: JsonObject): string | null {
  const inside = payload['vc'] ?? payload['vp']
  if (inside === undefined) return null
  if (payload['@context'] !== undefined)
    return 'The signed text holds two credentials, of which one is hidden.'
  return isObject(inside) && asArray(inside['@context'])[0] === 'https://www.w3.org/ns/credentials/v2'
    ? 'A credential of this data model may not stand in a "vc" claim.'
    : null
}

/** Open Badges 3.0, "VC-JWT Proof Format": iss, jti, sub and nbf repeat the credential; an absent one says nothing. */
function contradiction(payload: JsonObject, credential: JsonObject): string | null {
  const subject = asArray(credential['credentialSubject']).find(isObject) ?? {}
  const expected: Record<string, string | null> = {
    iss: idOf(credential['issuer']) ?? idOf(credential['holder']),
    jti: asText(credential['id']),
    sub: asText(subject['id']),
  }
  for (const [claim, value] of Object.entries(expected)) {
    if (payload[claim] !== undefined && value !== null && payload[claim] !== value) return claim
  }
  const times: Record<string, string | null> = {
    nbf: asText(credential['validFrom']) ?? asText(credential['issuanceDate']),
    exp: asText(credential['validUntil']) ?? asText(credential['expirationDate']),
  }
  for (const [claim, value] of Object.entries(times)) {
    const seconds = payload[claim]
    if (seconds === undefined) continue
    if (typeof seconds !== 'number') return claim
    if (value !== null && Math.floor(new Date(value).getTime() / 1000) !== Math.floor(seconds)) return claim
  }
  return null
}
