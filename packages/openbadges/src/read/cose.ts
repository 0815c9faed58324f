import { base64nopad, base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { type Cbor, decodeCbor, encodeSigStructure } from '../json/cbor.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'

/** A COSE_Sign1 (RFC 9052, 4.2) whose content is a JSON object. */
export type CoseSign1 = {
  /** What its protected header says: `alg` by number, `kid`, `contentType` and `type`. */
  header: { alg: number | null; kid: string | null; contentType: string | null; type: string | null }
  payload: JsonObject
  signature: Uint8Array
  signingInput: Uint8Array
}

/** Whether bytes begin like a tagged COSE_Sign1. */
export function looksLikeCose(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd2 && bytes[1] === 0x84
}

/** The COSE_Sign1 that a text in base64 or base64url holds, or null when it holds none. */
export function coseBytes(text: string): CoseSign1 | null {
  if (!/^0oR[\w+/-]{8,}={0,2}$/.test(text) || text.length > 5_000_000) return null
  const bare = text.replace(/=+$/, '')
  try {
    return parseCose((/[+/]/.test(bare) ? base64nopad : base64urlnopad).decode(bare))
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw damaged(cause)
  }
}

/** Take a COSE_Sign1 apart. Throws `jws-malformed`. */
export function parseCose(bytes: Uint8Array): CoseSign1 {
  try {
    const parts = decodeCbor(bytes)
    if (!Array.isArray(parts) || parts.length !== 4) throw damaged()
    const [guarded, , content, signature] = parts
    if (!(guarded instanceof Uint8Array && content instanceof Uint8Array && signature instanceof Uint8Array))
      throw damaged()
    const payload = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(content))
    if (!isObject(payload)) throw damaged()
    return {
      header: headerOf(guarded.length === 0 ? new Map() : decodeCbor(guarded)),
      payload,
      signature,
      signingInput: encodeSigStructure(guarded, content),
    }
  } catch (cause) {
    throw damaged(cause)
  }
}

/** Labels of RFC 9052, 3.1, and RFC 9596. A critical header is one that is not known here. */
function headerOf(value: Cbor): CoseSign1['header'] {
  if (!(value instanceof Map) || value.has(2)) throw damaged()
  const alg = value.get(1)
  const text = (label: number) => {
    const found = value.get(label)
    if (found instanceof Uint8Array) return new TextDecoder().decode(found)
    return typeof found === 'string' ? found : null
  }
  return { alg: typeof alg === 'number' ? alg : null, kid: text(4), contentType: text(3), type: text(16) }
}

const damaged = (cause?: unknown) =>
  new BadgeError('jws-malformed', 'The signed badge is damaged, or it is not text in JSON.', { cause })
