import { BadgeError } from '../errors.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import { parseBytes } from '../json/parse-json.ts'
import { fromBase64url } from '../text/base64url.ts'

/** A compact JWS, taken apart. */
export type CompactJws = {
  header: JsonObject
  payload: JsonObject
  signature: Uint8Array
  signingInput: Uint8Array
}

/** Whether a text begins with the letters of an opened JSON object and has two dots; the tilde is that of an SD-JWT. */
export function beginsAsJws(text: string): boolean {
  return (
    text.length < 5_000_000 &&
    text.startsWith('eyJ') &&
    text.split('.', 4).length === 3 &&
    !text.includes('~')
  )
}

/** Whether a text has the shape of a compact JWS (RFC 7515, 3.1). */
export function looksLikeJws(text: string): boolean {
  return text.length < 5_000_000 && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)
}

/** Whether a text is a JWT with disclosures behind it (RFC 9901, 4): each ends in a tilde. */
export function looksLikeSdJwt(text: string): boolean {
  return (
    text.length < 5_000_000 &&
    text.includes('~') &&
    /^[\w-]+\.[\w-]+\.[\w-]+(?:~[\w-]+)*~(?:[\w-]+\.[\w-]+\.[\w-]+)?$/.test(text)
  )
}

/** Take a compact JWS apart; base64url is read strictly. Throws `jws-malformed`. */
export function parseJws(text: string): CompactJws {
  const [header = '', payload = '', signature = ''] = text.split('.')
  return {
    header: jsonPart(header),
    payload: jsonPart(payload),
    signature: bytesPart(signature),
    signingInput: encoder.encode(text.slice(0, header.length + 1 + payload.length)),
  }
}

const encoder = new TextEncoder()

function jsonPart(part: string): JsonObject {
  const value = parse(bytesPart(part))
  if (!isObject(value))
    throw new BadgeError('jws-malformed', 'A part of the signed badge is not a JSON object.')
  return value
}

function parse(bytes: Uint8Array) {
  try {
    return parseBytes(bytes)
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('jws-malformed', 'A part of the signed badge is not text.', { cause })
  }
}

function bytesPart(part: string): Uint8Array {
  const bytes = fromBase64url(part)
  if (bytes === null) throw new BadgeError('jws-malformed', 'A part of the signed badge is not base64url.')
  return bytes
}
