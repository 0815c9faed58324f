import { type RenderPage, sendPage } from '../../platform/http/pages.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import type { Hosting } from './hosting.ts'
import { isLegalPage, readLegal } from './legal.ts'

/** The legal pages, linked from every footer. */
export function legalPages(serving: Serving, hosting: Hosting, render: RenderPage): void {
  serving.http.get<{ Params: { page: string } }>('/legal/:page', async (request, reply) => {
    const { page } = request.params
    if (!isLegalPage(page)) throw new Problem('not-found')
    const legal = await readLegal(hosting, page, serving.localeOf(request))
    return await sendPage(render, request, reply, { kind: 'legal', legal })
  })
}
