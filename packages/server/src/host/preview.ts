import type { Renderer } from '@rucksack/contract/pages'
import { claimMailContent, claimView } from '../capabilities/delivery/index.ts'
import type { AwardPreview, Issuing } from '../capabilities/issuing/index.ts'
import type { Frames } from './frame.ts'

const noSecret = 'preview'

/** The mail and the claim page of an award that is not made yet, by the same hands that make them for real. */
export function awardPreview(issuing: Issuing, frames: Frames, renderer: Renderer): AwardPreview {
  const { publicUrl } = issuing
  return async award => {
    const row = {
      recipient_name: award.name,
      recipient_sealed: issuing.secrets.seal('award-recipient', Buffer.from(award.to)),
      narrative: award.narrative,
      evidence: award.evidence,
      expires_at: award.expiresAt,
      awarded_at: award.awardedAt,
      language: award.locale,
      answer: 'unclaimed' as const,
      standing: 'good' as const,
      reason: null,
    }
    const whole = { row, achievement: award.achievement, organisation: award.organisation }
    const path = `/claim/${noSecret}`
    const content = claimMailContent(publicUrl, whole, publicUrl + path)
    const mail = renderer.writeMail(content, await frames.mailFrame(award.locale))
    const claimPage = frames.renderForStranger(
      { kind: 'claim', claim: claimView(issuing, whole, []), secret: noSecret, attempt: null, trouble: null },
      award.locale,
      path,
    )
    return {
      mail: { ...mail, html: mail.html.replaceAll('cid:badge', pictureOf(publicUrl, award.achievement)) },
      // It is shown in a sandbox that runs nothing.
      claimPage: claimPage.replaceAll(/<script\b[^>]*\bsrc=[^>]*><\/script>/g, ''),
    }
  }
}

const pictureOf = (publicUrl: string, achievement: { id: string }) =>
  `${publicUrl}/achievements/${achievement.id}/image`
