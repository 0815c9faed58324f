/**
 * What stood in the way: the address or this mail was refused for good, this mail was put off, or the server takes
 * no mail at all now.
 */
export type MailObstacle = 'address' | 'message' | 'put-off' | 'server'

/** A mail that was not taken. It names no address: what went wrong is kept and logged. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure'
  readonly obstacle: MailObstacle
  /** The reply code of the server (RFC 5321, 4.2), if it said one. */
  readonly code: number | null

  constructor(obstacle: MailObstacle, code: number | null, said = '') {
    super(`The mail was not taken: ${obstacle} ${code ?? ''} ${said}`.trim().replace(/\s+/g, ' '))
    this.obstacle = obstacle
    this.code = code
  }
}

// The server could not be reached, did not greet, or did not let us in.
const ofTheServer = ['EDNS', 'EAUTH', 'EPROTOCOL', 'ETLS']

/**
 * What a failure of the SMTP client means. A 5yz to the recipient or to the mail itself is for good (RFC 5321, 4.2.1);
 * one to the greeting, the sign-in or the sender is about this host. A connection that ends in the middle may have
 * ended because of this one mail, so that others are not held up for it.
 */
export function mailFailure(cause: unknown): MailFailure {
  if (cause instanceof MailFailure) return cause
  const said = new Map<string, unknown>(cause instanceof Error ? Object.entries(cause) : [])
  const code = Number(said.get('responseCode')) || null
  const what = String(said.get('code') ?? 'unknown')
  const command = String(said.get('command') ?? '')
  if (command === 'MAIL FROM' || said.get('syscall') === 'connect' || ofTheServer.includes(what))
    return new MailFailure('server', code, what)
  if (code === null || code < 500) return new MailFailure('put-off', code, what)
  if (command === 'RCPT TO') return new MailFailure('address', code, what)
  return new MailFailure(command === 'DATA' ? 'message' : 'server', code, what)
}
