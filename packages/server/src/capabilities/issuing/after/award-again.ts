import type { AwardRequest } from '@rucksack/contract/issuing'
import { Problem } from '../../../platform/problem.ts'
import { award } from '../award.ts'
import { revoke } from '../change-standing.ts'
import type { WholeAward } from '../find-award.ts'
import { type AwardRow, type Issuing, own } from '../issuing.ts'
import { type Recipient, recipientAsked } from '../recipient.ts'
import { recipientOf } from '../show-award.ts'
import { ownAfter } from './tables.ts'

type Again = { by: string; onceKey: string | null }
type Renewal = Pick<AwardRequest, 'expiresAt' | 'narrative'>
type Correction = Pick<AwardRequest, 'expiresAt' | 'narrative' | 'evidence'> & {
  recipient?: { email?: string; address?: string; name?: string }
  reason: string
}

/** Award the same to the same person with a new validity; the one before stays as it is. */
export async function renew(
  issuing: Issuing,
  before: WholeAward,
  renewal: Renewal,
  { by, onceKey }: Again,
): Promise<AwardRow> {
  refuseEnded(before.row)
  const { expires_at: _end, ...as } = asBefore(issuing, before.row)
  const row = await award(issuing, before.achievement, before.organisation, {
    ...as,
    ...renewal,
    by,
    onceKey: onceKey ?? null,
  })
  await follow(issuing, row.id, before.row.id, 'renewal')
  return row
}

/**
 * Award it as it should have been, then revoke this one with the reason. Asked again after a crash in between, it
 * goes on: the new award carries the name of the old one.
 */
export async function correct(
  issuing: Issuing,
  before: WholeAward,
  { reason, recipient, ...changes }: Correction,
  by: string,
): Promise<AwardRow> {
  const onceKey = `correct/${before.row.id}`
  const made = await own(issuing.db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  if (!made) refuseEnded(before.row)
  const { expires_at: end, ...as } = asBefore(issuing, before.row)
  const row =
    made ??
    (await award(issuing, before.achievement, before.organisation, {
      ...as,
      ...(end === null ? {} : { expiresAt: end.toISOString() }),
      ...changes,
      recipient: corrected(as.recipient, recipient),
      by,
      onceKey,
    }))
  await follow(issuing, row.id, before.row.id, 'correction')
  await revoke(issuing, before.row, reason).catch((cause: unknown) => {
    if (!(cause instanceof Problem && cause.code === 'already-revoked')) throw cause
  })
  return row
}

function corrected(
  before: Recipient,
  { email, address, name }: NonNullable<Correction['recipient']> = {},
): Recipient {
  const asked =
    email === undefined && address === undefined
      ? before
      : recipientAsked({
          ...(email === undefined ? {} : { email }),
          ...(address === undefined ? {} : { address }),
        })
  return { ...before, address: asked.address, ...(name === undefined ? {} : { name }) }
}

function asBefore(issuing: Issuing, row: AwardRow) {
  const address = recipientOf(issuing, row)
  if (address === null) throw new Problem('recipient-erased')
  return {
    recipient: { address, ...(row.recipient_name === null ? {} : { name: row.recipient_name }) },
    ...(row.narrative === null ? {} : { narrative: row.narrative }),
    evidence: row.evidence,
    results: row.results,
    language: row.language,
    expires_at: row.expires_at,
  }
}

function refuseEnded(row: AwardRow): void {
  if (row.answer === 'withdrawn') throw new Problem('award-withdrawn')
  if (row.standing === 'revoked') throw new Problem('already-revoked')
}

async function follow(
  { db }: Issuing,
  award: string,
  before: string,
  relation: 'renewal' | 'correction',
): Promise<void> {
  await ownAfter(db)
    .insertInto('issuing_after')
    .values({ award_id: award, before_id: before, relation, reminders: 0, expiry_told_at: null })
    .onConflict(clash => clash.column('award_id').doUpdateSet({ before_id: before, relation }))
    .execute()
}
