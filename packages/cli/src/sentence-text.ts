import type { Report, SentenceCode } from 'openbadges'
import { printable } from './printable.ts'

/** The answer in one sentence, for a person in a hurry. */
export function sentenceText({ code, params }: Report['sentence']): string {
  if (code === 'could-not-tell' && !params['name'])
    return 'It could not be told whether this is a good badge.'
  const name = params['name'] ? `“${params['name']}”` : 'This badge'
  const issuer = params['issuer'] || 'an issuer without a name'
  return printable(sentences[code](name, issuer, params['count'] ?? ''))
}

const sentences: Record<SentenceCode, (name: string, issuer: string, count: string) => string> = {
  valid: (name, issuer) => `${name} was awarded by ${issuer}. It is genuine and still valid.`,
  unreadable: () => 'No badge could be read from this.',
  malformed: (name, issuer) => `${name} names ${issuer}, but is not made as the standard demands.`,
  unsigned: (name, issuer) => `${name} names ${issuer}, but nobody signed it.`,
  forged: (name, issuer) => `${name} names ${issuer}, but its signature does not hold.`,
  'not-hosted': (name, issuer) => `${name} names ${issuer}, but the issuer’s server does not confirm it.`,
  'issuer-unproven': (name, issuer) =>
    `${name} is signed, but nothing shows that the key belongs to ${issuer}.`,
  revoked: (name, issuer) => `${issuer} has revoked ${name}.`,
  suspended: (name, issuer) => `${issuer} has suspended ${name} for now.`,
  expired: (name, issuer) => `${name} from ${issuer} has expired.`,
  'not-yet-valid': (name, issuer) => `${name} from ${issuer} is not valid yet.`,
  'other-recipient': (name, issuer) => `${name} from ${issuer} was made for somebody else.`,
  'changed-outside': (name, issuer) =>
    `${name} from ${issuer} refers to a document that is not what it was when it was signed.`,
  'inside-invalid': (name, issuer) => `${name} from ${issuer} holds credentials of which not all count.`,
  'all-valid': (_name, _issuer, count) => `All badges in it (${count}) are genuine and still valid.`,
  'some-invalid': (_name, _issuer, count) => `It holds ${count} badges, of which not all count.`,
  'some-unknown': (_name, _issuer, count) =>
    `It holds ${count} badges; nothing speaks against them, but not everything could be checked.`,
  'could-not-tell': (name, issuer) =>
    `Nothing speaks against ${name} from ${issuer}, but not everything could be checked.`,
}
