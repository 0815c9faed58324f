import type { Badge, Fetcher, Reading } from 'openbadges'
import { drawEmblem } from '../../platform/images/draw-emblem.ts'
import { type Picture, takeImage } from '../../platform/images/take-image.ts'

/** The picture of a badge: the one it was baked into, else the one it names, else a drawn one. Never fails. */
export async function findPicture(
  badge: Badge,
  image: Reading['image'],
  fetcher: Fetcher,
): Promise<Pick<Picture, 'bytes' | 'mediaType'>> {
  const sources: (() => Promise<Uint8Array | null>)[] = [
    async () => image?.bytes ?? null,
    async () => await readPicture(badge.image, fetcher),
  ]
  for (const source of sources) {
    try {
      const bytes = await source()
      if (bytes) return await takeImage(bytes)
    } catch {
      // A picture that is gone or broken does not keep a badge out; the next source is tried.
    }
  }
  return { bytes: drawEmblem(badge.name), mediaType: 'image/svg+xml' }
}

async function readPicture(url: string | null, fetcher: Fetcher): Promise<Uint8Array | null> {
  if (url === null) return null
  const inline = /^data:image\/(?:png|svg\+xml)(;base64)?,(.*)$/s.exec(url)
  if (inline)
    return inline[1]
      ? Buffer.from(inline[2] ?? '', 'base64')
      : Buffer.from(decodeURIComponent(inline[2] ?? ''))
  if (!/^https?:/.test(url)) return null
  const answer = await fetcher(url, {
    accept: 'image/png, image/svg+xml, image/*;q=0.5',
    maxBytes: 5_000_000,
  })
  return answer.status === 200 ? answer.body : null
}
