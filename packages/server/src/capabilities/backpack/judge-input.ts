import {
  BadgeError,
  type Fetched,
  matchRecipient,
  type Reading,
  type Report,
  read,
  toBadge,
  verify,
} from 'openbadges'
import { Problem } from '../../platform/problem.ts'
import { isEmail } from '../identity/index.ts'
import { shownReport } from '../verifying/index.ts'
import type { Backpack } from './backpack.ts'
import { type Heard, hear } from './heard.ts'

export type Judged = {
  report: Report
  reading: Reading
  /** The bytes exactly as they came. */
  original: Uint8Array
  mediaType: string
  /** Where it was fetched, when it came as an address. */
  source: string | null
  /** Which of the person's addresses it is for. */
  address: string
  /** What was fetched for it. */
  heard: Heard
}

const several = 'This holds several badges. Add them one by one.'
const refusing = new Set(['read', 'shape', 'proof', 'hosting', 'issuer-key'])

/**
 * Verify what somebody brings and find out whether it is theirs. Throws `badge-refused` with the report,
 * `badge-for-another-address`, `url-refused` or `url-unreachable`.
 */
export async function judgeInput(
  backpack: Backpack,
  addresses: string[],
  input: Uint8Array | string,
  locale: string,
): Promise<Judged> {
  const { ports } = backpack.verifying
  // Each address is fetched once, so that what is kept is what was judged.
  const seen = new Map<string, Promise<Fetched>>()
  const heard = hear(backpack.publicUrl, (url, options) => {
    const known = seen.get(url) ?? ports.fetcher(url, options)
    seen.set(url, known)
    return known
  })
  const first = read(input)
  const source = first.kind === 'url' ? first.url : null
  const report = await verify(source ?? input, { ...ports, fetcher: heard.fetcher }, { recipient: addresses })
  const original = source === null ? asBytes(input) : await fetched(seen, source)
  refuse(backpack, report, locale, source !== null)
  const second = source === null ? first : read(original)
  if (second.kind !== 'badge')
    throw new Problem('badge-refused', {
      detail: report.inside.length > 0 ? several : 'There is no badge in it.',
    })
  if (report.badge === null) throw new Problem('badge-refused', { detail: several })
  if (second.reading.form === 'sd-jwt' || second.reading.form === 'cose')
    throw new Problem('badge-refused', {
      detail: 'This badge is signed in a form that is checked, but not kept here.',
    })
  const { reading } = second
  const { recipients, subjectId } = toBadge(reading)
  const mailto = subjectId?.startsWith('mailto:')
    ? [{ type: 'email', identity: subjectId.slice(7), hashed: false, salt: '' }]
    : []
  const address =
    (await matchRecipient(ports.crypto, [...recipients, ...mailto], addresses)) ??
    addresses.find(each => each === subjectId) ??
    null
  if (address === null) {
    const named = [...recipients, ...mailto]
    if (named.length === 0)
      throw new Problem('badge-for-another-address', {
        detail: 'This badge names no mail address, so it cannot be told that it is yours.',
        more: { nameless: true },
      })
    // Only what the badge itself says in plain, which whoever holds it can read.
    const plain = named.find(each => !each.hashed && isEmail(each.identity.trim()))
    throw new Problem('badge-for-another-address', plain ? { more: { address: plain.identity.trim() } } : {})
  }
  return { report, reading, original, mediaType: mediaTypeOf(reading), source, address, heard }
}

function refuse(backpack: Backpack, report: Report, locale: string, fromUrl: boolean): void {
  const bad = report.findings.find(finding => finding.outcome === 'failed' && refusing.has(finding.check))
  const unread = report.findings.find(finding => finding.check === 'read' && finding.outcome === 'unknown')
  if (unread && unread.outcome === 'unknown' && fromUrl)
    throw new Problem(unread.reason === 'refused' ? 'url-refused' : 'url-unreachable', {
      detail: unread.detail,
    })
  if (bad && bad.outcome === 'failed')
    throw new Problem('badge-refused', {
      detail: bad.detail,
      more: { report: shownReport(backpack.verifying, report, locale) },
    })
}

async function fetched(seen: Map<string, Promise<Fetched>>, url: string): Promise<Uint8Array> {
  try {
    return (await seen.get(url))?.body ?? new Uint8Array()
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    throw new Problem(cause.code === 'refused' ? 'url-refused' : 'url-unreachable', {
      detail: cause.message,
      cause,
    })
  }
}

function mediaTypeOf(reading: Reading): string {
  if (reading.image) return reading.image.mediaType
  if (reading.form === 'vc-jwt') return 'application/vc+jwt'
  if (reading.form === 'jws') return 'application/jose'
  return reading.version === '3.0' ? 'application/vc' : 'application/ld+json'
}

const asBytes = (input: Uint8Array | string) => (typeof input === 'string' ? Buffer.from(input) : input)
