import { together } from '../../platform/together.ts'
import type { OrganisationRow } from '../organisations/index.ts'
import { awardMany } from './award-many.ts'
import type { AchievementRow, AwardRow, Issuing } from './issuing.ts'
import type { AwardOrder } from './prepare-award.ts'

const limits = { most: 64, rounds: 1, lingerMs: 3 }
const rounds = new WeakMap<Issuing, (order: AwardOrder) => Promise<AwardRow>>()

/**
 * Sign and record one award and say so; answered when it is durable. Awards asked for at the same time share a
 * transaction. Throws `not-published`, `archived`, `validation-failed` or `idempotency-mismatch`.
 */
export async function award(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  order: Omit<AwardOrder, 'achievement' | 'organisation'>,
): Promise<AwardRow> {
  let round = rounds.get(issuing)
  if (!round) {
    round = together(limits, orders => awardMany(issuing, orders))
    rounds.set(issuing, round)
  }
  return await round({ ...order, achievement, organisation })
}
