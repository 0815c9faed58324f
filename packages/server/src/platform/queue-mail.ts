import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { secretToken, uuidv7 } from './ids.ts'
import { addJobs } from './jobs.ts'
import type { Secrets } from './secrets.ts'

/** A mail to be written and sent: which one, to whom, in which language, with what in it. */
export type MailOrder = {
  kind: string
  to: string
  locale: string
  data: Record<string, unknown>
  /** A picture shown at the top: where to get it when the mail is written. */
  picture?: { sha256: string; mediaType: string }
  /** The award it is about: mails of one award leave in their order, and what became of them is noted there. */
  award?: string
  /** Where the reader's mail program ends mails of this kind by itself (RFC 8058). */
  unsubscribe?: string
  /** A mail that is of no use after this moment is not sent any more. */
  until?: string
}

/** What an order for mail needs. */
export type Ordering = { secrets: Secrets; clock: Clock }

/** An order as it waits: sealed, because links in it are secrets. */
export type WaitingMail = {
  sealed: string
  /** Local part of its Message-ID. */
  id: string
  /** Name of its job: mails of one award share its beginning, and sort as they were ordered. */
  key: string
  /** When it was ordered. */
  at: string
  /** How often it was put off. */
  tries: number
}

/** Order a mail in the caller's transaction. Links in it are secrets, so the order lies sealed until it is sent. */
export async function queueMail(
  ordering: Ordering,
  trx: Db,
  order: MailOrder,
  options: { runAt?: Date } = {},
): Promise<void> {
  await queueMails(ordering, trx, [{ order, options }])
}

/** The same for many. */
export async function queueMails(
  { secrets, clock }: Ordering,
  trx: Db,
  mails: { order: MailOrder; options?: { runAt?: Date } }[],
): Promise<void> {
  const now = clock.now()
  await addJobs(
    trx,
    mails.map(({ order, options }) => {
      const payload: WaitingMail = {
        sealed: secrets.seal('mail', Buffer.from(JSON.stringify(order))).toString('base64'),
        id: secretToken(12),
        key: `mail:${order.award ?? ''}:${uuidv7(now)}`,
        at: now.toISOString(),
        tries: 0,
      }
      return { task: 'mail', payload, options: { ...options, key: payload.key } }
    }),
  )
}
