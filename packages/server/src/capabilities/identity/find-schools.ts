import { sql } from 'kysely'
import { own } from './identity.ts'
import type { SchoolIdentity } from './school-identity.ts'

export type SchoolButton = { name: string; href: string }

/**
 * The providers to offer: those of the host, those of the organisation that the person is on the way to, and with a
 * mail address also any that names its domain.
 */
export async function findSchools(
  identity: SchoolIdentity,
  next: string,
  email: string | null = null,
): Promise<SchoolButton[]> {
  const about = await identity.school.organisationsOfPath(next)
  const domain = email?.includes('@')
    ? email
        .slice(email.lastIndexOf('@') + 1)
        .trim()
        .toLowerCase()
    : null
  const rows = await own(identity.db)
    .selectFrom('identity_providers')
    .select(['id', 'name'])
    .where('enabled', '=', true)
    .where(where =>
      where.or([
        where('organisation_id', 'is', null),
        ...(about.length > 0 ? [where('organisation_id', 'in', about)] : []),
        ...(domain === null ? [] : [sql<boolean>`${domain} = any(domains)`]),
      ]),
    )
    .orderBy(sql`organisation_id is null`)
    .orderBy('created_at')
    .limit(20)
    .execute()
  return rows.map(({ id, name }) => ({ name, href: startOf(id, next, email) }))
}

/** The link that signs in with a provider and comes back. */
export function startOf(id: string, next = '/', email: string | null = null): string {
  const query = new URLSearchParams({
    ...(next === '/' ? {} : { next }),
    ...(email ? { login_hint: email } : {}),
  })
  return `/sign-in/school/${id}${query.size > 0 ? `?${query}` : ''}`
}
