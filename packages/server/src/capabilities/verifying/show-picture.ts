import type { Ports, Report } from 'openbadges'
import { takeImage } from '../../platform/images/take-image.ts'

const patienceMs = 4_000
const largest = 2_000_000
/** Beyond this it would make a page too heavy for an old phone. */
const largestShown = 700_000

/** What must hold before anything that a badge names is shown as its own. */
const needed = new Set(['read', 'shape', 'proof', 'hosting', 'issuer-key'])

/**
 * The picture that a badge names, as a data: URL of our own clean copy, so that the viewer's browser asks its issuer
 * for nothing; null when the badge is not proven, or its picture cannot be had soon. Never fails.
 */
export async function showPicture(
  { fetcher }: Pick<Ports, 'fetcher'>,
  report: Report,
): Promise<string | null> {
  const image = report.badge?.image ?? null
  const proven = report.findings.every(({ check, outcome }) => outcome === 'passed' || !needed.has(check))
  if (image === null || !proven || !/^https?:\/\//.test(image)) return null
  try {
    return await soon(copyOf({ fetcher }, image))
  } catch {
    // A picture that is gone, broken or hostile says nothing about the badge.
    return null
  }
}

async function copyOf({ fetcher }: Pick<Ports, 'fetcher'>, url: string): Promise<string | null> {
  const { status, body } = await fetcher(url, {
    accept: 'image/png, image/svg+xml',
    maxBytes: largest,
  })
  if (status !== 200) return null
  const { bytes, mediaType } = await takeImage(body)
  return bytes.length > largestShown ? null : `data:${mediaType};base64,${bytes.toString('base64')}`
}

async function soon<T>(promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
