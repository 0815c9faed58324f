import { problems } from '@rucksack/contract'
import { Type } from 'typebox'
import {
  award,
  findCurrent,
  requireAward,
  requireAwarder,
  revoke,
  shownAward,
} from '../../capabilities/issuing/index.ts'
import { Problem } from '../../platform/problem.ts'
import { writeAssertions } from './assertion-wire.ts'
import type { Badgr } from './badgr.ts'
import { entityId, idOf } from './entity-id.ts'
import type { Route } from './guard.ts'
import { assertionShape, orderOf } from './read-assertion.ts'
import { bodyReader } from './read-body.ts'

const most = 1_000
const readIssue = bodyReader(
  Type.Object({ assertions: Type.Array(assertionShape, { minItems: 1, maxItems: most }) }),
)
const readRevoke = bodyReader(
  Type.Array(
    Type.Object({
      entityId: Type.String({ maxLength: 64 }),
      revocationReason: Type.String({ minLength: 1, maxLength: 1000 }),
    }),
    { minItems: 1, maxItems: most },
  ),
)

/** Many at once: `…/issue` awards nobody when one of them cannot be read; `…/revoke` says of each what became of it. */
export function batchRoutes(route: Route, { issuing }: Badgr): void {
  route(
    'POST',
    '/v2/badgeclasses/:class/issue',
    'awards:write',
    async ({ caller, params, request, reply }) => {
      const current = await findCurrent(issuing, idOf(params['class'] ?? ''))
      const { achievement, organisation, person } = await requireAwarder(issuing, caller, current, undefined)
      const now = issuing.clock.now()
      const orders = readIssue(request).assertions.map((asked, at) => numbered(at, () => orderOf(asked, now)))
      const outcomes = await Promise.allSettled(
        orders.map(order =>
          award(issuing, achievement, organisation, { ...order, by: person, onceKey: null }),
        ),
      )
      const made = outcomes.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
      const notDone: string[] = []
      for (const [at, each] of outcomes.entries())
        if (each.status === 'rejected') {
          if (made.length === 0 || !(each.reason instanceof Problem)) throw each.reason
          notDone.push(`assertions/${at}: ${each.reason.extras.detail ?? problems[each.reason.code].advice}`)
        }
      const done = await writeAssertions(
        issuing,
        made.map(row => shownAward(issuing, row, achievement, organisation, true)),
      )
      // Those that were awarded stand: an error for all of them would have them awarded again.
      reply.code(notDone.length > 0 ? 207 : 201)
      return notDone.length > 0 ? { done, notDone } : done
    },
  )

  route('POST', '/v2/assertions/revoke', 'awards:write', async ({ caller, request }) => {
    const outcomes = []
    for (const asked of readRevoke(request)) {
      try {
        const { row } = await requireAward(issuing, caller, idOf(asked.entityId), 'awarder')
        await revoke(issuing, row, asked.revocationReason)
        outcomes.push({ entityId: entityId(row.id), revoked: true, reason: asked.revocationReason })
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        outcomes.push({ entityId: asked.entityId, revoked: false, reason: cause.message })
      }
    }
    return outcomes
  })
}

/** What does not fit is named with its place in the list. */
function numbered<T>(at: number, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'validation-failed') throw cause
    throw new Problem('validation-failed', {
      detail: `assertions/${at}: ${cause.message}`,
      errors: (cause.extras.errors ?? []).map(({ pointer, message }) => ({
        pointer: `/assertions/${at}${pointer}`,
        message,
      })),
    })
  }
}
