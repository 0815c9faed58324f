import type { Code, CodeOffer } from '@rucksack/contract/codes'
import type { OrganisationRow } from '../../organisations/index.ts'
import { type AchievementRow, type Issuing, imageUrl } from '../issuing.ts'
import { offered } from '../offered.ts'
import type { CodeRow } from './tables.ts'

export type WholeCode = { row: CodeRow; achievement: AchievementRow; organisation: OrganisationRow }

export const codeUrl = (publicUrl: string, text: string) => `${publicUrl}/code/${encodeURIComponent(text)}`

export const codeTextOf = ({ secrets }: Pick<Issuing, 'secrets'>, row: CodeRow): string =>
  secrets.open('code', row.text_sealed).toString()

export const codeLinkOf = (issuing: Issuing, { row }: Pick<WholeCode, 'row'>): string =>
  codeUrl(issuing.publicUrl, codeTextOf(issuing, row))

export const reservedEmailOf = ({ secrets }: Pick<Issuing, 'secrets'>, row: CodeRow): string | null =>
  row.reserved_sealed === null ? null : secrets.open('code', row.reserved_sealed).toString()

/** Whether a code can be used now. Who has used it keeps what they got, whatever its state. */
export function codeState(row: CodeRow, now: Date): Code['state'] {
  if (row.ended_at !== null) return 'ended'
  if (row.closes_at !== null && row.closes_at <= now) return 'closed'
  if (row.uses_limit !== null && row.taken >= row.uses_limit) return 'used-up'
  return row.opens_at !== null && row.opens_at > now ? 'waiting' : 'open'
}

/** A code as its organisation sees it; `waiting` is how many requests are unanswered. */
export function shownCode(issuing: Issuing, code: WholeCode, waiting: number): Code {
  const { row, achievement, organisation } = code
  const text = codeTextOf(issuing, row)
  const email = reservedEmailOf(issuing, row)
  return {
    id: row.id,
    sheet: row.sheet_id,
    achievement: {
      id: achievement.id,
      name: achievement.name,
      version: achievement.version,
      image: imageUrl(issuing.publicUrl, achievement),
    },
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    text,
    link: codeUrl(issuing.publicUrl, text),
    mode: row.mode,
    state: codeState(row, issuing.clock.now()),
    label: row.label,
    reservedFor: row.reserved_name === null && email === null ? null : { name: row.reserved_name, email },
    limit: row.uses_limit,
    taken: row.taken,
    waiting,
    opensAt: row.opens_at?.toISOString() ?? null,
    closesAt: row.closes_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

/** A code as whoever has it sees it. */
export function offerOf(issuing: Issuing, code: WholeCode, mine: CodeOffer['mine']): CodeOffer {
  const { row, achievement, organisation } = code
  const { publicUrl } = issuing
  return {
    text: codeTextOf(issuing, row),
    state: codeState(row, issuing.clock.now()),
    mode: row.mode,
    ...offered(publicUrl, achievement, organisation),
    reservedName: row.reserved_name,
    opensAt: row.opens_at?.toISOString() ?? null,
    closesAt: row.closes_at?.toISOString() ?? null,
    mine,
  }
}
