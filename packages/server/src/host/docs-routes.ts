import { type ProblemCode, problems } from '@rucksack/contract'
import { openApi } from '@rucksack/contract/openapi'
import type { FastifyInstance } from 'fastify'
import { type RenderPage, sendPage } from '../platform/http/pages.ts'
import { Problem } from '../platform/problem.ts'

/** The API described for programs and for people. */
export function docsRoutes(
  http: FastifyInstance,
  publicUrl: string,
  version: string,
  render: RenderPage,
): void {
  const description = JSON.stringify(openApi({ url: publicUrl, version }))

  http.get('/openapi.json', { config: { anonymous: true } }, async (_request, reply) =>
    reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' })
      .type('application/json')
      .send(description),
  )

  http.get('/docs', async (request, reply) => sendPage(render, request, reply, { kind: 'docs' }))

  http.get<{ Params: { code: string } }>('/docs/problems/:code', async (request, reply) => {
    const { code } = request.params
    if (!isCode(code)) throw new Problem('not-found', { detail: 'There is no problem with this code.' })
    return await sendPage(render, request, reply, { kind: 'docs-problem', code })
  })
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code)
