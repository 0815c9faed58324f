import { branding as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { changeBranding, readBranding } from './branding.ts'
import type { Organisations } from './organisations.ts'
import { requireRole } from './roles.ts'

/** Our API for the look of an organisation. */
export function brandingRoutes(serving: Serving, organisations: Organisations): void {
  serve(serving, contract.readBranding, async ({ caller, params }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'viewer')
    return await readBranding(organisations, organisation)
  })

  serve(serving, contract.changeBranding, async ({ caller, params, body }) => {
    const { organisation } = await requireRole(organisations, caller, params.organisation, 'editor')
    await changeBranding(organisations, organisation, body)
    return await readBranding(organisations, organisation)
  })
}

/** `/brand/8a1c5c.css`: the colours of pages for one colour of a brand, made readable. */
export function brandSheets({ http }: Serving, brandCss: (colour: string) => string): void {
  http.get<{ Params: { file: string } }>('/brand/:file', async (request, reply) => {
    const colour = /^([0-9a-f]{6})\.css$/.exec(request.params.file)?.[1]
    if (colour === undefined) throw new Problem('not-found')
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(brandCss(`#${colour}`))
  })
}
