import type { BadgeRow } from '../backpack/index.ts'
import { didOf, findOrganisation, profileUrl } from '../organisations/index.ts'
import type { Sharing } from './sharing.ts'

/**
 * The colour of the organisation of this host that issued a badge, or null. Only where the signature held: nobody
 * gets the look of another by naming them.
 */
export async function brandOf(
  { db, publicUrl }: Pick<Sharing, 'db' | 'publicUrl'>,
  { issuer_id, standing }: Pick<BadgeRow, 'issuer_id' | 'standing'>,
): Promise<string | null> {
  if (issuer_id === null || standing === 'broken' || standing === 'unknown') return null
  const slug = /[/:]issuers[/:]([a-z0-9-]{1,64})$/.exec(issuer_id)?.[1]
  if (slug === undefined) return null
  if (issuer_id !== profileUrl(publicUrl, slug) && issuer_id !== didOf(publicUrl, slug)) return null
  return (await findOrganisation({ db }, slug))?.brand?.colour ?? null
}
