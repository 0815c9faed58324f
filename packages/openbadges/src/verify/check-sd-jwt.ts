import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { asText, isObject, type Json, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { algorithmOf, toPublicJwk } from '../keys/jwk.ts'
import { parseJws } from '../read/jws.ts'
import type { ProofOutcome } from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { proofTrouble } from './proof-trouble.ts'
import { failed } from './report.ts'
import type { Run } from './run.ts'

const hashes: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  'sha-256': sha256,
  'sha-384': sha384,
  'sha-512': sha512,
}

/** What an SD-JWT is judged by, and the credential with what was disclosed in its place. */
export type Disclosed = { proof: ProofOutcome; document: JsonObject }

/** Judge an SD-JWT (RFC 9901; VC-JOSE-COSE, "Securing with SD-JWT"): its signature, what was disclosed, and its binding to a holder. */
export async function checkSdJwt(run: Run, text: string): Promise<Disclosed> {
  const parts = text.split('~')
  const [jwt = ''] = parts
  const binding = parts.at(-1) ?? ''
  const signed = parseJws(jwt)
  const { header, payload } = signed
  const bad = (reason: string, detail: string): Disclosed => ({
    proof: { finding: failed('proof', reason, detail), signed: null },
    document: payload,
  })
  const type = asText(header['typ'])
  if (type !== null && !/^(?:application\/)?v[cp]\+sd-jwt$/.test(type))
    return bad('header-refused', 'The signed text says that it is something else than a badge.')
  try {
    const document = disclose(payload, parts.slice(1, -1))
    if (binding !== '' && !(await boundToHolder(run, document, text.slice(0, -binding.length), binding)))
      return bad('signature-wrong', 'The signature of the holder does not fit.')
    const { cnf: _cnf, ...credential } = document
    return { proof: await checkJwt(run, signed, credential), document: credential }
  } catch (cause) {
    return { proof: { finding: proofTrouble(cause), signed: null }, document: payload }
  }
}

type Disclosure = { name: string | null; value: Json; used: boolean }

const damaged = () => new BadgeError('proof-malformed', 'What was disclosed does not fit what was signed.')

/** RFC 9901, 7.1: each disclosure takes the place of its digest, and none is left over or used twice. */
function disclose(payload: JsonObject, disclosures: string[]): JsonObject {
  const algorithm = payload['_sd_alg'] ?? 'sha-256'
  const hash = typeof algorithm === 'string' ? hashes[algorithm] : undefined
  if (hash === undefined || disclosures.length > 1_000) throw damaged()
  const known = new Map<string, Disclosure>()
  for (const text of disclosures) {
    const digest = base64urlnopad.encode(hash(utf8ToBytes(text)))
    if (known.has(digest)) throw damaged()
    known.set(digest, parseDisclosure(text))
  }
  const { _sd_alg: _algorithm, ...signed } = payload
  const whole = inPlace(signed, { known, seen: new Set() }, 0)
  if (!isObject(whole) || [...known.values()].some(({ used }) => !used)) throw damaged()
  return whole
}

function parseDisclosure(text: string): Disclosure {
  let value: Json
  try {
    value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(text)))
  } catch {
    throw damaged()
  }
  if (!Array.isArray(value) || typeof value[0] !== 'string') throw damaged()
  const [, first, second] = value
  if (value.length === 2 && first !== undefined) return { name: null, value: first, used: false }
  if (
    value.length !== 3 ||
    typeof first !== 'string' ||
    second === undefined ||
    /^(?:_sd|\.\.\.)$/.test(first)
  )
    throw damaged()
  return { name: first, value: second, used: false }
}

type Placing = { known: Map<string, Disclosure>; seen: Set<string> }

function inPlace(value: Json, placing: Placing, depth: number): Json {
  if (depth > 100) throw damaged()
  if (Array.isArray(value))
    return value.flatMap(each => {
      if (!isObject(each) || Object.keys(each).join() !== '...') return [inPlace(each, placing, depth + 1)]
      const found = take(each['...'], placing)
      if (found && found.name !== null) throw damaged()
      return found ? [inPlace(found.value, placing, depth + 1)] : []
    })
  if (!isObject(value)) return value
  const { _sd: digests, ...plain } = value
  if (digests !== undefined && !Array.isArray(digests)) throw damaged()
  const members = Object.entries(plain).map(([name, member]): [string, Json] => [
    name,
    inPlace(member ?? null, placing, depth + 1),
  ])
  for (const digest of digests ?? []) {
    const found = take(digest, placing)
    if (!found) continue
    if (found.name === null || members.some(([name]) => name === found.name)) throw damaged()
    members.push([found.name, inPlace(found.value, placing, depth + 1)])
  }
  return Object.fromEntries(members)
}

function take(digest: Json | undefined, { known, seen }: Placing): Disclosure | undefined {
  if (typeof digest !== 'string' || seen.has(digest)) throw damaged()
  seen.add(digest)
  const found = known.get(digest)
  if (found) found.used = true
  return found
}

/** RFC 9901, 4.3: the key that the issuer named signs the hash of all that is shown. */
async function boundToHolder(
  run: Run,
  document: JsonObject,
  shown: string,
  binding: string,
): Promise<boolean> {
  const { header, payload, signature, signingInput } = parseJws(binding)
  const { cnf } = document
  const key = toPublicJwk(isObject(cnf) ? cnf['jwk'] : undefined)
  const sameText = payload['sd_hash'] === base64urlnopad.encode(sha256(utf8ToBytes(shown)))
  return (
    header['typ'] === 'kb+jwt' &&
    sameText &&
    (await run.crypto.verify(algorithmOf(key), key, signature, signingInput))
  )
}
