import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Issuing } from '../issuing.ts'
import { usualFollowUp } from './follow-up.ts'

const dayMs = 86_400_000
/** A reminder that could not be sent for so long is not sent any more. */
const patienceDays = 5
const batch = 200

/**
 * Awards whose learners are to be reminded now, noted as reminded in this transaction; of several processes each
 * award goes to one. Fewer than the batch means that there are no more.
 */
export async function takeDueReminders(
  { clock }: Pick<Issuing, 'clock'>,
  trx: Db,
): Promise<{ awards: string[]; more: boolean }> {
  const now = clock.now()
  const days = sql`coalesce(u.reminder_days, ${usualFollowUp.reminderDays}::smallint[])`
  const due = await sql<{ id: string }>`
    select a.id from issuing_awards a
    left join issuing_follow_up u on u.organisation_id = a.organisation_id
    left join issuing_after f on f.award_id = a.id
    where a.answer = 'unclaimed' and a.standing = 'good'
      and a.mailed_at > ${new Date(now.getTime() - 95 * dayMs)}
      and (a.expires_at is null or a.expires_at > ${now})
      and a.mailed_at + make_interval(days => (${days})[coalesce(f.reminders, 0) + 1]) <= ${now}
      and a.mailed_at + make_interval(days => (${days})[coalesce(f.reminders, 0) + 1] + ${patienceDays}) > ${now}
    order by a.mailed_at limit ${batch} for update of a skip locked`.execute(trx)
  const awards = due.rows.map(row => row.id)
  if (awards.length > 0)
    await sql`insert into issuing_after (award_id, reminders) select unnest(${awards}::uuid[]), 1
      on conflict (award_id) do update set reminders = issuing_after.reminders + 1`.execute(trx)
  return { awards, more: awards.length === batch }
}

/** Awards whose learners are to hear now that they end soon, noted as told in this transaction. */
export async function takeEndingAwards(
  { clock }: Pick<Issuing, 'clock'>,
  trx: Db,
): Promise<{ awards: string[]; more: boolean }> {
  const now = clock.now()
  const due = await sql<{ id: string }>`
    select a.id from issuing_awards a
    left join issuing_follow_up u on u.organisation_id = a.organisation_id
    left join issuing_after f on f.award_id = a.id
    where a.answer = 'accepted' and a.standing = 'good' and f.expiry_told_at is null
      and a.expires_at > ${now} and a.expires_at < ${new Date(now.getTime() + 366 * dayMs)}
      and a.expires_at <= ${now}::timestamptz
        + make_interval(days => coalesce(u.expiry_notice_days, ${usualFollowUp.expiryNoticeDays}::smallint))
    order by a.expires_at limit ${batch} for update of a skip locked`.execute(trx)
  const awards = due.rows.map(row => row.id)
  if (awards.length > 0)
    await sql`insert into issuing_after (award_id, expiry_told_at) select unnest(${awards}::uuid[]), ${now}::timestamptz
      on conflict (award_id) do update set expiry_told_at = excluded.expiry_told_at`.execute(trx)
  return { awards, more: awards.length === batch }
}

export type EndingDigest = {
  organisation: string
  days: number
  achievements: { name: string; count: number }[]
}

/**
 * Organisations that are to hear now which of their awards end soon: once a week at most, and of each award once.
 * Noted as told in this transaction.
 */
export async function takeEndingDigests({ clock }: Pick<Issuing, 'clock'>, trx: Db): Promise<EndingDigest[]> {
  const now = clock.now()
  const usual = usualFollowUp.expiryNoticeDays
  const found = await sql<{ organisation: string; days: number; name: string; count: number }>`
    select a.organisation_id as organisation, coalesce(u.expiry_notice_days, ${usual}::smallint) as days,
      min(c.name) as name, count(*)::int as count
    from issuing_awards a
    join issuing_achievements c on c.id = a.achievement_id
    left join issuing_follow_up u on u.organisation_id = a.organisation_id
    where a.answer = 'accepted' and a.standing = 'good' and a.expires_at > ${now} and coalesce(u.digest, true)
      and a.expires_at < ${new Date(now.getTime() + 366 * dayMs)}
      and a.expires_at <= ${now}::timestamptz + make_interval(days => coalesce(u.expiry_notice_days, ${usual}::smallint))
      and (u.expiry_digest_at is null or (u.expiry_digest_at <= ${new Date(now.getTime() - 7 * dayMs)}
        and a.expires_at > u.expiry_digest_at + make_interval(days => u.expiry_notice_days)))
    group by a.organisation_id, u.expiry_notice_days, c.lineage order by a.organisation_id, count(*) desc`.execute(
    trx,
  )
  const digests = new Map<string, EndingDigest>()
  for (const { organisation, days, name, count } of found.rows) {
    const digest = digests.get(organisation) ?? { organisation, days, achievements: [] }
    digest.achievements.push({ name, count })
    digests.set(organisation, digest)
  }
  const taken: EndingDigest[] = []
  for (const digest of digests.values())
    if (await noteDigest(trx, digest.organisation, now)) taken.push(digest)
  return taken
}

/** False when another process has told this organisation in the meantime. */
async function noteDigest(trx: Db, organisation: string, now: Date): Promise<boolean> {
  const { reminderDays, expiryNoticeDays } = usualFollowUp
  const noted = await sql`
    insert into issuing_follow_up (organisation_id, reminder_days, expiry_notice_days, expiry_digest_at)
    values (${organisation}, ${reminderDays}::smallint[], ${expiryNoticeDays}, ${now})
    on conflict (organisation_id) do update set expiry_digest_at = excluded.expiry_digest_at
      where issuing_follow_up.expiry_digest_at is null
        or issuing_follow_up.expiry_digest_at <= ${new Date(now.getTime() - 7 * dayMs)}
    returning organisation_id`.execute(trx)
  return noted.rows.length > 0
}
