import type { TrustView } from '@rucksack/contract/pages'
import { listAccreditations } from './accreditations.ts'
import { listDomains } from './domains.ts'
import { type OrganisationRow, type Organisations, profileUrl } from './organisations.ts'
import { readTree } from './tree.ts'

/** What the public page of an organisation says of its place and of those who vouch for it. */
export async function trustView(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<TrustView> {
  const { above, below } = await readTree(organisations, organisation)
  const link = (node: { name: string; slug: string }) => ({
    name: node.name,
    page: profileUrl(organisations.publicUrl, node.slug),
  })
  const archived = [...above.map(each => each.archivedAt), organisation.archived_at?.toISOString() ?? null]
  return {
    archivedAt: archived.find(each => each !== null) ?? null,
    above: above.map(link),
    parts: below
      .filter(each => each.parentId === organisation.id && each.archivedAt === null)
      .slice(0, 100)
      .map(link),
    // What was never proved is nobody's business, and no proof.
    domains: (await listDomains(organisations, organisation)).filter(each => each.state !== 'waiting'),
    accreditations: await listAccreditations(organisations, organisation),
  }
}
