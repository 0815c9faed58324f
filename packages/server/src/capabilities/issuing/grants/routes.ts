import { grants as contract, endorsements as partners } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { Problem } from '../../../platform/problem.ts'
import { requireRole } from '../../organisations/index.ts'
import { findAchievement, requireAchievement } from '../find-achievement.ts'
import type { Issuing } from '../issuing.ts'
import { endorse, findEndorsement, listEndorsements, withdrawEndorsement } from './endorse.ts'
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

  serve(serving, partners.listEndorsements, async ({ params }) => ({
    items: await listEndorsements(issuing, params.achievement),
  }))

  serve(serving, partners.endorse, async ({ caller, params, body }) => {
    const { organisation, person } = await requireRole(
      issuing.organisations,
      caller,
      body.organisation,
      'owner',
    )
    const achievement = await findAchievement(issuing, params.achievement)
    if (!achievement) throw new Problem('achievement-not-found')
    return await endorse(issuing, achievement, organisation, body.comment, person)
  })

  serve(serving, partners.withdrawEndorsement, async ({ caller, params }) => {
    await withdrawEndorsement(issuing, caller, params.endorsement)
    return undefined
  })

  serving.http.get<{ Params: { id: string } }>('/endorsements/:id', async (request, reply) => {
    const row = await findEndorsement(issuing.db, request.params.id)
    if (!row) throw new Problem('not-found', { detail: 'There is no such endorsement here.' })
    return reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' })
      .type('application/vc')
      .send(row.credential)
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
