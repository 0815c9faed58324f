import type { Report } from 'openbadges'
import { isDatabaseAway } from '../../../platform/http/as-problem.ts'
import { Problem } from '../../../platform/problem.ts'
import { rowOf } from '../accept.ts'
import type { Backpack, BadgeRow } from '../backpack.ts'
import { judgeInput } from '../judge-input.ts'
import type { ImportRow, LineRow } from './tables.ts'

/** What a line comes to: a badge to be kept, or why not. */
export type Judgement =
  | { row: BadgeRow; original: Uint8Array }
  | {
      outcome: 'other-address' | 'set-aside' | 'refused'
      problem: string
      detail: string | null
      address?: string
    }

/** Judge one line as a badge that is added by itself is judged, and tell apart what may be tried again. */
export async function judgeLine(
  backpack: Backpack,
  { person_id, locale }: ImportRow,
  addresses: string[],
  line: LineRow,
): Promise<Judgement> {
  try {
    const input = line.url ?? (await backpack.originals(person_id).get(line.original_sha ?? ''))
    const judged = await judgeInput(backpack, addresses, input, locale)
    const open = line.keep_unverified ? null : unverified(judged.report)
    if (open !== null) return { outcome: 'set-aside', problem: 'badge-unverified', detail: open }
    return { row: await rowOf(backpack, person_id, judged), original: judged.original }
  } catch (cause) {
    if (isDatabaseAway(cause)) throw cause
    if (!(cause instanceof Problem))
      return { outcome: 'set-aside', problem: 'internal', detail: 'Something went wrong here. Try it again.' }
    return refusalOf(cause)
  }
}

/** What makes a badge genuine and could not be looked at; a status that cannot be read does not keep it out. */
const decisive: ReadonlySet<string> = new Set(['read', 'proof', 'hosting', 'issuer-key'])

function unverified(report: Report): string | null {
  for (const finding of report.findings)
    if (finding.outcome === 'unknown' && decisive.has(finding.check)) return finding.detail
  return null
}

function refusalOf({ code, message, extras }: Problem): Judgement {
  const detail = extras.detail === undefined ? null : message
  if (code === 'badge-for-another-address' && extras.more?.['nameless'] !== true) {
    const address = extras.more?.['address']
    return {
      outcome: 'other-address',
      problem: code,
      detail,
      ...(typeof address === 'string' ? { address } : {}),
    }
  }
  return { outcome: code === 'url-unreachable' ? 'set-aside' : 'refused', problem: code, detail }
}
