import { isMessageKey } from '../messages/catalogue.ts'
import type { Speech } from '../messages/speak.ts'
import type { MailContent } from '../page.ts'
import { type Letter, letter } from './letter.ts'

/** The mail of the day: what happened to the badges of a learner. */
export function composeNotices(
  content: Extract<MailContent, { kind: 'notices' }>,
  { text, date }: Speech,
): Letter {
  const lines = content.notices.map(({ kind, name, standing, expires }) => {
    const key = standing === 'broken' ? 'app.standing.broken' : `standing.${standing}`
    return text(`notice.${kind}`, {
      name,
      standing: isMessageKey(key) ? text(key) : (standing ?? ''),
      date: expires === null ? '' : date(expires),
    })
  })
  return {
    ...letter(text('mail.notices.subject'), text('mail.notices.subject')),
    opening: [...lines, ...(content.more > 0 ? [text('mail.notices.more', { count: content.more })] : [])],
    button: { label: text('mail.notices.button'), url: content.link },
    closing: [text('mail.notices.stop', { link: content.stop })],
  }
}
