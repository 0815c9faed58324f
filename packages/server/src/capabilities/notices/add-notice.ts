import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { secretToken, uuidv7 } from '../../platform/ids.ts'
import { type NoticeRow, type Notices, own, usually } from './notices.ts'

export type News = Pick<NoticeRow, 'person_id' | 'kind' | 'event' | 'name' | 'issuer'> &
  Partial<Pick<NoticeRow, 'badge_id' | 'award_id' | 'standing' | 'expires'>> & {
    /** Whether another mail has told of it. */
    mailed?: boolean
  }

const gatherMs = 3_600_000
const dayMs = 86_400_000

/** Tell a person of an event, once, in the transaction that knows of it; a mail of the day may tell it, too. */
export async function addNotice({ clock }: Pick<Notices, 'clock'>, trx: Db, news: News): Promise<void> {
  const { mailed = false, badge_id = null, award_id = null, standing = null, expires = null, ...told } = news
  const now = clock.now()
  const tables = own(trx)
  const settings = await settingsOf(trx, news.person_id)
  const to_mail = !mailed && settings.mail === 'daily' && settings.kinds.includes(news.kind)
  const row = {
    ...told,
    badge_id,
    award_id,
    standing,
    expires,
    id: uuidv7(now),
    at: now,
    read_at: null,
    to_mail,
  }
  const added = await tables
    .insertInto('notices_notices')
    .values(row)
    .onConflict(clash => clash.columns(['person_id', 'event']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added || !to_mail) return
  const soon = now.getTime() + gatherMs
  const due = new Date(Math.max(soon, (settings.mailed_at?.getTime() ?? 0) + dayMs))
  await tables
    .updateTable('notices_settings')
    .set({ due_at: sql<Date>`coalesce(due_at, ${due})` })
    .where('person_id', '=', news.person_id)
    .execute()
}

/** What a person chose, or what is usual until they do. */
export async function settingsOf(db: Db, person: string) {
  const row = { person_id: person, ...usually, stop_secret: secretToken(), due_at: null, mailed_at: null }
  await own(db)
    .insertInto('notices_settings')
    .values(row)
    .onConflict(clash => clash.doNothing())
    .execute()
  return await own(db)
    .selectFrom('notices_settings')
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
}
