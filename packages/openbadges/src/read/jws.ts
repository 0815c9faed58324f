import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'

export type CompactJws = {
  header: JsonObject
  payload: JsonObject
  signature: Uint8Array
  signingInput: Uint8Array
}

/** Whether a text has the shape of a compact JWS (RFC 7515, 3.1). */
export function looksLikeJws(text: string): boolean {
  return text.length < 5_000_000 && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)
}

/** Take a compact JWS apart; base64url is read strictly. Throws `jws-malformed`. */
export function parseJws(text: string): CompactJws {
  const [header = '', payload = '', signature = ''] = text.split('.')
  return {
    header: jsonPart(header),
    payload: jsonPart(payload),
    signature: bytesPart(signature),
    signingInput: new TextEncoder().encode(`${header}.${payload}`),
  }
}

function jsonPart(part: string): JsonObject {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytesPart(part))
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('jws-malformed', 'A part of the signed badge is not text.', { cause })
  }
  const value = parseJson(text)
  if (!isObject(value))
    throw new BadgeError('jws-malformed', 'A part of the signed badge is not a JSON object.')
  return value
}

function bytesPart(part: string): Uint8Array {
  try {
    return base64urlnopad.decode(part)
  } catch (cause) {
    throw new BadgeError('jws-malformed', 'A part of the signed badge is not base64url.', { cause })
  }
}
