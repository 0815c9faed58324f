import type { BodyOf, trust as contract } from '@rucksack/contract'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { includes, roleAt } from './may.ts'
import { type AccreditationRow, type OrganisationRow, type Organisations, own } from './organisations.ts'
import { findOrganisation, requireRole } from './roles.ts'

/**
 * Say something of another organisation, as the host or as an organisation on it. Nobody accredits themselves.
 * Throws `own-accreditation`, `operators-only` or `organisation-not-found`.
 */
export async function accredit(
  organisations: Organisations,
  caller: Caller,
  wish: BodyOf<typeof contract.accredit>,
): Promise<contract.Accreditation> {
  const by = wish.by ? (await requireRole(organisations, caller, wish.by, 'owner')).organisation : null
  if (by === null && !caller.operator) throw new Problem('operators-only')
  const about = await findOrganisation(organisations, wish.organisation)
  if (!about || about.merged_into !== null) throw new Problem('organisation-not-found')
  if (about.id === by?.id) throw new Problem('own-accreditation')
  await takeFrom(organisations.db, organisations.clock, `accredit:${by?.id ?? 'host'}`, 60, 3600)
  const now = organisations.clock.now()
  const row: AccreditationRow = {
    id: uuidv7(now),
    organisation_id: about.id,
    by_organisation_id: by?.id ?? null,
    by_person_id: caller.person,
    statement: wish.statement.trim(),
    link: wish.link ?? null,
    given_on: wish.givenOn,
    ends_on: wish.endsOn ?? null,
    created_at: now,
  }
  await own(organisations.db).insertInto('organisations_accreditations').values(row).execute()
  return shownAccreditation(row, about, by)
}

/** What others say of an organisation, newest first; also what has ended, with its day. */
export async function listAccreditations(
  organisations: Organisations,
  about: OrganisationRow,
): Promise<contract.Accreditation[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_accreditations')
    .selectAll()
    .where('organisation_id', '=', about.id)
    .orderBy('given_on', 'desc')
    .limit(200)
    .execute()
  const shown = []
  for (const row of rows) {
    const by = row.by_organisation_id ? await findOrganisation(organisations, row.by_organisation_id) : null
    shown.push(shownAccreditation(row, about, by))
  }
  return shown
}

/** Owners of the one that said it, operators for what the host said, and owners of the one it is about end it. */
export async function withdrawAccreditation(db: Db, caller: Caller, id: string): Promise<void> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('organisations_accreditations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row || caller.person === null) throw new Problem('accreditation-not-found')
  const owns = async (organisation: string | null) => {
    const role = organisation && caller.person ? await roleAt(db, caller.person, { organisation }) : null
    return role !== null && includes(role, 'owner')
  }
  const host = row.by_organisation_id === null && caller.operator
  if (!host && !(await owns(row.by_organisation_id)) && !(await owns(row.organisation_id)))
    throw new Problem('accreditation-not-found')
  await own(db).deleteFrom('organisations_accreditations').where('id', '=', row.id).execute()
}

function shownAccreditation(
  row: AccreditationRow,
  about: OrganisationRow,
  by: OrganisationRow | null,
): contract.Accreditation {
  return {
    id: row.id,
    statement: row.statement,
    link: row.link,
    givenOn: row.given_on,
    endsOn: row.ends_on,
    by: by
      ? { kind: 'organisation', name: by.name, slug: by.slug, related: by.path[0] === about.path[0] }
      : { kind: 'host' },
    createdAt: row.created_at.toISOString(),
  }
}
