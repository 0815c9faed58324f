import { BadgeError } from '../errors.ts'
import { isPng, readPngTexts, writePngText } from './png.ts'
import { looksLikeSvg, readSvgBadges, writeSvgBadge } from './svg.ts'

/** The places in a picture: that of Open Badges up to 2.0, that of 3.0, and that of learner records. */
export type BakeVersion = '2.0' | '3.0' | 'CLR 2.0'

/** Keywords of the PNG text chunk: Open Badges up to 2.0, and 3.0 ("Baking Specification"); CLR 2.0. */
const keywords = { '3.0': 'openbadgecredential', 'CLR 2.0': 'clrcredential', '2.0': 'openbadges' } as const
/** The newest first. */
const versions: readonly BakeVersion[] = ['3.0', 'CLR 2.0', '2.0']

/**
 * Bake a badge into a PNG or SVG: JSON text or compact JWS. What is there of the same version is replaced,
 * everything else is kept byte for byte. `verify` is the assertion URL, for a hosted 2.0 badge in an SVG.
 */
export function bake(
  image: Uint8Array,
  payload: string,
  version: BakeVersion,
  verify: string | null = null,
): Uint8Array {
  if (isPng(image)) return writePngText(image, keywords[version], payload)
  return new TextEncoder().encode(writeSvgBadge(decode(image), version, payload, verify))
}

/** What is baked into a PNG or SVG: text of the newest version first. Throws `image-has-no-badge` when there is none. */
export function unbake(image: Uint8Array): { version: BakeVersion; text: string }[] {
  const found = isPng(image)
    ? readPngTexts(image, Object.values(keywords)).map(({ keyword, text }) => ({
        version: versions.find(version => keywords[version] === keyword) ?? '2.0',
        text: text.trim(),
      }))
    : readSvgBadges(decode(image)).map(({ version, text }) => ({ version, text }))
  if (found.length === 0) throw new BadgeError('image-has-no-badge', 'This picture holds no badge.')
  for (const version of versions) {
    // "MUST NOT appear more than once": which of two a reader takes would be chance.
    if (
      found.filter(
        each =>
          each.version === version && each.text !== found.find(first => first.version === version)?.text,
      ).length > 0
    ) {
      throw new BadgeError('image-badge-twice', 'The picture holds two different badges of one version.')
    }
  }
  return found.sort((a, b) => versions.indexOf(a.version) - versions.indexOf(b.version))
}

/** Whether these are bytes of a picture that can carry a badge: PNG or SVG. */
export function isBakeable(bytes: Uint8Array): boolean {
  if (isPng(bytes)) return true
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 65_536))
  return looksLikeSvg(start)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new BadgeError('image-damaged', 'The file is neither a PNG nor an SVG picture.', { cause })
  }
}
