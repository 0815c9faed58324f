/** What mails say. */
export const messages = {
  'card.open-badge': 'A badge that anyone can verify',
  'mail.footer':
    'You get this mail from {host} because of something you or an issuer did there. It tracks nothing.',
  'mail.code.or': 'Or type this code where you asked for it:',
  'mail.code.lasts':
    '{minutes, plural, one {It works for # minute, and once.} other {It works for # minutes, and once.}}',
  'mail.sign-in.subject': '{code} is your code for {host}',
  'mail.sign-in.title': 'Sign in to {host}',
  'mail.sign-in.opening': 'Press the button on the device where you want to sign in.',
  'mail.sign-in.button': 'Sign in',
  'mail.sign-in.not-you':
    'You did not ask for this? Then somebody mistyped their address. Ignore this mail; nothing happens, and nobody gets in.',
  'mail.confirm.subject': '{code} confirms your address',
  'mail.confirm.title': 'Confirm this address',
  'mail.confirm.opening':
    'Somebody wants to add this address to their account on {host}. If that is you, type this code there:',
  'mail.confirm.not-you': 'You did not ask for this? Then keep the code to yourself and ignore this mail.',
  'mail.notice.subject': 'A change to your account on {host}',
  'mail.notice.title': 'Your account was changed',
  'mail.notice.address-added': 'The address {subject} was added to the account {account}.',
  'mail.notice.address-removed': 'The address {subject} was removed from the account {account}.',
  'mail.notice.passkey-added': 'The passkey “{subject}” was added to the account {account}.',
  'mail.notice.passkey-removed': 'The passkey “{subject}” was removed from the account {account}.',
  'mail.notice.school-linked': 'The account {account} can now be opened by signing in with {subject}.',
  'mail.notice.school-unlinked': 'A school account was unlinked from the account {account}.',
  'mail.notice.token-made': 'An access token named “{subject}” was made for the account {account}.',
  'mail.notice.account-reset':
    'The operator of {host} has reset the account {account}: all sessions, passkeys and tokens ended.',
  'mail.notice.button': 'Look at your account',
  'mail.notice.you': 'If that was you, nothing needs to be done.',
  'mail.notice.not-you': 'If not, open your account, end all sessions and remove what you do not know.',
  'mail.invitation.subject': '{organisation} invites you',
  'mail.invitation.button': 'See the invitation',
  'mail.invitation.lasts':
    '{days, plural, one {The invitation lasts # day.} other {The invitation lasts # days.}}',
  'mail.invitation.ignore': 'If you do not want to join, ignore this mail.',
  'mail.claim.subject': '{issuer} has a badge for you: {badgeName}',
  'mail.claim.opening': '{issuer} has awarded you this badge:',
  'mail.claim.opening.person': '{person}, {issuer} has awarded you this badge:',
  'mail.claim.note': '{issuer} writes:',
  'mail.claim.button': 'See your badge',
  'mail.claim.yours':
    'You decide whether to take it. Nobody sees it until you show it, and {issuer} only learns whether you accepted.',
  'mail.claim.who': 'More about {issuer}: {page}',
  'mail.standing.revoked.subject': '{issuer} has revoked “{badgeName}”',
  'mail.standing.revoked.title': 'A badge of yours was revoked',
  'mail.standing.revoked.opening':
    '{issuer} has revoked the badge “{badgeName}”. It no longer counts as valid.',
  'mail.standing.suspended.subject': '{issuer} has suspended “{badgeName}”',
  'mail.standing.suspended.title': 'A badge of yours is suspended',
  'mail.standing.suspended.opening':
    '{issuer} has suspended the badge “{badgeName}”. For now it does not count as valid.',
  'mail.standing.reinstated.subject': '“{badgeName}” is valid again',
  'mail.standing.reinstated.title': 'A badge of yours is valid again',
  'mail.standing.reinstated.opening': '{issuer} has lifted the suspension of the badge “{badgeName}”.',
  'mail.standing.reason': 'The reason given:',
  'mail.standing.button': 'See the badge',
  'mail.standing.stays': 'It stays in your backpack, with this reason, until you remove it.',
  'mail.standing.ask': 'If you think this is a mistake, ask {issuer}.',
  'mail.standing.good-again': 'Everyone you showed it to sees that it is valid.',
}
