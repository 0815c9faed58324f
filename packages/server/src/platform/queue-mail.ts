import type { Db } from './db.ts'
import { secretToken } from './ids.ts'
import { addJobs } from './jobs.ts'
import type { Mailer } from './mail.ts'
import type { Secrets } from './secrets.ts'

/** A mail to be written and sent: which one, to whom, in which language, with what in it. */
export type MailOrder = {
  kind: string
  to: string
  locale: string
  data: Record<string, unknown>
  /** A picture shown at the top: where to get it when the mail is written. */
  picture?: { sha256: string; mediaType: string }
}

export type WriteMail = (order: MailOrder) => Promise<{ subject: string; html: string; text: string }>

/** Order a mail in the caller's transaction. Links in it are secrets, so the order lies sealed until it is sent. */
export async function queueMail(
  trx: Db,
  secrets: Secrets,
  order: MailOrder,
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await queueMails(trx, secrets, [{ order, options }])
}

/** The same for many. */
export async function queueMails(
  trx: Db,
  secrets: Secrets,
  mails: { order: MailOrder; options?: { runAt?: Date; key?: string } }[],
): Promise<void> {
  await addJobs(
    trx,
    mails.map(({ order, options }) => ({
      task: 'mail',
      payload: {
        sealed: secrets.seal('mail', Buffer.from(JSON.stringify(order))).toString('base64'),
        id: secretToken(12),
      },
      options: { ...options, maxAttempts: 40 },
    })),
  )
}

/** The job that sends an ordered mail; its Message-ID stays the same over all tries. */
export function mailTask(parts: {
  secrets: Secrets
  mailer: Mailer
  write: WriteMail
  host: string
  picture: (sha256: string, mediaType: string) => Promise<Buffer>
}) {
  return async (payload: Record<string, unknown>): Promise<void> => {
    const order: MailOrder = JSON.parse(
      parts.secrets.open('mail', Buffer.from(String(payload['sealed']), 'base64')).toString(),
    )
    const written = await parts.write(order)
    const bytes = order.picture ? await parts.picture(order.picture.sha256, order.picture.mediaType) : null
    await parts.mailer.send({
      to: order.to,
      ...written,
      messageId: `<${String(payload['id'])}@${parts.host}>`,
      images: bytes ? [{ cid: 'badge', mediaType: 'image/png', bytes, name: 'badge.png' }] : [],
    })
  }
}
