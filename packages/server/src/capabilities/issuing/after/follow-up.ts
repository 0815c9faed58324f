import type { FollowUp } from '@rucksack/contract/after-awards'
import type { Issuing } from '../issuing.ts'
import { ownAfter } from './tables.ts'

/** What holds for an organisation that has not said otherwise. */
export const usualFollowUp: Required<FollowUp> = { reminderDays: [7, 21], expiryNoticeDays: 30, digest: true }

/** When an organisation reminds, and when it announces ends. */
export async function readFollowUp({ db }: Pick<Issuing, 'db'>, organisation: string): Promise<FollowUp> {
  const row = await ownAfter(db)
    .selectFrom('issuing_follow_up')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return row
    ? { reminderDays: row.reminder_days, expiryNoticeDays: row.expiry_notice_days, digest: row.digest }
    : usualFollowUp
}

export async function changeFollowUp(
  { db }: Pick<Issuing, 'db'>,
  organisation: string,
  { reminderDays, expiryNoticeDays, digest = true }: FollowUp,
): Promise<FollowUp> {
  const days = [...reminderDays].sort((a, b) => a - b)
  const values = { reminder_days: days, expiry_notice_days: expiryNoticeDays, digest }
  await ownAfter(db)
    .insertInto('issuing_follow_up')
    .values({ organisation_id: organisation, ...values, expiry_digest_at: null })
    .onConflict(clash => clash.column('organisation_id').doUpdateSet(values))
    .execute()
  return { reminderDays: days, expiryNoticeDays, digest }
}
