import type { Badge } from '../model.ts'
import { matchRecipient } from '../recipient/match-recipient.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

const address = /^(?:mailto:)?[^\s@]+@[^\s@]+$/

/** Whether the badge names one of the identities it was checked for (Open Badges 3.0, 8.5). */
export async function checkRecipient(run: Run, badge: Badge): Promise<Finding | null> {
  if (run.recipient === null) return null
  const { subjectId } = badge
  if (
    subjectId !== null &&
    run.recipient.some(identity => subjectId === identity || subjectId === `mailto:${identity}`)
  )
    return passed('recipient')
  const match = await matchRecipient(run.crypto, badge.recipients, run.recipient)
  if (match !== null) return passed('recipient')
  if (!run.wholeProfile && !run.recipient.some(identity => comparable(badge, identity.trim())))
    return unknown(
      'recipient',
      'recipient-unnamed',
      'The badge does not name its recipient in a way that can be compared with what is known.',
    )
  return failed(
    'recipient',
    'recipient-other',
    'The badge was made for somebody else, or for another address.',
  )
}

/** A student number says nothing about an address, nor an address about a DID. */
function comparable({ recipients, subjectId }: Badge, identity: string): boolean {
  const isAddress = address.test(identity)
  if (isAddress) {
    const ofAddress = new Set(['email', 'identifier', 'id'])
    return subjectId?.startsWith('mailto:') === true || recipients.some(each => ofAddress.has(each.type))
  }
  return (
    (subjectId !== null && /^[a-z][a-z0-9+.-]*:/i.test(identity)) ||
    recipients.some(each => each.type !== 'email')
  )
}
