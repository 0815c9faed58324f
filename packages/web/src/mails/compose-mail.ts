import { isMessageKey } from '../messages/catalogue.ts'
import type { Speech } from '../messages/speak.ts'
import type { MailContent } from '../page.ts'
import { composeClaim } from './compose-claim.ts'
import { composeEnding, composeEndingIssued } from './compose-ending.ts'
import { composeNotices } from './compose-notices.ts'
import { type Letter, letter } from './letter.ts'
import type { MailFrame } from './write-mail.ts'

/** What a mail says, in order. */
export function composeMail(content: MailContent, frame: MailFrame, speech: Speech): Letter {
  switch (content.kind) {
    case 'sign-in':
      return composeSignIn(content, frame, speech)
    case 'confirm-address':
      return composeConfirmation(content, frame, speech)
    case 'security-notice':
      return composeNotice(content, frame, speech)
    case 'invitation':
      return composeInvitation(content, speech)
    case 'claim':
      return composeClaim(content, speech)
    case 'ending':
      return composeEnding(content, speech)
    case 'ending-issued':
      return composeEndingIssued(content, speech)
    case 'notices':
      return composeNotices(content, speech)
    case 'code-refused':
      return composeCodeRefused(content, speech)
    case 'standing':
      return composeStanding(content, speech)
  }
}

type Content<Kind extends MailContent['kind']> = Extract<MailContent, { kind: Kind }>

function composeSignIn(content: Content<'sign-in'>, frame: MailFrame, { text }: Speech): Letter {
  const host = frame.hostName
  return {
    ...letter(
      text('mail.sign-in.subject', { code: content.code, host }),
      text('mail.sign-in.title', { host }),
    ),
    opening: [text('mail.sign-in.opening')],
    button: { label: text('mail.sign-in.button'), url: content.link },
    code: content.code,
    closing: [text('mail.code.lasts', { minutes: content.minutes }), text('mail.sign-in.not-you')],
  }
}

function composeConfirmation(
  content: Content<'confirm-address'>,
  frame: MailFrame,
  { text }: Speech,
): Letter {
  const host = frame.hostName
  return {
    ...letter(text('mail.confirm.subject', { code: content.code }), text('mail.confirm.title')),
    opening: [text('mail.confirm.opening', { host })],
    code: content.code,
    closing: [text('mail.code.lasts', { minutes: content.minutes }), text('mail.confirm.not-you')],
  }
}

function composeNotice(content: Content<'security-notice'>, frame: MailFrame, { text }: Speech): Letter {
  const what = `mail.notice.${content.what}` as const
  const values = { subject: content.subject, account: content.account, host: frame.hostName }
  return {
    ...letter(text('mail.notice.subject', values), text('mail.notice.title')),
    opening: [text(what, values)],
    button: { label: text('mail.notice.button'), url: `${frame.publicUrl}/account` },
    closing: [text('mail.notice.you'), text('mail.notice.not-you')],
  }
}

function composeInvitation(content: Content<'invitation'>, { text }: Speech): Letter {
  const roleKey = `role.${content.role}`
  const mayKey = `invitation.${content.role}`
  const values = {
    organisation: content.organisation,
    role: isMessageKey(roleKey) ? text(roleKey) : content.role,
    inviter: content.invitedBy ?? '',
  }
  return {
    ...letter(text('mail.invitation.subject', values), text('invitation.title', values)),
    opening: [
      text(content.invitedBy ? 'invitation.lead' : 'invitation.lead.anonymous', values),
      ...(isMessageKey(mayKey) ? [text(mayKey)] : []),
    ],
    button: { label: text('mail.invitation.button'), url: content.link },
    closing: [text('mail.invitation.lasts', { days: content.days }), text('mail.invitation.ignore')],
  }
}

function composeCodeRefused(content: Content<'code-refused'>, { text }: Speech): Letter {
  const values = { badgeName: content.achievement, issuer: content.organisation }
  return {
    ...letter(text('mail.code-refused.subject', values), text('mail.code-refused.title')),
    opening: [text('mail.code-refused.opening', values)],
    note: { label: text('mail.standing.reason'), text: content.reason, html: null },
    button: { label: text('mail.code-refused.button'), url: content.link },
    closing: [text('mail.standing.ask', values)],
  }
}

function composeStanding(content: Content<'standing'>, { text }: Speech): Letter {
  const values = { badgeName: content.achievement, issuer: content.organisation }
  return {
    ...letter(
      text(`mail.standing.${content.change}.subject`, values),
      text(`mail.standing.${content.change}.title`),
    ),
    opening: [text(`mail.standing.${content.change}.opening`, values)],
    note: content.reason ? { label: text('mail.standing.reason'), text: content.reason, html: null } : null,
    button: { label: text('mail.standing.button'), url: content.link },
    closing: [
      text(content.change === 'reinstated' ? 'mail.standing.good-again' : 'mail.standing.stays'),
      ...(content.change === 'reinstated' ? [] : [text('mail.standing.ask', values)]),
    ],
  }
}
