import type { ProblemCode } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import { Problem } from '../../../platform/problem.ts'
import { mergedInto, type OrganisationRow, type Reach } from '../../organisations/index.ts'
import { reinstate, revoke, suspend } from '../change-standing.ts'
import { mayAwardWithin } from '../filter-awards.ts'
import { findAchievement } from '../find-achievement.ts'
import type { WholeAward } from '../find-award.ts'
import { type Issuing, own } from '../issuing.ts'
import { sendNow, withdraw } from '../send-award.ts'
import { renew } from './award-again.ts'

type Outcome = { award: string; outcome: 'done' | ProblemCode }
type Order = {
  awards: string[]
  change: AwardChange
  reason?: string
  expiresAt?: string
  /** The same for every repeat of one request. */
  onceKey: string | null
}
type Act = (award: WholeAward) => Promise<unknown>

/**
 * Do one thing with many awards that somebody reaches. Each is done or refused for itself; one that is another
 * organisation's, or of a programme without a role to award, is not found. Throws `validation-failed` where a reason
 * is needed and missing.
 */
export async function changeMany(issuing: Issuing, reach: Reach, order: Order): Promise<Outcome[]> {
  const act = actOf(issuing, order, reach.person)
  const known = await reached(issuing, reach, order.awards)
  const outcomes: Outcome[] = []
  for (const award of order.awards) {
    const whole = known.get(award)
    outcomes.push({ award, outcome: whole ? await outcomeOf(act(whole)) : 'award-not-found' })
  }
  return outcomes
}

function actOf(issuing: Issuing, { change, reason: given, expiresAt, onceKey }: Order, by: string): Act {
  if (change === 'send') return ({ row }) => sendNow(issuing, row)
  if (change === 'withdraw') return ({ row }) => withdraw(issuing, row)
  if (change === 'reinstate') return ({ row }) => reinstate(issuing, row)
  if (change === 'renew')
    return before =>
      renew(issuing, before, expiresAt === undefined ? {} : { expiresAt }, {
        by,
        onceKey: onceKey === null ? null : `${onceKey}/${before.row.id}`,
      })
  const reason = given?.trim() ?? ''
  if (reason === '')
    throw new Problem('validation-failed', {
      detail: 'Say why: the learners will read it.',
      errors: [{ pointer: '/reason', message: 'is needed' }],
    })
  const end = change === 'revoke' ? revoke : suspend
  return ({ row }) => end(issuing, row, reason)
}

async function reached(issuing: Issuing, reach: Reach, ids: string[]): Promise<Map<string, WholeAward>> {
  const issuers = new Map<string, OrganisationRow>(
    [reach.organisation, ...(await mergedInto(issuing.db, reach.organisation.id))].map(row => [row.id, row]),
  )
  const rows = await own(issuing.db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('organisation_id', 'in', [...issuers.keys()])
    .where('id', 'in', ids)
    .execute()
  const known = new Map<string, WholeAward>()
  for (const row of rows) {
    const issuer = issuers.get(row.organisation_id)
    const achievement = await findAchievement(issuing, row.achievement_id)
    if (issuer && achievement && mayAwardWithin(reach, achievement))
      known.set(row.id, { row, achievement, organisation: issuer })
  }
  return known
}

async function outcomeOf(done: Promise<unknown>): Promise<Outcome['outcome']> {
  try {
    await done
    return 'done'
  } catch (cause) {
    if (cause instanceof Problem) return cause.code
    throw cause
  }
}
