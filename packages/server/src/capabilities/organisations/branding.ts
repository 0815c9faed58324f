import type { branding as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Brand, type OrganisationRow, type Organisations, own } from './organisations.ts'

/** The look of an organisation: what it set itself, and what holds from above where it set nothing. */
export async function readBranding(
  { db }: Organisations,
  organisation: OrganisationRow,
): Promise<contract.Branding> {
  const row = await own(db)
    .selectFrom('organisations_organisations as o')
    .select(['colour', 'mail_footer', 'certificate'])
    .select(brandAt('o.path[:cardinality(o.path) - 1]').as('above'))
    .where('o.id', '=', organisation.id)
    .executeTakeFirstOrThrow()
  return {
    colour: row.colour,
    mailFooter: row.mail_footer,
    certificate: row.certificate,
    above: { colour: row.above.colour, mailFooter: row.above.footer },
  }
}

export async function changeBranding(
  { db }: Organisations,
  organisation: OrganisationRow,
  change: Partial<Omit<contract.Branding, 'above'>>,
): Promise<void> {
  const set = {
    ...(change.colour === undefined ? {} : { colour: change.colour }),
    ...(change.mailFooter === undefined ? {} : { mail_footer: change.mailFooter?.trim() || null }),
    ...(change.certificate === undefined
      ? {}
      : { certificate: change.certificate === null ? null : JSON.stringify(change.certificate) }),
  }
  if (Object.keys(set).length > 0)
    await own(db)
      .updateTable('organisations_organisations')
      .set(set)
      .where('id', '=', organisation.id)
      .execute()
}

/** Colour and mail footer that hold along a path of organisations: each from the lowest that set one. */
export function brandAt(path: 'o.path' | 'o.path[:cardinality(o.path) - 1]') {
  const nearest = (column: string) => sql`(select a.${sql.ref(column)} from organisations_organisations a
    where a.id = any(${sql.raw(path)}) and a.${sql.ref(column)} is not null order by cardinality(a.path) desc limit 1)`
  return sql<Brand>`jsonb_build_object('colour', ${nearest('colour')}, 'footer', ${nearest('mail_footer')})`
}
