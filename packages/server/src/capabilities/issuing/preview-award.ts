import type { issuing as contract } from '@rucksack/contract'
import type { Mail } from '@rucksack/contract/pages'
import type { FastifyRequest } from 'fastify'
import { kindOf } from '../identity/index.ts'
import type { OrganisationRow } from '../organisations/index.ts'
import { expiryOfAward } from './expiry.ts'
import { awardedBefore } from './find-award.ts'
import type { AchievementRow, Issuing } from './issuing.ts'
import { refuseUnpublished } from './prepare-award.ts'
import { recipientAsked } from './recipient.ts'

/** What the learner would see, made by those who make it for real. */
export type AwardPreview = (
  award: {
    to: string
    name: string | null
    narrative: string | null
    evidence: contract.Evidence[]
    expiresAt: Date | null
    locale: string
    achievement: AchievementRow
    organisation: OrganisationRow
    awardedAt: Date
  },
  request: FastifyRequest,
) => Promise<{ mail: Mail; claimPage: string }>

export type PreviewAnswer = {
  mail: { to: string; subject: string; html: string; text: string } | null
  claimPage: string
  warnings: { code: 'already-awarded'; since: string }[]
}

/** The mail and the page of an award before it is made; nothing is kept or sent. */
export async function previewAward(
  issuing: Issuing,
  preview: AwardPreview,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  body: contract.AwardRequest,
  request: FastifyRequest,
): Promise<PreviewAnswer> {
  refuseUnpublished(achievement)
  const now = issuing.clock.now()
  const { address, name } = recipientAsked(body.recipient)
  const { mail, claimPage } = await preview(
    {
      to: address,
      name: name?.trim() || null,
      narrative: body.narrative?.trim() || null,
      evidence: body.evidence ?? [],
      expiresAt: expiryOfAward(achievement.expiry, body.expiresAt, now),
      locale: body.language ?? achievement.language,
      achievement,
      organisation,
      awardedAt: now,
    },
    request,
  )
  const before = await awardedBefore(issuing, achievement, address)
  return {
    mail: kindOf(address) === 'email' ? { to: address, ...mail } : null,
    claimPage,
    warnings: before === null ? [] : [{ code: 'already-awarded', since: before.toISOString() }],
  }
}
