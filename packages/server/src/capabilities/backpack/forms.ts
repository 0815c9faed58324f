import { bake } from 'openbadges/bake'
import { pictureToPng } from '../../platform/images/to-png.ts'
import { Problem } from '../../platform/problem.ts'
import type { Backpack, BadgeRow } from './backpack.ts'

export type BadgeForm = 'original' | 'png' | 'svg' | 'json' | 'jwt'

const pngWidth = 600

/** The forms a kept badge can be taken away in. */
export function formsOf(row: Pick<BadgeRow, 'form' | 'image_type'>): BadgeForm[] {
  const signedText = row.form === 'vc-jwt' || row.form === 'jws'
  return [
    'original',
    'png',
    ...(row.image_type === 'image/svg+xml' ? (['svg'] as const) : []),
    signedText ? 'jwt' : 'json',
  ]
}

/** A kept badge as a file: the original byte for byte, its text, or baked into its picture. Throws `form-not-available`. */
export async function fileOf(
  { pictures, originals }: Pick<Backpack, 'pictures' | 'originals'>,
  row: BadgeRow,
  form: BadgeForm,
): Promise<{ bytes: Uint8Array; mediaType: string; ending: string }> {
  if (!formsOf(row).includes(form)) throw new Problem('form-not-available')
  if (form === 'original')
    return {
      bytes: await originals(row.person_id).get(row.original_sha),
      mediaType: row.media_type,
      ending: endingOf(row.media_type),
    }
  if (form === 'json')
    return { bytes: Buffer.from(row.text), mediaType: 'application/ld+json', ending: 'json' }
  if (form === 'jwt')
    return { bytes: Buffer.from(row.text.trim()), mediaType: 'application/vc+jwt', ending: 'jwt' }
  const version = row.version === '3.0' ? '3.0' : '2.0'
  const picture = await pictures.get(row.image_sha)
  if (form === 'svg')
    return {
      bytes: bake(picture, row.text, version, row.form === 'hosted' ? row.credential_id : null),
      mediaType: 'image/svg+xml',
      ending: 'svg',
    }
  const png = row.image_type === 'image/png' ? picture : await pictureToPng(picture, row.image_type, pngWidth)
  return { bytes: bake(png, row.text, version), mediaType: 'image/png', ending: 'png' }
}

function endingOf(mediaType: string): string {
  if (mediaType === 'image/png') return 'png'
  if (mediaType === 'image/svg+xml') return 'svg'
  return mediaType.endsWith('jwt') || mediaType.endsWith('jose') ? 'jwt' : 'json'
}
