import type { endorsements as contract } from '@rucksack/contract'
import { type JsonObject, parseJson } from 'openbadges/read'
import { endorsementCredential, signDataIntegrity } from 'openbadges/sign'
import type { Db } from '../../../platform/db.ts'
import type { Caller } from '../../../platform/http/caller.ts'
import { takeFrom } from '../../../platform/http/rate-limit.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  findOrganisation,
  issuerParts,
  type OrganisationRow,
  requireActive,
  requireRole,
  signerOf,
} from '../../organisations/index.ts'
import { findAchievement } from '../find-achievement.ts'
import { type AchievementRow, achievementUrl, type Issuing } from '../issuing.ts'
import { refuseUnpublished } from '../prepare-award.ts'
import { requireShared } from './may-use.ts'
import { type EndorsementRow, ownGrants } from './tables.ts'

const most = 10

export const endorsementUrl = (publicUrl: string, id: string) => `${publicUrl}/endorsements/${id}`

/**
 * A partner puts its name on a version of an achievement: an EndorsementCredential, signed with the partner's key.
 * Only who may award the achievement is a partner, so both sides have agreed. Said again, it is said anew.
 */
export async function endorse(
  issuing: Issuing,
  achievement: AchievementRow,
  partner: OrganisationRow,
  comment: string,
  person: string,
): Promise<contract.Endorsement> {
  if (achievement.state === 'draft') throw new Problem('achievement-not-found')
  if (partner.id === achievement.organisation_id) throw new Problem('not-shared')
  await requireShared(issuing.db, partner, achievement)
  refuseUnpublished(achievement)
  await requireActive(issuing.db, { organisation: partner.id })
  await takeFrom(issuing.db, issuing.clock, `endorse:${partner.id}`, 60, 3600)
  const now = issuing.clock.now()
  const id = uuidv7(now)
  const credential = endorsementCredential({
    id: endorsementUrl(issuing.publicUrl, id),
    name: achievement.name,
    issuer: issuerParts(issuing.organisations, partner),
    endorsed: achievementUrl(issuing.publicUrl, achievement.id),
    comment: comment.trim(),
    validFrom: `${now.toISOString().slice(0, 19)}Z`,
  })
  const row: EndorsementRow = {
    id,
    achievement_id: achievement.id,
    organisation_id: partner.id,
    comment: comment.trim(),
    credential: JSON.stringify(
      await signDataIntegrity(credential, await signerOf(issuing.organisations, partner), issuing, now),
    ),
    given_by: person,
    created_at: now,
  }
  await ownGrants(issuing.db)
    .insertInto('issuing_endorsements')
    .values(row)
    .onConflict(clash => clash.columns(['achievement_id', 'organisation_id']).doUpdateSet(row))
    .execute()
  return shown(issuing, row, partner)
}

/** Who has put their name on a version of an achievement, oldest first. */
export async function listEndorsements(issuing: Issuing, id: string): Promise<contract.Endorsement[]> {
  const achievement = await findAchievement(issuing, id)
  if (!achievement || achievement.state === 'draft') throw new Problem('achievement-not-found')
  const items = []
  for (const row of await rowsOf(issuing.db, id)) {
    const partner = await findOrganisation(issuing, row.organisation_id)
    if (partner) items.push(shown(issuing, row, partner))
  }
  return items
}

/** The endorsements that an award by this organisation carries: those of its partners, not its own. */
export async function endorsementsFor(
  db: Db,
  achievement: Pick<AchievementRow, 'id'>,
  awarder: Pick<OrganisationRow, 'id'>,
): Promise<JsonObject[]> {
  const rows = await rowsOf(db, achievement.id)
  return rows.filter(row => row.organisation_id !== awarder.id).map(asObject)
}

function asObject({ credential }: EndorsementRow): JsonObject {
  const read = parseJson(credential)
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new Error('A stored endorsement is no object')
  return read
}

/** Owners of the partner take it back, owners of the achievement have it removed. */
export async function withdrawEndorsement(issuing: Issuing, caller: Caller, id: string): Promise<void> {
  const row = await findEndorsement(issuing.db, id)
  const achievement = row ? await findAchievement(issuing, row.achievement_id) : null
  if (!row || !achievement || caller.person === null) throw new Problem('endorsement-not-found')
  const owns = async (organisation: string, programme: string | null) =>
    await requireRole(issuing.organisations, caller, organisation, 'owner', programme).then(
      () => true,
      () => false,
    )
  if (
    !(await owns(row.organisation_id, null)) &&
    !(await owns(achievement.organisation_id, achievement.programme_id))
  )
    throw new Problem('endorsement-not-found')
  await ownGrants(issuing.db).deleteFrom('issuing_endorsements').where('id', '=', row.id).execute()
}

export async function findEndorsement(db: Db, id: string): Promise<EndorsementRow | null> {
  if (!isUuid(id)) return null
  const row = await ownGrants(db)
    .selectFrom('issuing_endorsements')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function rowsOf(db: Db, achievement: string): Promise<EndorsementRow[]> {
  return await ownGrants(db)
    .selectFrom('issuing_endorsements')
    .selectAll()
    .where('achievement_id', '=', achievement)
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
}

function shown(
  { publicUrl }: Issuing,
  row: EndorsementRow,
  { name, slug }: OrganisationRow,
): contract.Endorsement {
  return {
    id: row.id,
    by: { name, slug },
    comment: row.comment,
    url: endorsementUrl(publicUrl, row.id),
    createdAt: row.created_at.toISOString(),
  }
}
