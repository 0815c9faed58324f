import { trust as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { accredit, listAccreditations, withdrawAccreditation } from './accreditations.ts'
import { addDomain, checkDomainNow, listDomains, removeDomain } from './domains.ts'
import type { Organisations } from './organisations.ts'
import { requireRole } from './roles.ts'

/** Our API for what makes an organisation trustworthy: domains it has proved, what others say of it. */
export function trustRoutes(serving: Serving, organisations: Organisations): void {
  serve(serving, contract.listDomains, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listDomains(organisations, organisation) }
  })

  serve(serving, contract.addDomain, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await addDomain(organisations, organisation, body.domain)
  })

  serve(serving, contract.checkDomain, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    return await checkDomainNow(organisations, organisation.id, params.domain)
  })

  serve(serving, contract.removeDomain, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'owner')
    await removeDomain(organisations.db, organisation.id, params.domain)
    return undefined
  })

  serve(serving, contract.listAccreditations, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listAccreditations(organisations, organisation) }
  })

  serve(serving, contract.accredit, async ({ caller, body }) => accredit(organisations, caller, body))

  serve(serving, contract.withdrawAccreditation, async ({ caller, params }) => {
    await withdrawAccreditation(organisations.db, caller, params.accreditation)
    return undefined
  })
}
