import { issuing as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requireRole } from '../organisations/index.ts'
import {
  archiveAchievement,
  changeAchievement,
  deleteDraft,
  draftAchievement,
  publishAchievement,
  setImage,
} from './edit-achievement.ts'
import { listAchievements, listVersions, requireAchievement, showAchievement } from './find-achievement.ts'
import type { Issuing } from './issuing.ts'

/** Our API for achievements. */
export function achievementRoutes(serving: Serving, issuing: Issuing): void {
  serve(serving, contract.listAchievements, async ({ caller, params, query }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'viewer')
    return await listAchievements(issuing, organisation, query)
  })

  serve(serving, contract.createAchievement, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(issuing.organisations, caller, params.organisation, 'editor')
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
