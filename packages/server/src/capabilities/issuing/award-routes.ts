import { issuing as contract } from '@rucksack/contract'
import { askOnce } from '../../platform/ask-once.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requireReach } from '../organisations/index.ts'
import { award } from './award.ts'
import { reinstate, revoke, suspend } from './change-standing.ts'
import { countAwards } from './count-awards.ts'
import { requireAward } from './find-award.ts'
import { requireAwarder } from './grants/index.ts'
import type { AwardRow, Issuing } from './issuing.ts'
import { listAwards } from './list-awards.ts'
import { type AwardPreview, previewAward } from './preview-award.ts'
import { recipientAsked } from './recipient.ts'
import { sendNow, withdraw } from './send-award.ts'
import { shownAward } from './show-award.ts'

/** Our API for awards. */
export function awardRoutes(serving: Serving, issuing: Issuing, preview: AwardPreview): void {
  const ask = askOnce()

  serve(serving, contract.previewAward, async ({ caller, params, body, request }) => {
    const { achievement, organisation } = await requireAwarder(
      issuing,
      caller,
      params.achievement,
      body.organisation,
    )
    return await previewAward(issuing, preview, achievement, organisation, body, request)
  })

  serve(serving, contract.award, async ({ caller, params, body, onceKey }) => {
    const { organisation: by, ...order } = body
    const recipient = recipientAsked(body.recipient)
    const { achievement, organisation, person } = await ask(
      `${caller.person} ${params.achievement} ${by ?? ''}`,
      () => requireAwarder(issuing, caller, params.achievement, by),
    )
    const row = await award(issuing, achievement, organisation, { ...order, recipient, by: person, onceKey })
    return shownAward(issuing, row, achievement, organisation, true)
  })

  serve(serving, contract.listAwards, async ({ caller, params, query }) => {
    const reach = await requireReach(issuing.organisations, caller, params.organisation)
    return await listAwards(issuing, reach, query)
  })

  serve(serving, contract.countAwards, async ({ caller, params, query }) => {
    const reach = await requireReach(issuing.organisations, caller, params.organisation)
    return await countAwards(issuing, reach, query)
  })

  serve(serving, contract.readAward, async ({ caller, params }) => {
    const { row, achievement, organisation, mayAward } = await requireAward(
      issuing,
      caller,
      params.award,
      'viewer',
    )
    return shownAward(issuing, row, achievement, organisation, mayAward)
  })

  const act = (
    operation: typeof contract.sendAwardNow | typeof contract.withdrawAward | typeof contract.reinstateAward,
    change: (issuing: Issuing, row: AwardRow) => Promise<AwardRow>,
  ) =>
    serve(serving, operation, async ({ caller, params }) => {
      const { row, achievement, organisation } = await requireAward(issuing, caller, params.award, 'awarder')
      return shownAward(issuing, await change(issuing, row), achievement, organisation, true)
    })

  const actWithReason = (
    operation: typeof contract.revokeAward | typeof contract.suspendAward,
    change: (issuing: Issuing, row: AwardRow, reason: string) => Promise<AwardRow>,
  ) =>
    serve(serving, operation, async ({ caller, params, body }) => {
      const { row, achievement, organisation } = await requireAward(issuing, caller, params.award, 'awarder')
      return shownAward(issuing, await change(issuing, row, body.reason), achievement, organisation, true)
    })

  act(contract.sendAwardNow, sendNow)
  act(contract.withdrawAward, withdraw)
  act(contract.reinstateAward, reinstate)
  actWithReason(contract.revokeAward, revoke)
  actWithReason(contract.suspendAward, suspend)
}
