import type { AwardCounts } from '@rucksack/contract/issuing'
import { sql } from 'kysely'
import { mergedInto, type Reach } from '../organisations/index.ts'
import { type AwardFilter, awardsWithin, standingAt } from './filter-awards.ts'
import type { Issuing } from './issuing.ts'

/** How many awards fit, and how many would for each other answer and each other standing. */
export async function countAwards(
  issuing: Issuing,
  reach: Reach,
  { answer, standing, ...others }: AwardFilter,
): Promise<AwardCounts> {
  const merged = await mergedInto(issuing.db, reach.organisation.id)
  const issuers = [reach.organisation.id, ...merged.map(row => row.id)]
  const rows = await awardsWithin(issuing, reach, issuers, others)
    .select(['answer', standingAt(issuing.clock.now()).as('now')])
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy(['answer', 'now'])
    .execute()
  const counts: AwardCounts = {
    total: 0,
    answers: { pending: 0, unclaimed: 0, accepted: 0, declined: 0, withdrawn: 0 },
    standings: { good: 0, suspended: 0, revoked: 0, expired: 0 },
  }
  for (const row of rows) {
    const ofAnswer = answer === undefined || row.answer === answer
    const ofStanding = standing === undefined || row.now === standing
    if (ofStanding) counts.answers[row.answer] += row.count
    if (ofAnswer) counts.standings[row.now] += row.count
    if (ofAnswer && ofStanding) counts.total += row.count
  }
  return counts
}
