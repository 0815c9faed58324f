import type { issuing as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { matchKey, readAddress } from '../identity/index.ts'
import { includes, type Reach } from '../organisations/index.ts'
import { type AchievementRow, type AwardRow, type Issuing, own, recipientMac } from './issuing.ts'

export type AwardFilter = {
  achievement?: string
  answer?: AwardRow['answer']
  undelivered?: boolean
  standing?: contract.Award['standing']
  /** Any of these standings, and not taken back before its mail left. */
  standings?: contract.Award['standing'][]
  q?: string
}

/**
 * Awards of these issuers that somebody reaches and that fit, each beside its achievement as `c`. `q` is part of a
 * name, or a whole address.
 */
export function awardsWithin(
  issuing: Issuing,
  { role, programmes }: Pick<Reach, 'role' | 'programmes'>,
  issuers: string[],
  { achievement, answer, undelivered, standing, standings, q }: AwardFilter,
) {
  const now = issuing.clock.now()
  let select = own(issuing.db)
    .selectFrom('issuing_awards')
    .innerJoin('issuing_achievements as c', 'c.id', 'issuing_awards.achievement_id')
    .where('issuing_awards.organisation_id', 'in', issuers)
  if (role === null) select = select.where('c.programme_id', 'in', [...programmes.keys()])
  if (achievement)
    select = select.where('c.lineage', 'in', eb =>
      eb
        .selectFrom('issuing_achievements as named')
        .select('named.lineage')
        .where('named.id', '=', achievement),
    )
  if (answer) select = select.where('answer', '=', answer)
  if (undelivered) select = select.where('undelivered', 'is not', null)
  if (standing) select = select.where(standingAt(now), '=', standing)
  if (standings) select = select.where(standingAt(now), 'in', standings).where('answer', '!=', 'withdrawn')
  const address = q === undefined ? null : readAddress(q)
  if (address && 'value' in address)
    select = select.where('recipient_mac', '=', recipientMac(issuing.secrets, matchKey(address.value)))
  else if (q) select = select.where('recipient_name', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  return select
}

/** How an award stands at a moment, as `standingOf` says it of one. */
export const standingAt = (now: Date) =>
  sql<
    contract.Award['standing']
  >`case when issuing_awards.standing = 'good' and issuing_awards.expires_at <= ${now}
    then 'expired' else issuing_awards.standing end`

/** Whether somebody may award this achievement, by a role in its organisation or in its programme. */
export const mayAwardWithin = ({ role, programmes }: Reach, { programme_id }: AchievementRow) =>
  [role, programmes.get(programme_id ?? '')].some(held => held && includes(held, 'awarder'))
