import { base64urlnopad } from '@scure/base'
import { isBakeable, unbake } from '../bake/index.ts'
import { isPng } from '../bake/png.ts'
import { BadgeError } from '../errors.ts'
import { type CoseSign1, coseBytes, looksLikeCose, parseCose } from './cose.ts'
import { detect } from './detect.ts'
import {
  beginsAsCose,
  beginsAsPicture,
  orFailed,
  type ReadOutcome,
  readPlain,
  readText,
} from './read-plain.ts'

/** Read a badge from bytes or text: JSON, compact JWS, SD-JWT, COSE, PNG, SVG or a URL. Never throws for a bad badge. */
export function read(input: Uint8Array | string): ReadOutcome {
  if (beginsAsCose(input)) return orFailed(() => readCose(input))
  if (!beginsAsPicture(input)) return readPlain(input)
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  return isBakeable(bytes) ? orFailed(() => readImage(bytes)) : readPlain(input)
}

function readImage(bytes: Uint8Array): ReadOutcome {
  const first = unbake(bytes)[0]
  if (!first) throw new BadgeError('image-has-no-badge', 'This picture holds no badge.')
  return readText(first.text, { mediaType: isPng(bytes) ? 'image/png' : 'image/svg+xml', bytes })
}

function readCose(input: Uint8Array | string): ReadOutcome {
  if (typeof input !== 'string' && looksLikeCose(input))
    return coseReading(base64urlnopad.encode(input), parseCose(input))
  const text = (typeof input === 'string' ? input : new TextDecoder().decode(input)).trim()
  const cose = coseBytes(text)
  return cose ? coseReading(text, cose) : readPlain(input)
}

function coseReading(text: string, { payload }: CoseSign1): ReadOutcome {
  const found = detect(payload, true)
  if (!found) throw new BadgeError('not-a-badge', 'This is signed, but not a badge.')
  return { kind: 'badge', reading: { ...found, form: 'cose', text, document: payload, image: null } }
}
