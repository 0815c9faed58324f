import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Letter = {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  attachments: { cid: string | null; contentType: string; content: Buffer }[]
}

export type Post = {
  url: string
  letters: Letter[]
  /** The newest mail to an address. Throws when there is none. */
  last(to: string): Letter
  /** Answer the next `count` mails with a temporary refusal. */
  refuse(count: number): void
  stop(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it gets. */
export async function startPost(): Promise<Post> {
  const letters: Letter[] = []
  let refusing = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      simpleParser(stream).then(mail => {
        if (refusing-- > 0) {
          done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          return
        }
        letters.push({
          to: session.envelope.rcptTo.map(each => each.address).join(','),
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html === false ? '' : (mail.html ?? ''),
          messageId: mail.messageId ?? '',
          attachments: mail.attachments.map(({ cid, contentType, content }) => ({
            cid: cid ?? null,
            contentType,
            content,
          })),
        })
        done()
      }, done)
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    last(to) {
      const letter = letters.findLast(each => each.to === to)
      if (!letter)
        throw new Error(`No mail to ${to}; there is mail to ${letters.map(each => each.to).join(', ')}`)
      return letter
    },
    refuse(count) {
      refusing = count
    },
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
