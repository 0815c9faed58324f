import { networks as contract } from '@rucksack/contract'
import type { Page } from '@rucksack/contract/pages'
import type { Caller } from '../../platform/http/caller.ts'
import { type RenderPage, sendPage } from '../../platform/http/pages.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import {
  changeNetwork,
  findNetwork,
  foundNetwork,
  inviteToNetwork,
  joinNetwork,
  leaveNetwork,
  requireLead,
} from './networks.ts'
import type { NetworkRow, Organisations } from './organisations.ts'
import { findOrganisation, requireRole } from './roles.ts'
import { listNetworks, networkMembers, networkUrl, shownNetwork } from './show-network.ts'

/** Our API for networks. */
export function networkRoutes(serving: Serving, organisations: Organisations): void {
  serve(serving, contract.listNetworks, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listNetworks(organisations, organisation.id) }
  })

  serve(serving, contract.foundNetwork, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await shownNetwork(organisations, await foundNetwork(organisations, organisation, body))
  })

  serve(serving, contract.changeNetwork, async ({ caller, params, body }) => {
    const network = await requireLead(organisations, caller, params.network)
    return await shownNetwork(organisations, await changeNetwork(organisations, network, body))
  })

  serve(serving, contract.inviteToNetwork, async ({ caller, params }) => {
    const network = await requireLead(organisations, caller, params.network)
    await inviteToNetwork(organisations, network, params.organisation)
    return await shownNetwork(organisations, network)
  })

  serve(serving, contract.joinNetwork, async ({ caller, params }) => {
    const { network, organisation } = await requireOwn(organisations, caller, params)
    await joinNetwork(organisations, network, organisation)
    return await shownNetwork(organisations, network)
  })

  serve(serving, contract.leaveNetwork, async ({ caller, params }) => {
    const { network, organisation } = await requireOwn(organisations, caller, params).catch(
      async (cause: unknown) => {
        // Not one's own: whoever leads the network may remove it all the same.
        const led = await requireLead(organisations, caller, params.network).catch(() => {
          throw cause
        })
        const shown = await shownNetwork(organisations, led)
        const listed = shown.members.find(each => each.slug === params.organisation)
        if (!listed) throw new Problem('organisation-not-found')
        return { network: led, organisation: (await findOrganisation(organisations, listed.slug))?.id ?? '' }
      },
    )
    await leaveNetwork(organisations, network, organisation)
    return undefined
  })
}

async function requireOwn(
  organisations: Organisations,
  caller: Caller,
  { network: name, organisation: reference }: { network: string; organisation: string },
): Promise<{ network: NetworkRow; organisation: string }> {
  const { organisation } = await requireRole(organisations, caller, reference, 'owner')
  const network = await findNetwork(organisations, name)
  if (!network) throw new Problem('network-not-found')
  return { network, organisation: organisation.id }
}

type NetworkPage = Extract<Page, { kind: 'network' }>

/** The public page of a network; `achievements` are known upstairs. */
export function networkPages(
  serving: Serving,
  organisations: Organisations,
  render: RenderPage,
  achievements: (network: string) => Promise<NetworkPage['achievements']>,
): void {
  serving.http.get<{ Params: { slug: string } }>('/networks/:slug', async (request, reply) => {
    const { slug } = request.params
    const network = await findNetwork(organisations, slug)
    if (!network || network.slug !== slug)
      throw new Problem('not-found', { detail: 'There is no such network here.' })
    return await sendPage(render, request, reply, {
      kind: 'network',
      name: network.name,
      description: network.description,
      url: networkUrl(organisations.publicUrl, network.slug),
      members: await networkMembers(organisations, network),
      achievements: await achievements(network.id),
    })
  })
}
