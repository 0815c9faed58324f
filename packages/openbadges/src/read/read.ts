import { isBakeable, unbake } from '../bake/index.ts'
import { isPng } from '../bake/png.ts'
import { BadgeError } from '../errors.ts'
import { beginsAsPicture, orFailed, type ReadOutcome, readPlain, readText } from './read-plain.ts'

/** Read a badge from bytes or text: JSON, compact JWS, SD-JWT, COSE, PNG, SVG or a URL. Never throws for a bad badge. */
export function read(input: Uint8Array | string): ReadOutcome {
  if (!beginsAsPicture(input)) return readPlain(input)
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  return isBakeable(bytes) ? orFailed(() => readImage(bytes)) : readPlain(input)
}

function readImage(bytes: Uint8Array): ReadOutcome {
  const first = unbake(bytes)[0]
  if (!first) throw new BadgeError('image-has-no-badge', 'This picture holds no badge.')
  return readText(first.text, { mediaType: isPng(bytes) ? 'image/png' : 'image/svg+xml', bytes })
}
