import { type Db, inTransaction } from '../../platform/db.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { mailAddressOf } from '../identity/index.ts'
import { type Notices, own } from './notices.ts'

const batch = 100
const mostTold = 20

/** Send the mails of the day that are due: each in the transaction that notes that its notices were told. */
export async function sendDigests(notices: Notices): Promise<void> {
  for (let more = true; more; )
    more = await inTransaction(notices.db, async trx => {
      const due = await own(trx)
        .selectFrom('notices_settings')
        .select(['person_id', 'stop_secret'])
        .where('due_at', '<=', notices.clock.now())
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      for (const each of due) await sendDigest(notices, trx, each.person_id, each.stop_secret)
      return due.length === batch
    })
}

async function sendDigest(notices: Notices, trx: Db, person: string, secret: string): Promise<void> {
  const { publicUrl, clock } = notices
  const told = await own(trx)
    .updateTable('notices_notices')
    .set({ to_mail: false })
    .where('person_id', '=', person)
    .where('to_mail', '=', true)
    .returning(['id', 'kind', 'name', 'issuer', 'standing', 'expires', 'read_at'])
    .execute()
  // What was read on the page needs no mail.
  const news = told.filter(each => each.read_at === null).sort((a, b) => (a.id < b.id ? 1 : -1))
  await own(trx)
    .updateTable('notices_settings')
    .set({ due_at: null, ...(news.length > 0 ? { mailed_at: clock.now() } : {}) })
    .where('person_id', '=', person)
    .execute()
  const home = news.length === 0 ? null : await mailAddressOf(trx, person)
  if (!home) return
  await queueMail(notices, trx, {
    kind: 'notices',
    to: home.email,
    locale: home.language ?? 'en',
    unsubscribe: stopUrl(publicUrl, secret),
    data: {
      notices: news.slice(0, mostTold).map(({ kind, name, issuer, standing, expires }) => ({
        kind,
        name,
        issuer,
        standing,
        expires: expires?.toISOString() ?? null,
      })),
      more: Math.max(0, news.length - mostTold),
      link: `${publicUrl}/backpack/notices`,
      stop: stopUrl(publicUrl, secret),
    },
  })
}

export const stopUrl = (publicUrl: string, secret: string) => `${publicUrl}/notices/stop/${secret}`
