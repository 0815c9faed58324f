import type { Report } from 'openbadges'
import type { Standing } from './backpack.ts'
import type { KeptDocument } from './heard.ts'

export type Checked = {
  /** Whether this host awarded it, which hears of every change at once. */
  own: boolean
  version: string
  standing: Standing
  expires: Date | null
  /** How many times in a row a host did not answer. */
  silent: number
  findings: Report['findings']
  documents: KeptDocument[]
}

const hour = 3_600_000
const day = 24 * hour

/** When a badge is looked at again: by its kind, and not all at the same moment. `chance` is between 0 and 1. */
export function nextCheck(now: Date, checked: Checked, chance = Math.random()): Date {
  const at = now.getTime() + waitMs(checked) * (0.85 + 0.15 * chance)
  const { expires, standing } = checked
  const ends = standing === 'good' && expires !== null && expires > now ? expires.getTime() : null
  return new Date(ends === null ? at : Math.min(at, ends + hour * 0.5 * chance))
}

function waitMs({ own, version, standing, silent, findings, documents }: Checked): number {
  if (silent > 0) return Math.min(2 ** (silent - 1), 30) * day
  if (standing === 'revoked' || standing === 'expired') return 60 * day
  if (own) return 30 * day
  if (!version.startsWith('3')) return 4 * day
  if (findings.every(finding => finding.check !== 'status')) return 30 * day
  const lives = documents.map(timeToLive).filter(ttl => ttl !== null)
  return Math.max(hour, Math.min(day, ...lives))
}

/** "ttl" in milliseconds (Bitstring Status List 1.0, 2.2). */
function timeToLive({ body }: KeptDocument): number | null {
  const found = /"ttl"\s*:\s*(\d{1,12})/.exec(body)
  return found ? Number(found[1]) : null
}
