import { tree as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { shown } from './found-organisation.ts'
import { listRoles } from './held-roles.ts'
import { mergeOrganisation } from './merge-organisation.ts'
import { moveOrganisation } from './move-organisation.ts'
import type { Organisations } from './organisations.ts'
import { requireRole } from './roles.ts'
import { readTree, setArchived } from './tree.ts'

/** Our API for what is above and below an organisation. */
export function treeRoutes(serving: Serving, organisations: Organisations): void {
  serve(serving, contract.readTree, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return await readTree(organisations, organisation)
  })

  serve(serving, contract.listRoles, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listRoles(organisations, organisation) }
  })

  serve(serving, contract.moveOrganisation, async ({ caller, params, body }) =>
    shown(
      organisations,
      await moveOrganisation(organisations, caller, params.organisation, body.parent),
      'owner',
    ),
  )

  serve(serving, contract.mergeOrganisation, async ({ caller, params, body }) =>
    shown(
      organisations,
      await mergeOrganisation(organisations, caller, params.organisation, body.into),
      'owner',
    ),
  )

  const archive = (
    operation: typeof contract.archiveOrganisation | typeof contract.unarchiveOrganisation,
    archived: boolean,
  ) =>
    serve(serving, operation, async ({ caller, params }) => {
      const { organisation, role } = await requireRole(organisations, caller, params.organisation, 'owner')
      if (organisation.merged_into !== null) throw new Problem('organisation-not-found')
      return shown(organisations, await setArchived(organisations, organisation, archived), role)
    })
  archive(contract.archiveOrganisation, true)
  archive(contract.unarchiveOrganisation, false)
}
