import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Mail = {
  to: string[]
  subject: string
  text: string
  html: string
  /** Addresses of links in the text, in order. */
  links: string[]
  parsed: ParsedMail
}

export type MailServer = {
  smtpUrl: string
  /** Every mail taken so far. */
  mails: Mail[]
  /** The newest mail to this address that was not asked for before; waits for it up to 20 s. */
  lastMailTo(address: string): Promise<Mail>
  /** Go away in the middle of everything; what was taken stays. */
  killMail(): Promise<void>
  /** Listen on the same port again. */
  reviveMail(): Promise<void>
  stop(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const seen = new Set<Mail>()
  const sockets = new Set<Socket>()
  const make = () => {
    const made = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], onData })
    // A client that goes away in the middle is no matter of the tests.
    made.on('error', () => {})
    made.server.on('connection', socket => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    return made
  }
  const onData: NonNullable<SMTPServerOptions['onData']> = (stream, session, done) => {
    simpleParser(stream).then(parsed => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      mails.push(toMail(parsed, to))
      done()
    }, done)
  }
  let server = make()
  const listen = (on: number) => new Promise<void>(resolve => server.listen(on, '127.0.0.1', resolve))
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  await listen(0)
  // It listens on a port, so the address is not the name of a pipe.
  const { port } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    async lastMailTo(address) {
      const wanted = address.toLowerCase()
      for (const until = Date.now() + 20_000; Date.now() < until; ) {
        const fresh = mails.filter(mail => !seen.has(mail) && mail.to.includes(wanted))
        for (const mail of fresh) seen.add(mail)
        const newest = fresh.at(-1)
        if (newest) return newest
        await new Promise(resolve => setTimeout(resolve, 50))
      }
      const others = mails.map(mail => `${mail.to.join(', ')}: ${mail.subject}`).join('\n')
      throw new Error(`No mail came to ${address} within 20 s. What came:\n${others}`)
    },
    async killMail() {
      const closed = close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async reviveMail() {
      server = make()
      await listen(port)
    },
    stop: close,
  }
}

function toMail(parsed: ParsedMail, to: string[]): Mail {
  const text = parsed.text ?? ''
  return {
    to: to.map(address => address.toLowerCase()),
    subject: parsed.subject ?? '',
    text,
    html: parsed.html || '',
    links: text.match(/https?:\/\/[^\s<>")\]]+/g) ?? [],
    parsed,
  }
}
