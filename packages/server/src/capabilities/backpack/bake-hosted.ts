import { type Fetched, type Reading, read, verify } from 'openbadges'
import { bake } from 'openbadges/bake'
import { Problem } from '../../platform/problem.ts'
import type { Backpack } from './backpack.ts'
import { findPicture } from './find-picture.ts'

export type Baked = { bytes: Uint8Array; mediaType: string; ending: 'png' | 'svg' }

/**
 * The badge at an address, baked into its own picture, for anybody; nothing is kept. Throws `url-refused`,
 * `url-unreachable`, or `badge-refused` for what proves nothing.
 */
export async function bakeHosted({ verifying }: Pick<Backpack, 'verifying'>, url: string): Promise<Baked> {
  const { ports } = verifying
  // Each address is fetched once, so that what is baked is what was judged.
  const seen = new Map<string, Promise<Fetched>>()
  const fetcher: typeof ports.fetcher = (address, options) => {
    const known = seen.get(address) ?? ports.fetcher(address, options)
    seen.set(address, known)
    return known
  }
  const report = await verify(url, { ...ports, fetcher })
  const unread = report.findings.find(finding => finding.check === 'read' && finding.outcome === 'unknown')
  if (unread?.outcome === 'unknown')
    throw new Problem(unread.reason === 'refused' ? 'url-refused' : 'url-unreachable', {
      detail: unread.detail,
    })
  const failed = report.findings.find(finding => finding.outcome === 'failed' && refusing.has(finding.check))
  if (failed?.outcome === 'failed') throw new Problem('badge-refused', { detail: failed.detail })
  const reading = readingOf((await seen.get(url))?.body)
  if (report.badge === null || reading === null)
    throw new Problem('badge-refused', { detail: 'There is no badge that can be baked at this address.' })
  const picture = await findPicture(report.badge, reading.image, fetcher)
  const version = reading.version === '3.0' ? '3.0' : '2.0'
  if (picture.mediaType === 'image/svg+xml') {
    const source = reading.form === 'hosted' ? report.badge.id : null
    return {
      bytes: bake(picture.bytes, reading.text, version, source),
      mediaType: 'image/svg+xml',
      ending: 'svg',
    }
  }
  return { bytes: bake(picture.bytes, reading.text, version), mediaType: 'image/png', ending: 'png' }
}

/** Whose failure means that it proves nothing; what has run out or was revoked is still a badge. */
const refusing = new Set(['read', 'shape', 'proof', 'hosting', 'issuer-key'])

function readingOf(body: Uint8Array | undefined): Reading | null {
  const what = body === undefined ? null : read(body)
  if (what?.kind !== 'badge') return null
  return what.reading.form === 'sd-jwt' || what.reading.form === 'cose' ? null : what.reading
}
