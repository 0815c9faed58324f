import type { Award } from '@rucksack/contract/issuing'
import { type Issuing, lineagesOf } from '../../capabilities/issuing/index.ts'
import { entityId } from './entity-id.ts'

const acceptances = {
  pending: 'Unaccepted',
  unclaimed: 'Unaccepted',
  accepted: 'Accepted',
  declined: 'Rejected',
  withdrawn: 'Rejected',
} as const

/** Awards as Assertions of Badgr. It knows no suspension: that is a revocation, while it lasts. */
export async function writeAssertions(issuing: Issuing, awards: Award[]) {
  const known = await lineagesOf(
    issuing,
    awards.map(each => each.achievement.id),
  )
  return awards.map(award => {
    const { achievement, organisation, recipient, standing } = award
    const named = known.get(achievement.id)
    const own = named === undefined || named.organisation_id === organisation.id
    const identity = recipient.value
    const revoked = standing === 'revoked' || standing === 'suspended'
    return {
      entityType: 'Assertion',
      entityId: entityId(award.id),
      openBadgeId: `${award.page}?v=2_0`,
      createdAt: award.awardedAt,
      createdBy: null,
      badgeclass: entityId(named?.lineage ?? achievement.id),
      badgeclassOpenBadgeId: `${issuing.publicUrl}/achievements/${achievement.id}?v=2_0${own ? '' : `&by=${organisation.slug}`}`,
      badgeclassName: achievement.name,
      issuer: entityId(organisation.id),
      issuerOpenBadgeId: `${issuing.publicUrl}/issuers/${organisation.slug}`,
      image: `${award.page}.png?v=2_0`,
      recipient: {
        identity,
        hashed: false,
        type: recipient.kind === 'email' ? 'email' : 'url',
        plaintextIdentity: identity,
      },
      issuedOn: award.awardedAt,
      expires: award.expiresAt,
      narrative: award.narrative,
      evidence: award.evidence.map(each => ({ url: each.url ?? null, narrative: each.narrative ?? null })),
      revoked,
      revocationReason: revoked ? award.reason : null,
      acceptance: acceptances[award.answer],
      extensions: {},
    }
  })
}
