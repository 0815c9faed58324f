import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { MailFailure, mailFailure } from './mail-failure.ts'

export type Message = {
  to: string
  subject: string
  text: string
  html: string
  /** Stays the same when a mail is sent again, so that readers can drop the double. */
  messageId: string
  /** Takes a POST that ends mails of this kind (RFC 8058). */
  unsubscribe?: string
  images?: { cid: string; mediaType: string; bytes: Uint8Array; name: string }[]
}

export type Mailer = { send(message: Message): Promise<void>; where: 'smtp' | 'mailbox'; close(): void }

/** How long an SMTP server may be silent, so that a slow one holds up one mail and not the day. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 30_000, socketTimeout: 60_000 }

/** Hand mail over to an SMTP server. Rejects with `MailFailure`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, {
    ...patience,
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[1])
  return {
    where: 'smtp',
    async send(message) {
      await transport.sendMail(envelope(message, from)).catch((cause: unknown) => {
        throw mailFailure(cause)
      })
    },
    close: () => transport.close(),
  }
}

export type MailInBox = { id: string; at: string; to: string; subject: string; text: string; html: string }

/** Without an SMTP server mail lies in a folder, and the operator reads it on a local page. */
export function mailboxMailer(folder: string): Mailer {
  return {
    where: 'mailbox',
    async send(message) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const at = new Date().toISOString()
      const id = `${at.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`
      const kept: MailInBox = {
        id,
        at,
        to: oneAddress(message.to),
        subject: message.subject,
        text: message.text,
        html: inline(message),
      }
      const fresh = join(folder, `.${id}`)
      await writeFile(fresh, JSON.stringify(kept), { mode: 0o600 })
      await rename(fresh, join(folder, `${id}.json`))
    },
    close() {},
  }
}

/** The newest mails of the folder, newest first. */
export async function readMailbox(folder: string, most = 100): Promise<MailInBox[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter(name => /^\d+-[0-9a-f]+\.json$/.test(name))
    .sort()
    .reverse()
    .slice(0, most)
  return await Promise.all(newest.map(async name => JSON.parse(await readFile(join(folder, name), 'utf8'))))
}

/** Exactly one recipient: a quoted local part or a list would let a mail go somewhere else than was checked. */
export function oneAddress(address: string): string {
  if (!/^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+$/u.test(address))
    throw new MailFailure('address', null)
  return address
}

function envelope(message: Message, from: string) {
  const to = oneAddress(message.to)
  return {
    from,
    to: { name: '', address: to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(message.unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${message.unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    attachments: (message.images ?? []).map(image => ({
      cid: image.cid,
      filename: image.name,
      contentType: image.mediaType,
      content: Buffer.from(image.bytes),
      contentDisposition: 'inline' as const,
    })),
  }
}

function inline(message: Message): string {
  return (message.images ?? []).reduce(
    (html, image) =>
      html.replaceAll(
        `cid:${image.cid}`,
        `data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`,
      ),
    message.html,
  )
}
