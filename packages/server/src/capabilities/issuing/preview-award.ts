import type { issuing as contract } from '@rucksack/contract'
import type { Mail } from '@rucksack/contract/pages'
import type { FastifyRequest } from 'fastify'
import type { OrganisationRow } from '../organisations/index.ts'
import { expiryOfAward } from './expiry.ts'
import { awardedBefore } from './find-award.ts'
import type { AchievementRow, Issuing } from './issuing.ts'
import { refuseUnpublished } from './prepare-award.ts'

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
  mail: { to: string; subject: string; html: string; text: string }
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
  const { mail, claimPage } = await preview(
    {
      to: body.recipient.email,
      name: body.recipient.name?.trim() || null,
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
  const before = await awardedBefore(issuing, achievement, body.recipient.email)
  return {
    mail: { to: body.recipient.email, ...mail },
    claimPage,
    warnings: before === null ? [] : [{ code: 'already-awarded', since: before.toISOString() }],
  }
}
