import type { MailContent } from '@rucksack/contract/pages'
import { markdownToHtml } from '../../platform/markdown.ts'
import type { MailOrder } from '../../platform/queue-mail.ts'
import type { WholeAward } from '../issuing/index.ts'
import { profileUrl } from '../organisations/index.ts'

type MailParts = Pick<
  WholeAward['row'],
  'recipient_name' | 'narrative' | 'evidence' | 'expires_at' | 'language'
>

/** What the mail that brings an award says. */
export function claimMailContent(
  publicUrl: string,
  award: { row: MailParts } & Pick<WholeAward, 'achievement' | 'organisation'>,
  link: string,
): Extract<MailContent, { kind: 'claim' }> {
  const { row, achievement, organisation } = award
  return {
    kind: 'claim',
    link,
    achievement: achievement.name,
    description: achievement.description,
    imageAlt: achievement.image_alt,
    organisation: organisation.name,
    organisationPage: profileUrl(publicUrl, organisation.slug),
    recipientName: row.recipient_name,
    narrative: row.narrative,
    narrativeHtml: row.narrative === null ? null : markdownToHtml(row.narrative),
    evidence: row.evidence,
    expires: row.expires_at?.toISOString() ?? null,
    brand: organisation.brand?.colour ?? null,
    footer: organisation.brand?.footer ?? null,
  }
}

/** The same as an order for the outgoing mail. */
export function claimMail(publicUrl: string, award: WholeAward, to: string, link: string): MailOrder {
  const { kind, ...data } = claimMailContent(publicUrl, award, link)
  return {
    kind,
    to,
    locale: award.row.language,
    award: award.row.id,
    data,
    picture: { sha256: award.achievement.image_sha, mediaType: award.achievement.image_type },
  }
}
