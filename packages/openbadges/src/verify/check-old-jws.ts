import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import { methodsOf } from '../keys/controller-document.ts'
import { algorithmOf } from '../keys/jwk.ts'
import { jwkFromPem } from '../keys/pem.ts'
import type { BadgeVersion, Reading } from '../model.ts'
import type { Algorithm, PublicJwk } from '../ports.ts'
import { parseJws } from '../read/jws.ts'
import { refusedHeader } from './check-jwt.ts'
import type { Linked } from './linked-documents.ts'
import { proofTrouble } from './proof-trouble.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { hostOf, type Run, related } from './run.ts'

const algorithms: Record<string, Algorithm> = {
  RS256: 'RS256',
  ES256: 'ES256',
  ES384: 'ES384',
  EdDSA: 'Ed25519',
}

/** The address of the key whose signature holds, else what keeps it from being believed. */
export type OldSignature = { keyUrl: string } | { keyUrl: null; finding: Finding }

/** Judge the JWS of a signed 1.x or 2.0 assertion by the keys that it names, else by those that its issuer lists. */
export async function checkOldJws(
  run: Run,
  reading: Reading,
  issuer: JsonObject | null,
): Promise<OldSignature> {
  const bad = (finding: Finding): OldSignature => ({ keyUrl: null, finding })
  try {
    const { header, signature, signingInput } = reading.jws ?? parseJws(reading.text.trim())
    const demand = refusedHeader(header)
    if (demand) return bad(demand)
    const alg = String(header['alg'])
    const algorithm = Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined
    if (algorithm === undefined)
      return bad(
        failed(
          'proof',
          'algorithm-refused',
          `The algorithm "${alg.slice(0, 20)}" is not one that proves anything here.`,
        ),
      )
    const named = namedKeys(reading.document)
    const listed = issuer ? asArray(issuer['publicKey']).map(idOf) : []
    const candidates = (named.length > 0 ? named : listed).filter(isAddress)
    if (candidates.length === 0)
      return bad(
        unknown('proof', 'key-not-found', 'Neither the badge nor its issuer says which key signed it.'),
      )
    const tried: Finding[] = []
    for (const url of candidates.slice(0, 4)) {
      const key = await fetchKey(run, url).catch(cause => proofTrouble(cause))
      if ('outcome' in key) {
        tried.push(key)
        continue
      }
      if (algorithmOf(key) !== algorithm) continue
      if (await run.crypto.verify(algorithm, key, signature, signingInput)) return { keyUrl: url }
    }
    return bad(
      tried[0] ??
        failed(
          'proof',
          'signature-wrong',
          'The signature does not fit: the badge was changed, or signed with another key.',
        ),
    )
  } catch (cause) {
    return bad(proofTrouble(cause))
  }
}

/** The keys that an assertion names itself, whatever they are worth. */
export function namedKeys(assertion: JsonObject): string[] {
  const verification = assertion['verification'] ?? assertion['verify']
  if (!isObject(verification)) return []
  return [idOf(verification['creator']), asText(verification['url'])].filter(url => url !== null)
}

const isAddress = (url: string | null): url is string => url !== null && /^https?:\/\//.test(url)

async function fetchKey(run: Run, url: string): Promise<PublicJwk> {
  const answer = await run.get(
    url,
    'application/ld+json, application/json, application/x-pem-file, text/plain',
  )
  if (answer.status < 200 || answer.status > 299)
    throw new BadgeError('unreachable', `${hostOf(url)} answered ${answer.status} instead of the key.`)
  // Else any page of the school that sends visitors on would make a stranger's key the school's.
  if (!related(hostOf(url), hostOf(answer.url)))
    throw new BadgeError('refused', `${hostOf(url)} sends on to ${hostOf(answer.url)} for the key.`)
  const text = new TextDecoder().decode(answer.body).trim()
  if (text.startsWith('-----BEGIN')) return jwkFromPem(text)
  const document = await run.getJson(url)
  const pem = asText(document['publicKeyPem'])
  if (pem !== null) return jwkFromPem(pem)
  const key = methodsOf(document, url)[0]
  if (!key) throw new BadgeError('key-not-found', 'There is no key where the badge says its key is.')
  return key.read()
}

/** 2.0: the hosted profile lists the key. 1.x has no such list, so key and issuer must share a host. */
export function ownership(
  keyUrl: string,
  version: BadgeVersion,
  { issuer, issuerUrl, missing }: Linked,
): Finding {
  if (!issuer || missing || issuerUrl === null)
    return unknown(
      'issuer-key',
      'issuer-unreachable',
      missing?.detail ?? 'The issuer has no document of its own that could list the key.',
    )
  const listed = asArray(issuer['publicKey']).map(idOf)
  if (listed.includes(keyUrl)) return passed('issuer-key')
  if (version !== '2.0' && listed.length === 0 && hostOf(issuerUrl) === hostOf(keyUrl))
    return passed('issuer-key')
  return failed(
    'issuer-key',
    'issuer-unproven',
    'The signature is by a key that the issuer does not list as its own.',
  )
}
