import {
  type AwardsQuery,
  award,
  awardedBefore,
  findCurrent,
  listAwards,
  requireAchievement,
  requireAward,
  requireAwarder,
  revoke,
  shownAward,
} from '../../capabilities/issuing/index.ts'
import { type Reach, requireReach } from '../../capabilities/organisations/index.ts'
import { Problem } from '../../platform/problem.ts'
import { writeAssertions } from './assertion-wire.ts'
import { unfit } from './badge-class-wire.ts'
import type { Badgr } from './badgr.ts'
import { idOf } from './entity-id.ts'
import { filterAsked } from './filter-asked.ts'
import { findClass } from './find-class.ts'
import type { Knock, Route } from './guard.ts'
import { linkNext, pageAsked } from './paging.ts'
import { type AssertionAsked, assertionShape, orderOf } from './read-assertion.ts'
import { bodyReader } from './read-body.ts'
import { readReason } from './read-reason.ts'

const readAssertion = bodyReader(assertionShape)

/** `…/assertions`: awarding, looking at awards, and revoking them. */
export function assertionRoutes(route: Route, door: Badgr): void {
  const { issuing, organisations, publicUrl } = door

  const list = async (knock: Knock, reach: Reach, more: AwardsQuery) => {
    const filter = filterAsked(knock)
    if (filter === null) return []
    const { items, next } = await listAwards(issuing, reach, { ...pageAsked(knock), ...filter, ...more })
    linkNext(knock, publicUrl, next)
    return await writeAssertions(issuing, items)
  }

  const make = async (knock: Knock, named: string, asked: AssertionAsked, by?: string) => {
    const awarding = await requireAwarder(issuing, knock.caller, await findCurrent(issuing, named), by)
    const { achievement, organisation, person } = awarding
    const order = orderOf(asked, issuing.clock.now())
    if (
      asked.allowDuplicateAwards === false &&
      (await awardedBefore(issuing, achievement, order.recipient.address))
    )
      throw unfit('/recipient', 'has this badge already')
    const row = await award(issuing, achievement, organisation, { ...order, by: person, onceKey: null })
    knock.reply.code(201)
    return await writeAssertions(issuing, [shownAward(issuing, row, achievement, organisation, true)])
  }

  route('GET', '/v2/badgeclasses/:class/assertions', 'awards:read', async knock => {
    const { caller, params } = knock
    const current = await findCurrent(issuing, idOf(params['class'] ?? ''))
    const { achievement } = await requireAchievement(issuing, caller, current, 'viewer')
    const reach = await requireReach(organisations, caller, achievement.organisation_id)
    return await list(knock, reach, { achievement: achievement.id })
  })

  route('POST', '/v2/badgeclasses/:class/assertions', 'awards:write', async knock =>
    make(knock, idOf(knock.params['class'] ?? ''), readAssertion(knock.request)),
  )

  route('GET', '/v2/issuers/:issuer/assertions', 'awards:read', async knock => {
    const reach = await requireReach(organisations, knock.caller, idOf(knock.params['issuer'] ?? ''))
    return await list(knock, reach, {})
  })

  route('POST', '/v2/issuers/:issuer/assertions', 'awards:write', async knock => {
    const reach = await requireReach(organisations, knock.caller, idOf(knock.params['issuer'] ?? ''))
    const asked = readAssertion(knock.request)
    return await make(knock, await findClass(issuing, reach, asked), asked, reach.organisation.id)
  })

  route('GET', '/v2/assertions/:assertion', 'awards:read', async ({ caller, params }) => {
    const found = await requireAward(issuing, caller, idOf(params['assertion'] ?? ''), 'viewer')
    if (found.row.answer === 'withdrawn') throw new Problem('award-not-found')
    const { row, achievement, organisation, mayAward } = found
    return await writeAssertions(issuing, [shownAward(issuing, row, achievement, organisation, mayAward)])
  })

  route('DELETE', '/v2/assertions/:assertion', 'awards:write', async ({ caller, params, request }) => {
    const id = idOf(params['assertion'] ?? '')
    const { row, achievement, organisation } = await requireAward(issuing, caller, id, 'awarder')
    const revoked = await revoke(issuing, row, readReason(request))
    return await writeAssertions(issuing, [shownAward(issuing, revoked, achievement, organisation, true)])
  })
}
