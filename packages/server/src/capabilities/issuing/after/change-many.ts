import type { ProblemCode } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import { Problem } from '../../../platform/problem.ts'
import { reinstate, revoke, suspend } from '../change-standing.ts'
import { type AwardRow, type Issuing, own } from '../issuing.ts'
import { sendNow, withdraw } from '../send-award.ts'

type Outcome = { award: string; outcome: 'done' | ProblemCode }

/**
 * Do one thing with many awards of one organisation. Each is done or refused for itself; whose award is another
 * organisation's is not found. Throws `validation-failed` where a reason is needed and missing.
 */
export async function changeMany(
  issuing: Issuing,
  organisation: string,
  ids: string[],
  change: AwardChange,
  reason: string | undefined,
): Promise<Outcome[]> {
  const act = actOf(change, reason?.trim() ?? '')
  const rows = await own(issuing.db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('id', 'in', ids)
    .execute()
  const known = new Map(rows.map(row => [row.id, row]))
  const outcomes: Outcome[] = []
  for (const award of ids) {
    const row = known.get(award)
    outcomes.push({ award, outcome: row ? await outcomeOf(act(issuing, row)) : 'award-not-found' })
  }
  return outcomes
}

function actOf(change: AwardChange, reason: string): (issuing: Issuing, row: AwardRow) => Promise<AwardRow> {
  if (change === 'send') return sendNow
  if (change === 'withdraw') return withdraw
  if (change === 'reinstate') return reinstate
  if (reason === '')
    throw new Problem('validation-failed', {
      detail: 'Say why: the learners will read it.',
      errors: [{ pointer: '/reason', message: 'is needed' }],
    })
  const act = change === 'revoke' ? revoke : suspend
  return (issuing, row) => act(issuing, row, reason)
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
