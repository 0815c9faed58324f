import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { takeEach } from './http/rate-limit.ts'

const day = 86_400

// A school may give every pupil a tagged address of one mailbox; nobody may fill one by tags.
const perAddress = 60
const perMailbox = 300
/** One sender cannot use up what others may send. */
const perSender = 30

/**
 * Which of these mails may leave, counted by the day in the caller's transaction: whoever sends, and however many
 * of them there are, nobody's mailbox is flooded by this host.
 */
export async function mayMail(
  trx: Db,
  clock: Clock,
  mails: { from: string; to: string }[],
): Promise<boolean[]> {
  const uses = mails.flatMap(({ from, to }) => {
    const address = to.trim().normalize('NFC').toLowerCase()
    return [
      { bucket: `mail-from:${from}:${address}`, limit: perSender },
      { bucket: `mail-to:${address}`, limit: perAddress },
      { bucket: `mailbox:${mailboxOf(address)}`, limit: perMailbox },
    ]
  })
  const fits = await takeEach(trx, clock, uses, day)
  return mails.map((_, at) => fits.slice(at * 3, at * 3 + 3).every(Boolean))
}

/** Where mail of an address ends up: without its tag ("Subaddressing", RFC 5233). */
export function mailboxOf(email: string): string {
  const address = email.trim().normalize('NFC').toLowerCase()
  return address.replace(/\+[^@]*(?=@[^@]*$)/, '')
}
