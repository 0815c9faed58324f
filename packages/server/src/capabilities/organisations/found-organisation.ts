import type { organisations as contract, Role } from '@rucksack/contract'
import { inTransaction } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { takeImage } from '../../platform/images/take-image.ts'
import { Problem } from '../../platform/problem.ts'
import { requireActive } from './active.ts'
import { addKey } from './keys.ts'
import { didOf, logoUrl, type OrganisationRow, type Organisations, own, profileUrl } from './organisations.ts'
import { lockTree, refuseTooDeep } from './place.ts'
import { requireRole } from './roles.ts'

export type Profile = {
  name: string
  slug?: string
  description?: string | null
  url?: string | null
  email?: string | null
  language?: string
}

type Founding = Profile & { parent?: string }

const reserved = new Set(['new', 'api', 'admin', 'manage', 'issuers', 'copy'])

/**
 * Found an organisation with its first key. At the top, the founder becomes its owner; below another one, the
 * owners of that are its owners. Throws `slug-taken`, `organisations-closed`, `too-deep`.
 */
export async function foundOrganisation(
  organisations: Organisations,
  caller: Caller,
  person: string,
  profile: Founding,
): Promise<contract.Organisation> {
  if (profile.parent === undefined && !(await organisations.mayFound(caller.operator)))
    throw new Problem('organisations-closed')
  refuseBlank(profile.name)
  const now = organisations.clock.now()
  return await inTransaction(organisations.db, async trx => {
    const parent = await parentOf({ ...organisations, db: trx }, caller, profile.parent)
    const id = uuidv7(now)
    const row = {
      id,
      slug: profile.slug ?? slugOf(profile.name),
      name: profile.name.trim(),
      description: profile.description ?? null,
      url: profile.url ?? null,
      email: profile.email ?? null,
      language: profile.language ?? 'en',
      logo_sha: null,
      logo_type: null,
      created_at: now,
      parent_id: parent?.id ?? null,
      path: [...(parent?.path ?? []), id],
      archived_at: null,
      merged_into: null,
      colour: null,
      mail_footer: null,
      certificate: null,
    }
    const tables = own(trx)
    const insert = async (values: typeof row) =>
      await tables
        .insertInto('organisations_organisations')
        .values(values)
        .onConflict(clash => clash.column('slug').doNothing())
        .returning('id')
        .executeTakeFirst()
    // A slug that reads as an id would be looked up as one.
    if (reserved.has(row.slug) || isUuid(row.slug) || !(await insert(row))) {
      // A name that was not chosen gives way by a suffix; a chosen one is refused.
      if (profile.slug !== undefined) throw new Problem('slug-taken')
      row.slug = `${row.slug.slice(0, 50)}-${secretToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`
      if (!(await insert(row))) throw new Problem('slug-taken')
    }
    if (!parent)
      await tables
        .insertInto('organisations_members')
        .values({
          id: uuidv7(now),
          organisation_id: row.id,
          programme_id: null,
          person_id: person,
          role: 'owner',
          provider_id: null,
          since: now,
        })
        .execute()
    await addKey(organisations, trx, row)
    return shown(organisations, row, 'owner')
  })
}

async function parentOf(
  organisations: Organisations,
  caller: Caller,
  reference: string | undefined,
): Promise<OrganisationRow | null> {
  if (reference === undefined) return null
  await lockTree(organisations.db)
  const { organisation } = await requireRole(organisations, caller, reference, 'owner')
  if (organisation.merged_into !== null) throw new Problem('organisation-not-found')
  await requireActive(organisations.db, { organisation: organisation.id })
  refuseTooDeep(organisation.path.length + 1)
  return organisation
}

/** Change the profile; the slug stays, since it is part of every id. */
export async function changeOrganisation(
  organisations: Organisations,
  organisation: OrganisationRow,
  change: Partial<Profile>,
): Promise<OrganisationRow> {
  const { slug: _kept, ...set } = change
  if (set.name !== undefined) refuseBlank(set.name)
  if (Object.keys(set).length === 0) return organisation
  return await own(organisations.db)
    .updateTable('organisations_organisations')
    .set(set)
    .where('id', '=', organisation.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function refuseBlank(name: string): void {
  if (name.trim() === '')
    throw new Problem('validation-failed', {
      detail: 'The name is blank.',
      errors: [{ pointer: '/name', message: 'must not be blank' }],
    })
}

/** Take in a logo. Throws `image-refused`. */
export async function setLogo(
  organisations: Organisations,
  organisation: OrganisationRow,
  bytes: Uint8Array,
): Promise<OrganisationRow> {
  const picture = await takeImage(bytes)
  const sha = await organisations.files.put(picture.bytes)
  return await own(organisations.db)
    .updateTable('organisations_organisations')
    .set({ logo_sha: sha, logo_type: picture.mediaType })
    .where('id', '=', organisation.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function shown(
  { publicUrl }: Organisations,
  row: OrganisationRow,
  role: Role | null,
): contract.Organisation {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    url: row.url,
    email: row.email,
    language: row.language,
    logo: logoUrl(publicUrl, row),
    profile: profileUrl(publicUrl, row.slug),
    did: didOf(publicUrl, row.slug),
    parentId: row.parent_id,
    archivedAt: row.archived_at?.toISOString() ?? null,
    role,
    createdAt: row.created_at.toISOString(),
  }
}

/** A short name in Latin letters; names in other scripts get a neutral one. */
export function slugOf(name: string, neutral = 'organisation'): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return plain === '' ? neutral : plain
}
