import { templates as contract } from '@rucksack/contract'
import { sandboxed } from '../../../platform/http/security-headers.ts'
import { type Serving, serve } from '../../../platform/http/serve.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, requireRole } from '../../organisations/index.ts'
import { requireAchievement, showAchievement } from '../find-achievement.ts'
import { requireCopyable } from '../grants/index.ts'
import type { Issuing } from '../issuing.ts'
import { copyAchievement, startFromTemplate } from './copy-achievement.ts'
import { templateDocument } from './document.ts'
import { findTemplate, listTemplates, requireTemplate, shownTemplate } from './find-template.ts'
import { importTemplate } from './import-template.ts'
import { changeTemplate, deleteTemplate, templateOf } from './keep-template.ts'

/** Our API for templates, and the address at which a shared one is read. */
export function templateRoutes(serving: Serving, issuing: Issuing): void {
  const { publicUrl, organisations } = issuing

  serve(serving, contract.listTemplates, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return { items: await listTemplates(issuing, organisation.id) }
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

  serve(serving, contract.startFromTemplate, async ({ caller, params }) => {
    const { template, organisation } = await requireTemplate(issuing, caller, params.template)
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

  serving.http.get<{ Params: { id: string } }>('/templates/:id', async (request, reply) => {
    const template = await findTemplate(issuing, request.params.id.replace(/\.json$/, ''))
    const organisation = template?.shared ? await findOrganisation(issuing, template.organisation_id) : null
    if (!template || !organisation) throw missing()
    return reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, no-cache' })
      .type('application/json')
      .send(JSON.stringify(await templateDocument(issuing, template, organisation)))
  })

  serving.http.get<{ Params: { id: string } }>('/templates/:id/image', async (request, reply) => {
    const template = await findTemplate(issuing, request.params.id)
    if (!template) throw missing()
    if (!template.shared)
      await requireRole(organisations, request.caller, template.organisation_id, 'viewer').catch(() => {
        throw missing()
      })
    return reply
      .headers({ ...sandboxed, 'cache-control': 'private, max-age=3600' })
      .type(template.image_type)
      .send(await issuing.files.get(template.image_sha))
  })
}

const missing = () =>
  new Problem('not-found', { detail: 'There is no such template here, or it is not shared.' })
