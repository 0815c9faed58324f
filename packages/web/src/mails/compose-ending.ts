import type { Speech } from '../messages/speak.ts'
import type { MailContent } from '../page.ts'
import { type Letter, letter } from './letter.ts'

/** To the learner: a badge ends soon. */
export function composeEnding(
  content: Extract<MailContent, { kind: 'ending' }>,
  { text, date }: Speech,
): Letter {
  const values = {
    badgeName: content.achievement,
    issuer: content.organisation,
    date: date(content.expires),
  }
  return {
    ...letter(text('mail.ending.subject', values), text('mail.ending.title')),
    opening: [text('mail.ending.opening', values)],
    button: { label: text('mail.standing.button'), url: content.link },
    closing: [text('mail.ending.stays'), text('mail.standing.ask', values)],
  }
}

/** To those who issued them: which badges end soon, as numbers. */
export function composeEndingIssued(
  content: Extract<MailContent, { kind: 'ending-issued' }>,
  { text, number }: Speech,
): Letter {
  const values = { organisation: content.organisation, days: content.days }
  return {
    ...letter(text('mail.ending-issued.subject', values), text('mail.ending-issued.title')),
    opening: [
      text('mail.ending-issued.opening', values),
      ...content.achievements.map(each => `${each.name}: ${number(each.count)}`),
    ],
    button: { label: text('mail.ending-issued.button'), url: content.link },
    closing: [text('mail.ending-issued.told')],
  }
}
