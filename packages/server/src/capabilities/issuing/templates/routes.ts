import { templates as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { requireRole } from '../../organisations/index.ts'
import { requireAchievement, showAchievement } from '../find-achievement.ts'
import { requireCopyable } from '../grants/index.ts'
import type { Issuing } from '../issuing.ts'
import { copyAchievement, startFromTemplate } from './copy-achievement.ts'
import { listTemplates, requireTemplate, requireUsable, shownTemplate } from './find-template.ts'
import { importTemplate } from './import-template.ts'
import { changeTemplate, deleteTemplate, templateOf } from './keep-template.ts'

/** Our API for templates. */
export function templateRoutes(serving: Serving, issuing: Issuing): void {
  const { publicUrl, organisations } = issuing

  serve(serving, contract.listTemplates, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listTemplates(issuing, organisation) }
  })

  serve(serving, contract.createTemplate, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    const { achievement } = await requireAchievement(issuing, caller, body.achievement, 'viewer')
    return shownTemplate(publicUrl, await templateOf(issuing, organisation.id, achievement, body.name))
  })

  serve(serving, contract.importTemplate, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    return shownTemplate(publicUrl, await importTemplate(issuing, organisation.id, body.url))
  })

  serve(serving, contract.changeTemplate, async ({ caller, params, body }) => {
    const { template } = await requireTemplate(issuing, caller, params.template)
    return shownTemplate(publicUrl, await changeTemplate(issuing, template, body))
  })

  serve(serving, contract.deleteTemplate, async ({ caller, params }) => {
    const { template } = await requireTemplate(issuing, caller, params.template)
    await deleteTemplate(issuing, template)
    return undefined
  })

  serve(serving, contract.startFromTemplate, async ({ caller, params, query }) => {
    const { template, organisation } = await requireUsable(
      issuing,
      caller,
      params.template,
      query.organisation,
    )
    const row = await startFromTemplate(issuing, template, organisation)
    return await showAchievement(issuing, organisation, row)
  })

  serve(serving, contract.copyAchievement, async ({ caller, params, body }) => {
    const { organisation: into } = body
    const target = into === undefined ? null : await requireRole(organisations, caller, into, 'editor')
    const { achievement, member } = await requireCopyable(
      issuing,
      caller,
      params.achievement,
      target?.organisation ?? null,
    )
    const organisation =
      target?.organisation ??
      (await requireRole(organisations, caller, achievement.organisation_id, 'editor')).organisation
    const row = await copyAchievement(issuing, achievement, organisation, member)
    return await showAchievement(issuing, organisation, row)
  })
}
