import type { Badge } from '../model.ts'
import { matchRecipient } from '../recipient/match-recipient.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

/** Whether the badge names one of the identities it was checked for (Open Badges 3.0, 8.5). */
export async function checkRecipient(run: Run, badge: Badge): Promise<Finding | null> {
  if (run.recipient === null) return null
  if (
    badge.subjectId !== null &&
    run.recipient.some(identity => badge.subjectId === identity || badge.subjectId === `mailto:${identity}`)
  )
    return passed('recipient')
  if (badge.recipients.length === 0) {
    return unknown(
      'recipient',
      'recipient-unnamed',
      'The badge does not name its recipient in a way that can be compared with an address.',
    )
  }
  const match = await matchRecipient(run.crypto, badge.recipients, run.recipient)
  return match === null
    ? failed('recipient', 'recipient-other', 'The badge was made for somebody else, or for another address.')
    : passed('recipient')
}
