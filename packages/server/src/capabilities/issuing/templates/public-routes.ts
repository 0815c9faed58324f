import { preferred } from '../../../platform/http/accepts.ts'
import { type RenderPage, sendPage } from '../../../platform/http/pages.ts'
import { sandboxed } from '../../../platform/http/security-headers.ts'
import type { Serving } from '../../../platform/http/serve.ts'
import { markdownToHtml } from '../../../platform/markdown.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, isAround } from '../../organisations/index.ts'
import { issuerView } from '../award-view.ts'
import type { Issuing } from '../issuing.ts'
import { templateDocument } from './document.ts'
import { findTemplate } from './find-template.ts'
import { templateUrl } from './tables.ts'

/** The address at which a shared template is read: a document for hosts, a page for people. */
export function templatePages(serving: Serving, issuing: Issuing, render: RenderPage): void {
  const { http } = serving

  http.get<{ Params: { id: string } }>('/templates/:id', async (request, reply) => {
    const { id } = request.params
    const template = await findTemplate(issuing, id.replace(/\.json$/, ''))
    const organisation = template?.shared ? await findOrganisation(issuing, template.organisation_id) : null
    if (!template || !organisation) throw missing()
    const document = await templateDocument(issuing, template, organisation)
    const asked = id.endsWith('.json')
      ? 'application/json'
      : preferred(request.headers.accept, ['application/json', 'text/html'])
    reply.header('vary', 'accept')
    if (asked === 'application/json')
      return reply
        .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, no-cache' })
        .type('application/json')
        .send(JSON.stringify(document))
    const { achievement, creator } = document
    const url = templateUrl(issuing.publicUrl, template.id)
    return await sendPage(render, request, reply, {
      kind: 'template',
      name: template.name,
      url,
      image: `${url}/image?v=${template.image_sha.slice(0, 12)}`,
      achievement: {
        name: achievement.name,
        description: achievement.description,
        criteriaHtml: markdownToHtml(achievement.criteria),
        imageAlt: achievement.imageAlt ?? null,
        language: achievement.language ?? organisation.language,
        tags: achievement.tags ?? [],
        alignments: (achievement.alignments ?? []).map(each => ({
          name: each.targetName,
          url: each.targetUrl,
        })),
        details: achievement.details ?? {},
      },
      creator: template.origin === null ? null : creator,
      issuer: issuerView(issuing.publicUrl, organisation),
    })
  })

  http.get<{ Params: { id: string } }>('/templates/:id/image', async (request, reply) => {
    const template = await findTemplate(issuing, request.params.id)
    if (!template) throw missing()
    const { person } = request.caller
    if (
      !template.shared &&
      (person === null || !(await isAround(issuing.db, person, template.organisation_id)))
    )
      throw missing()
    return reply
      .headers({ ...sandboxed, 'cache-control': 'private, max-age=3600' })
      .type(template.image_type)
      .send(await issuing.files.get(template.image_sha))
  })
}

const missing = () =>
  new Problem('not-found', { detail: 'There is no such template here, or it is not shared.' })
