import type { networks as contract } from '@rucksack/contract'
import type { Page } from '@rucksack/contract/pages'
import { logoUrl, type NetworkRow, type Organisations, own, profileUrl } from './organisations.ts'

export const networkUrl = (publicUrl: string, slug: string) => `${publicUrl}/networks/${slug}`

/** A network as its members see it. */
export async function shownNetwork(
  organisations: Organisations,
  network: NetworkRow,
): Promise<contract.Network> {
  const members = await membersOf(organisations, network)
  const lead = members.find(each => each.id === network.lead_id)
  return {
    id: network.id,
    slug: network.slug,
    name: network.name,
    description: network.description,
    page: networkUrl(organisations.publicUrl, network.slug),
    lead: { name: lead?.name ?? '', slug: lead?.slug ?? '' },
    members: members.map(({ name, slug, state, since }) => ({
      name,
      slug,
      state,
      since: since.toISOString(),
    })),
  }
}

/** The networks that an organisation belongs to or is invited to, by name. */
export async function listNetworks(
  organisations: Organisations,
  organisation: string,
): Promise<contract.Network[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_networks')
    .selectAll()
    .where('id', 'in', mine =>
      mine
        .selectFrom('organisations_network_members')
        .select('network_id')
        .where('organisation_id', '=', organisation),
    )
    .orderBy('name')
    .limit(200)
    .execute()
  return await Promise.all(rows.map(row => shownNetwork(organisations, row)))
}

type NetworkPage = Extract<Page, { kind: 'network' }>

/** Who of a network the public sees: its members, not who is only invited. */
export async function networkMembers(
  organisations: Organisations,
  network: NetworkRow,
): Promise<NetworkPage['members']> {
  const members = await membersOf(organisations, network)
  return members
    .filter(each => each.state === 'member')
    .map(each => ({
      name: each.name,
      logo: logoUrl(organisations.publicUrl, each),
      page: profileUrl(organisations.publicUrl, each.slug),
    }))
}

async function membersOf({ db }: Organisations, network: NetworkRow) {
  return await own(db)
    .selectFrom('organisations_network_members as m')
    .innerJoin('organisations_organisations as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name', 'o.slug', 'o.logo_sha', 'm.state', 'm.since'])
    .where('network_id', '=', network.id)
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}
