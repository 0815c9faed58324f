import { type Db, inTransaction } from '../../platform/db.ts'
import { endingBadges } from '../backpack/index.ts'
import { addNotice } from './add-notice.ts'
import { type Notices, own } from './notices.ts'

const dayMs = 86_400_000
const batch = 200
const first = '00000000-0000-0000-0000-000000000000'

/** Tell of badges that end in 30 and in 7 days. How far it came stands beside what was told, so each is told once. */
export async function tellEndings(notices: Notices): Promise<void> {
  for (const days of [30, 7])
    for (let more = true; more; ) more = await inTransaction(notices.db, trx => tellNext(notices, trx, days))
}

async function tellNext(notices: Notices, trx: Db, days: number): Promise<boolean> {
  const now = notices.clock.now()
  const tables = own(trx)
  await tables
    .insertInto('notices_progress')
    .values({ days, expires: now, badge_id: first })
    .onConflict(clash => clash.doNothing())
    .execute()
  const from = await tables
    .selectFrom('notices_progress')
    .selectAll()
    .where('days', '=', days)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const until = new Date(now.getTime() + days * dayMs)
  const ending = await endingBadges(trx, { after: from.expires, id: from.badge_id, until, limit: batch })
  for (const { id, person_id, name, issuer_name, expires } of ending)
    await addNotice(notices, trx, {
      person_id,
      kind: 'expiring',
      event: `expiring ${days} ${id} ${expires?.toISOString()}`,
      badge_id: id,
      name,
      issuer: issuer_name,
      expires,
    })
  const last = ending.at(-1)
  if (last?.expires)
    await tables
      .updateTable('notices_progress')
      .set({ expires: last.expires, badge_id: last.id })
      .where('days', '=', days)
      .execute()
  return ending.length === batch
}
