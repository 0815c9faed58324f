import type { BadgeRow } from '../../capabilities/backpack/index.ts'
import { entityId } from './entity-id.ts'

/** What is to be written out inside, rather than named: `expand` of a request. */
export type Expand = { badgeclass: boolean; issuer: boolean }

/**
 * A badge of a backpack as an Assertion of Badgr. Badges here come from anywhere: what is beside them has no entity
 * id on this host, and is named by its own Open Badges id.
 */
export function writeKept(row: BadgeRow, publicUrl: string, expand: Expand) {
  const { badge } = row
  const image = `${publicUrl}/api/v1/backpack/badges/${row.id}/image?v=${row.image_sha.slice(0, 12)}`
  const issuer = {
    entityType: 'Issuer',
    entityId: null,
    openBadgeId: badge.issuer.id,
    name: badge.issuer.name,
    url: badge.issuer.url,
    email: badge.issuer.email,
    image: badge.issuer.image,
  }
  const badgeclass = {
    entityType: 'BadgeClass',
    entityId: null,
    openBadgeId: null,
    name: badge.name,
    description: badge.description,
    image: badge.image?.startsWith('http') ? badge.image : image,
    criteriaUrl: badge.criteria.url,
    criteriaNarrative: badge.criteria.narrative,
    tags: badge.tags,
    alignments: badge.alignments.map(each => ({ targetName: each.name, targetUrl: each.url })),
    issuer: expand.issuer ? issuer : null,
    issuerOpenBadgeId: badge.issuer.id,
  }
  const revoked = row.standing === 'revoked' || row.standing === 'suspended'
  return {
    entityType: 'Assertion',
    entityId: entityId(row.id),
    openBadgeId: row.credential_id,
    createdAt: row.added_at.toISOString(),
    badgeclass: expand.badgeclass ? badgeclass : null,
    badgeclassName: badge.name,
    issuer: expand.issuer ? issuer : null,
    issuerOpenBadgeId: badge.issuer.id,
    image: badge.image?.startsWith('http') ? badge.image : image,
    recipient: { identity: row.address, hashed: false, type: 'email', plaintextIdentity: row.address },
    issuedOn: row.issued_on?.toISOString() ?? null,
    expires: row.expires?.toISOString() ?? null,
    narrative: badge.narrative,
    evidence: badge.evidence.map(({ url, narrative }) => ({ url, narrative })),
    revoked,
    revocationReason: revoked ? row.reason : null,
    acceptance: 'Accepted',
    pending: false,
    extensions: {},
  }
}
