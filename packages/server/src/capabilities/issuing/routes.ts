import { issuing as contract } from '@rucksack/contract'
import type { Caller } from '../../platform/http/caller.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import {
  programmeOf,
  requireActive,
  requireProgramme,
  requireReach,
  requireRole,
} from '../organisations/index.ts'
import {
  archiveAchievement,
  changeAchievement,
  deleteDraft,
  draftAchievement,
  publishAchievement,
  setImage,
} from './edit-achievement.ts'
import { listAchievements, listVersions, requireAchievement, showAchievement } from './find-achievement.ts'
import type { AchievementRow, Issuing } from './issuing.ts'

/** Our API for achievements. */
export function achievementRoutes(serving: Serving, issuing: Issuing): void {
  serve(serving, contract.listAchievements, async ({ caller, params, query }) => {
    const reach = await requireReach(issuing.organisations, caller, params.organisation)
    return await listAchievements(issuing, reach, query)
  })

  serve(serving, contract.createAchievement, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(
      issuing.organisations,
      caller,
      params.organisation,
      'editor',
      body.programme,
    )
    await programmeOf(issuing.organisations, organisation.id, body.programme)
    await requireActive(issuing.db, { organisation: organisation.id, programme: body.programme })
    const row = await draftAchievement(issuing, organisation, body, body.publish ?? false)
    return await showAchievement(issuing, organisation, row)
  })

  serve(serving, contract.readAchievement, async ({ caller, params }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'viewer',
    )
    return await showAchievement(issuing, organisation, achievement)
  })

  serve(serving, contract.listVersions, async ({ caller, params }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'viewer',
    )
    return { items: await listVersions(issuing, organisation, achievement.lineage) }
  })

  serve(serving, contract.changeAchievement, async ({ caller, params, body }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'editor',
    )
    await mayMove(issuing, caller, achievement, body.programme)
    return await showAchievement(issuing, organisation, await changeAchievement(issuing, achievement, body))
  })

  serve(serving, contract.setAchievementImage, async ({ caller, params, bytes }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'editor',
    )
    return await showAchievement(issuing, organisation, await setImage(issuing, achievement, bytes))
  })

  serve(serving, contract.publishAchievement, async ({ caller, params }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'editor',
    )
    return await showAchievement(issuing, organisation, await publishAchievement(issuing, achievement))
  })

  serve(serving, contract.archiveAchievement, async ({ caller, params }) => {
    const { achievement, organisation } = await requireAchievement(
      issuing,
      caller,
      params.achievement,
      'editor',
    )
    return await showAchievement(issuing, organisation, await archiveAchievement(issuing, achievement))
  })

  serve(serving, contract.deleteDraft, async ({ caller, params }) => {
    const { achievement } = await requireAchievement(issuing, caller, params.achievement, 'editor')
    await deleteDraft(issuing, achievement)
    return undefined
  })
}

/** Into another programme, or out of one: it takes an editor there too. */
async function mayMove(
  issuing: Issuing,
  caller: Caller,
  achievement: AchievementRow,
  programme: string | null | undefined,
): Promise<void> {
  if (programme === undefined || programme === achievement.programme_id) return
  await programmeOf(issuing.organisations, achievement.organisation_id, programme)
  if (programme !== null) await requireProgramme(issuing.organisations, caller, programme, 'editor')
  else
    await requireRole(issuing.organisations, caller, achievement.organisation_id, 'editor').catch(() => {
      throw new Problem('not-allowed', { detail: 'This needs the role editor in the organisation.' })
    })
}
