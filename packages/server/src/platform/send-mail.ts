import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { addJob } from './jobs.ts'
import type { Mailer } from './mail.ts'
import { MailFailure } from './mail-failure.ts'
import { mailGate } from './mail-gate.ts'
import type { MailOrder, WaitingMail } from './queue-mail.ts'
import type { Secrets } from './secrets.ts'

export type WriteMail = (order: MailOrder) => Promise<{ subject: string; html: string; text: string }>

/** Why a mail will never arrive. */
export type Undelivered = 'address' | 'message' | 'gave-up' | 'too-many'

// "Retries ... continue ... for at least 4-5 days" (RFC 5321, 4.5.4.1).
const patienceMs = 5 * 86_400_000
const firstWaitMs = 10_000
const longestWaitMs = 1_800_000
const behindMs = 30_000

/**
 * The job that sends an ordered mail. Its Message-ID stays the same over all tries; a mail that is put off comes again
 * after waits that double, one that is refused for good or too old is told to `undelivered`.
 */
export function mailTask(parts: {
  db: Db
  clock: Clock
  secrets: Secrets
  mailer: Mailer
  write: WriteMail
  host: string
  picture: (sha256: string, mediaType: string) => Promise<Buffer>
  log: Logger
  undelivered: (order: MailOrder, why: Undelivered) => Promise<void>
}) {
  const { db, clock } = parts
  const gate = mailGate(clock)
  /** The job of this name is replaced, so that there is one of it whatever happens now. */
  const again = (mail: WaitingMail, runAt: Date) => addJob(db, 'mail', mail, { runAt, key: mail.key })

  return async (payload: Record<string, unknown>): Promise<void> => {
    const waiting = waitingMail(payload)
    const plain = parts.secrets.open('mail', Buffer.from(waiting.sealed, 'base64'))
    // What comes again is sealed with the key of today.
    const mail = { ...waiting, sealed: parts.secrets.seal('mail', plain).toString('base64') }
    const order: MailOrder = JSON.parse(plain.toString())
    const now = clock.now()
    if (order.until !== undefined && now > new Date(order.until)) return
    if (order.award !== undefined && (await hasEarlier(db, mail.key)))
      return await again(mail, new Date(now.getTime() + behindMs))
    const written = await parts.write(order)
    const bytes = order.picture ? await parts.picture(order.picture.sha256, order.picture.mediaType) : null
    const opensAt = await gate.enter()
    if (opensAt !== null) return await again(mail, opensAt)
    try {
      await parts.mailer.send({
        to: order.to,
        ...written,
        ...(order.unsubscribe === undefined ? {} : { unsubscribe: order.unsubscribe }),
        messageId: `<${mail.id}@${parts.host}>`,
        images: bytes ? [{ cid: 'badge', mediaType: 'image/png', bytes, name: 'badge.png' }] : [],
      })
      gate.leave('taken')
    } catch (cause) {
      await failed(mail, order, cause)
    }
  }

  async function failed(mail: WaitingMail, order: MailOrder, cause: unknown): Promise<void> {
    const obstacle = cause instanceof MailFailure ? cause.obstacle : 'server'
    if (obstacle === 'address' || obstacle === 'message') {
      gate.leave('taken')
      return await parts.undelivered(order, obstacle)
    }
    const opensAt = gate.leave(obstacle)
    if (opensAt !== null) {
      parts.log.error({ mail: String(cause) }, 'the mail server takes no mail; it is asked again in a minute')
      await postponeMails(db, opensAt)
    }
    const now = clock.now().getTime()
    if (now - Date.parse(mail.at) > patienceMs) return await parts.undelivered(order, 'gave-up')
    if (obstacle === 'put-off') {
      const waitMs = Math.min(firstWaitMs * 2 ** mail.tries, longestWaitMs)
      return await again({ ...mail, tries: mail.tries + 1 }, new Date(now + waitMs))
    }
    await again(mail, opensAt ?? clock.now())
  }
}

/** Mail that would leave before `until` waits till then. */
async function postponeMails(db: Db, until: Date): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = ${until}
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'mail')
      and locked_at is null and run_at < ${until}`.execute(db)
}

/** Whether a mail of the same award was ordered before and still waits. */
async function hasEarlier(db: Db, key: string): Promise<boolean> {
  const family = key.slice(0, key.lastIndexOf(':') + 1)
  const { rows } = await sql`select 1 from graphile_worker._private_jobs
    where key >= ${family} and key < ${key} and attempts < max_attempts limit 1`.execute(db)
  return rows.length > 0
}

/** Jobs of ours, also those that an older version ordered. */
function waitingMail(payload: Record<string, unknown>): WaitingMail {
  const text = (name: string) => String(payload[name] ?? '')
  return {
    sealed: text('sealed'),
    id: text('id'),
    key: text('key') || `mail::${text('id')}`,
    at: text('at') || new Date(0).toISOString(),
    tries: Number(payload['tries'] ?? 0),
  }
}
