import { frameworks as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requireRole } from '../../organisations/index.ts'
import type { Issuing } from '../issuing.ts'
import { fetchFramework } from './fetch-framework.ts'
import { listFrameworks, searchFrameworks, shownFramework } from './find-framework.ts'
import { deleteFramework, keepFramework } from './keep-framework.ts'
import { readFramework } from './read-framework.ts'

/** Our API for frameworks that achievements are aligned with. */
export function frameworkRoutes(serving: Serving, issuing: Issuing): void {
  const { organisations } = issuing

  serve(serving, contract.listFrameworks, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listFrameworks(issuing, organisation) }
  })

  serve(serving, contract.importFramework, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    const read = await fetchFramework(issuing, body.url)
    return shownFramework(await keepFramework(issuing, organisation.id, read, body.url))
  })

  serve(serving, contract.uploadFramework, async ({ caller, params, query, bytes }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    const read = await readFramework(bytes, query.name)
    return shownFramework(await keepFramework(issuing, organisation.id, read, null))
  })

  serve(serving, contract.deleteFramework, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    await deleteFramework(issuing, organisation.id, params.framework)
    return undefined
  })

  serve(serving, contract.searchFrameworks, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await searchFrameworks(issuing, organisation, query), next: null }
  })
}
