import { grants as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requireRole } from '../../organisations/index.ts'
import { requireAchievement } from '../find-achievement.ts'
import type { Issuing } from '../issuing.ts'
import { endGrant, give, listGrants } from './give.ts'
import { readShared, sharedWith } from './shared-with.ts'

/** Our API for achievements that several organisations use. */
export function grantRoutes(serving: Serving, issuing: Issuing): void {
  serve(serving, contract.listGrants, async ({ caller, params }) => {
    const { achievement } = await requireAchievement(issuing, caller, params.achievement, 'viewer')
    return { items: await listGrants(issuing, achievement) }
  })

  serve(serving, contract.grant, async ({ caller, params, body }) => {
    const { achievement, person } = await requireAchievement(issuing, caller, params.achievement, 'owner')
    return await give(issuing, achievement, body, person)
  })

  serve(serving, contract.endGrant, async ({ caller, params }) => {
    await endGrant(issuing, caller, params.grant)
    return undefined
  })

  serve(serving, contract.listSharedAchievements, async ({ caller, params }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'viewer')
    return { items: await sharedWith(issuing, organisation) }
  })

  serve(serving, contract.readSharedAchievement, async ({ caller, params }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'viewer')
    return await readShared(issuing, organisation, params.achievement)
  })
}
