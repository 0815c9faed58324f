import { afterAwards as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requirePerson } from '../../identity/index.ts'
import { requireLeast, requireReach, requireRole } from '../../organisations/index.ts'
import { requireAward } from '../find-award.ts'
import type { Issuing } from '../issuing.ts'
import { shownAward } from '../show-award.ts'
import { correct, renew } from './award-again.ts'
import { awardLine } from './award-line.ts'
import { changeMany } from './change-many.ts'
import { changeFollowUp, readFollowUp } from './follow-up.ts'

/** Our API for what comes after an award. */
export function afterRoutes(serving: Serving, issuing: Issuing): void {
  const { organisations } = issuing

  serve(serving, contract.changeAwards, async ({ caller, params, body, onceKey }) => {
    const reach = await requireReach(organisations, caller, params.organisation)
    if (reach.role !== null && reach.programmes.size === 0) requireLeast(reach.role, 'awarder')
    return { items: await changeMany(issuing, reach, { ...body, onceKey }) }
  })

  serve(serving, contract.renewAward, async ({ caller, params, body, onceKey }) => {
    const before = await requireAward(issuing, caller, params.award, 'awarder')
    const row = await renew(issuing, before, body, { by: requirePerson(caller), onceKey })
    return shownAward(issuing, row, before.achievement, before.organisation, true)
  })

  serve(serving, contract.correctAward, async ({ caller, params, body }) => {
    const before = await requireAward(issuing, caller, params.award, 'awarder')
    const row = await correct(issuing, before, body, requirePerson(caller))
    return shownAward(issuing, row, before.achievement, before.organisation, true)
  })

  serve(serving, contract.readAwardLine, async ({ caller, params }) => {
    const { row } = await requireAward(issuing, caller, params.award, 'viewer')
    return { items: await awardLine(issuing, row.id) }
  })

  serve(serving, contract.readFollowUp, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return await readFollowUp(issuing, organisation.id)
  })

  serve(serving, contract.changeFollowUp, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    return await changeFollowUp(issuing, organisation.id, body)
  })
}
