import type { Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

export type Letter = {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  attachments: { cid: string | null; contentType: string; content: Buffer }[]
}

/**
 * What can go wrong: the receipt is lost, the connection ends within the mail, it is put off, the address or the mail
 * is refused for good, or the answer takes a second.
 */
export type PostFault = 'ack-lost' | 'drop-data' | 'put-off' | 'refuse-address' | 'refuse-mail' | 'slow'

export type Post = {
  url: string
  letters: Letter[]
  /** The newest mail to an address. Throws when there is none. */
  last(to: string): Letter
  /** Answer the next `count` mails with a temporary refusal. */
  refuse(count: number): void
  /** Go wrong with mail as this says, until it is called with null. */
  misbehave(how: ((to: string) => PostFault | null) | null): void
  /** Go away in the middle of everything; what was taken stays. */
  kill(): Promise<void>
  /** Listen on the same port again. */
  revive(): Promise<void>
  stop(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it gets. */
export async function startPost(): Promise<Post> {
  const letters: Letter[] = []
  let refusing = 0
  let faultOf: (to: string) => PostFault | null = () => null
  const faults = new Map<string, PostFault | null>()
  const sockets = new Set<Socket>()
  const cut = (session: SMTPServerSession) => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy()
  }
  const reply = (responseCode: number) => Object.assign(new Error('No'), { responseCode })

  const onRcptTo: NonNullable<SMTPServerOptions['onRcptTo']> = ({ address }, session, done) => {
    const fault = faultOf(address)
    faults.set(session.id, fault)
    done(fault === 'refuse-address' ? reply(550) : null)
  }
  const onData: NonNullable<SMTPServerOptions['onData']> = (stream, session, done) => {
    const fault = faults.get(session.id) ?? null
    faults.delete(session.id)
    if (fault === 'drop-data') {
      stream.resume()
      return cut(session)
    }
    simpleParser(stream).then(mail => {
      if (refusing-- > 0 || fault === 'put-off') return done(reply(451))
      if (fault === 'refuse-mail') return done(reply(554))
      letters.push(letterOf(mail, session))
      if (fault === 'ack-lost') return cut(session)
      setTimeout(done, fault === 'slow' ? 1_000 : 0)
    }, done)
  }
  const make = () => {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo,
      onData,
    })
    // A client that goes away in the middle is no matter of the tests.
    made.on('error', () => {})
    made.server.on('connection', socket => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    return made
  }
  let server = make()
  const listen = (on: number) => new Promise<void>(resolve => server.listen(on, '127.0.0.1', () => resolve()))
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  await listen(0)
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
    misbehave(how) {
      faultOf = how ?? (() => null)
    },
    async kill() {
      const closed = close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async revive() {
      server = make()
      await listen(port)
    },
    stop: close,
  }
}

function letterOf(mail: ParsedMail, session: SMTPServerSession): Letter {
  return {
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
  }
}
