import { organisations as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { personWithAddress, requirePerson, type SchoolIdentity } from '../identity/index.ts'
import { brandingRoutes } from './branding-routes.ts'
import { changeOrganisation, foundOrganisation, setLogo, shown } from './found-organisation.ts'
import {
  acceptInvitation,
  invite,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './invitations.ts'
import { keysOf, markCompromised, rotateKey } from './keys.ts'
import { includes } from './may.ts'
import { changeMember, listMembers, removeMember } from './members.ts'
import { listOrganisations } from './memberships.ts'
import { networkRoutes } from './network-routes.ts'
import type { Organisations } from './organisations.ts'
import { programmeRoutes } from './programme-routes.ts'
import { programmeOf } from './programmes.ts'
import { requireReach, requireRole } from './roles.ts'
import { schoolRoutes } from './school-routes.ts'
import { treeRoutes } from './tree-routes.ts'
import { trustRoutes } from './trust-routes.ts'

/** Our API for organisations: profile, people, invitations, keys. */
export function organisationRoutes(
  serving: Serving,
  organisations: Organisations,
  identity: SchoolIdentity,
): void {
  treeRoutes(serving, organisations)
  programmeRoutes(serving, organisations)
  trustRoutes(serving, organisations)
  networkRoutes(serving, organisations)
  brandingRoutes(serving, organisations)
  schoolRoutes(serving, organisations, identity)

  serve(serving, contract.listOrganisations, async ({ caller, query }) =>
    listOrganisations(organisations, requirePerson(caller), query),
  )

  serve(serving, contract.createOrganisation, async ({ caller, body }) =>
    foundOrganisation(organisations, caller, requirePerson(caller), body),
  )

  serve(serving, contract.readOrganisation, async ({ caller, params }) => {
    const { organisation, role } = await requireReach(organisations, caller, params.organisation)
    return shown(organisations, organisation, role)
  })

  serve(serving, contract.changeOrganisation, async ({ caller, params, body }) => {
    const { organisation, role } = await requireRole(organisations, caller, params.organisation, 'editor')
    return shown(organisations, await changeOrganisation(organisations, organisation, body), role)
  })

  serve(serving, contract.setOrganisationLogo, async ({ caller, params, bytes }) => {
    const { organisation, role } = await requireRole(organisations, caller, params.organisation, 'editor')
    return shown(organisations, await setLogo(organisations, organisation, bytes), role)
  })

  serve(serving, contract.listMembers, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return await listMembers(organisations, { organisation: organisation.id }, query)
  })

  serve(serving, contract.changeMember, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await changeMember(organisations, { organisation: organisation.id }, params.person, body.role)
  })

  serve(serving, contract.removeMember, async ({ caller, params }) => {
    const { organisation, role, person } = await requireRole(
      organisations,
      caller,
      params.organisation,
      'viewer',
    )
    if (person !== params.person && !includes(role, 'owner'))
      throw new Problem('not-allowed', { detail: `Only owners remove others; your role is ${role}.` })
    await removeMember(organisations, { organisation: organisation.id }, params.person)
    return undefined
  })

  serve(serving, contract.listInvitations, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return { items: await listInvitations(organisations, organisation.id) }
  })

  serve(serving, contract.invite, async ({ caller, params, body, locale }) => {
    const { organisation, person } = await requireRole(
      organisations,
      caller,
      params.organisation,
      'owner',
      body.programme,
    )
    return await invite(organisations, organisation, {
      ...body,
      programme: await programmeOf(organisations, organisation.id, body.programme),
      by: person,
      locale,
      personWithAddress: await personWithAddress(organisations.db, body.email),
    })
  })

  serve(serving, contract.withdrawInvitation, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    await withdrawInvitation(organisations, organisation.id, params.invitation)
    return undefined
  })

  serve(serving, contract.readInvitation, async ({ params }) => readInvitation(organisations, params.secret))

  serve(serving, contract.acceptInvitation, async ({ caller, params }) => {
    const person = requirePerson(caller)
    const id = await acceptInvitation(organisations, params.secret, person)
    const { organisation, role } = await requireReach(organisations, caller, id)
    return shown(organisations, organisation, role)
  })

  serve(serving, contract.listIssuerKeys, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await keysOf(organisations, organisation) }
  })

  serve(serving, contract.rotateIssuerKey, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await rotateKey(organisations, organisation)
  })

  serve(serving, contract.markIssuerKeyCompromised, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await markCompromised(organisations, organisation, params.key, body.since)
  })
}
