import { BadgeError, type BadgeErrorCode } from '../errors.ts'
import { asText, isObject, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import type { Reading } from '../model.ts'
import { detect } from './detect.ts'
import { beginsAsJws, looksLikeJws, looksLikeSdJwt, parseJws } from './jws.ts'

/** What came of reading: a badge, an address where it lies, or why it is none. */
export type ReadOutcome =
  | { kind: 'badge'; reading: Reading }
  /** The input names where the badge is; fetch it and read what comes back. */
  | { kind: 'url'; url: string; image: Reading['image'] }
  | { kind: 'failed'; code: BadgeErrorCode; detail: string }

/** Whether an input begins as pictures do, and is not for `readPlain`. */
export function beginsAsPicture(input: Uint8Array | string): boolean {
  if (typeof input === 'string') return /^\s*</.test(input)
  // Blanks of XML and a mark of byte order may stand before an SVG.
  const first = input.find(byte => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
  return input[0] === 0x89 || first === 0x3c
}

/** Whether an input begins as a badge signed in binary form does, and is not for `readPlain`: as bytes, or in base64. */
export function beginsAsCose(input: Uint8Array | string): boolean {
  if (typeof input === 'string') return /^\s*0oR[\w+/-]{8}/.test(input)
  const text = input[0] === 0x30 && input[1] === 0x6f && input[2] === 0x52
  return text || (input[0] === 0xd2 && input[1] === 0x84)
}

/** Read a badge that is no picture: JSON, compact JWS or a URL. Never throws for a bad badge. */
export function readPlain(input: Uint8Array | string): ReadOutcome {
  return orFailed(() => readText(typeof input === 'string' ? input : decode(input), null))
}

/** What was read, or why it could not be. */
export function orFailed(reading: () => ReadOutcome): ReadOutcome {
  try {
    return reading()
  } catch (cause) {
    if (cause instanceof BadgeError) return { kind: 'failed', code: cause.code, detail: cause.message }
    throw cause
  }
}

/** Read the text of a badge, and say which picture it was in. Throws `BadgeError`. */
export function readText(raw: string, image: Reading['image']): ReadOutcome {
  const text = raw.replace(/^\ufeff/, '').trim()
  if (text === '') throw new BadgeError('empty', 'There is nothing in it.')
  if (/^https?:\/\/\S+$/i.test(text) && text.length <= 4096 && URL.canParse(text))
    return { kind: 'url', url: text, image }
  // Before a plain JWT, whose beginning it has.
  if (looksLikeSdJwt(text)) return { kind: 'badge', reading: readSdJwt(text, image) }
  if (beginsAsJws(text) || looksLikeJws(text)) return { kind: 'badge', reading: readJws(text, image) }
  if (!text.startsWith('{') && !text.startsWith('['))
    throw new BadgeError('not-a-badge', 'This is neither a badge file, nor badge text, nor a web address.')
  const parsed = parseJson(text)
  const value = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : parsed
  if (!isObject(value)) throw new BadgeError('not-a-badge', 'This JSON is not a badge.')
  const found = detect(value, false)
  if (!found)
    throw new BadgeError(
      'not-a-badge',
      `This JSON is not a badge${asText(value['type']) ? ` but a ${String(value['type']).slice(0, 60)}` : ''}.`,
    )
  return { kind: 'badge', reading: { ...found, text: raw, document: value, image } }
}

function readJws(text: string, image: Reading['image']): Reading {
  const jws = parseJws(text)
  const document = credentialOf(jws.payload)
  const found = detect(document, true)
  if (!found) throw new BadgeError('not-a-badge', 'This is signed text, but not a badge.')
  return { ...found, text, document, jws, image }
}

/** What was disclosed is put in its place once it is verified; until then the credential is what all may see. */
function readSdJwt(text: string, image: Reading['image']): Reading {
  return { ...readJws(text.split('~')[0] ?? '', image), form: 'sd-jwt', text }
}

/** VCDM 1.1 puts the credential or presentation into a claim of its own; VCDM 2.0 signs it as it is. */
function credentialOf(payload: JsonObject): JsonObject {
  const inside = payload['vc'] ?? payload['vp']
  return isObject(inside) ? inside : payload
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new BadgeError('empty', 'The file is empty.')
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new BadgeError('text-not-utf8', 'The file is neither a PNG or SVG picture nor text in UTF-8.', {
      cause,
    })
  }
}
