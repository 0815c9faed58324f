import type { Speech } from '../messages/speak.ts'
import type { MailContent } from '../page.ts'
import { type Letter, letter } from './letter.ts'

/** The mail that brings a badge: who, what, why, one button. */
export function composeClaim(content: Extract<MailContent, { kind: 'claim' }>, speech: Speech): Letter {
  const { text } = speech
  const values = {
    badgeName: content.achievement,
    issuer: content.organisation,
    person: content.recipientName ?? '',
  }
  return {
    ...letter(
      text(content.reminder ? 'mail.claim.reminder' : 'mail.claim.subject', values),
      content.achievement,
    ),
    picture: content.imageAlt || text('badge.image-alt', { name: content.achievement }),
    opening: [
      text(content.recipientName ? 'mail.claim.opening.person' : 'mail.claim.opening', values),
      content.description,
    ],
    button: { label: text('mail.claim.button'), url: content.link },
    note: content.narrative
      ? { label: text('mail.claim.note', values), text: content.narrative, html: content.narrativeHtml }
      : null,
    linksLabel: content.evidence.length > 0 ? text('badge.evidence') : null,
    links: content.evidence.map((each, index) => ({
      name: each.name || text('badge.evidence.number', { number: speech.number(index + 1) }),
      url: each.url ?? null,
    })),
    brand: content.brand ?? null,
    closing: [
      ...(content.expires ? [text('claim.valid-until', { date: speech.date(content.expires) })] : []),
      text('mail.claim.yours', values),
      text('mail.claim.who', { ...values, page: content.organisationPage }),
      ...(content.footer ? [content.footer] : []),
    ],
  }
}
