import {
  changeOrganisation,
  foundOrganisation,
  listOrganisations,
  requireReach,
  requireRole,
  setLogo,
  shownOrganisation,
} from '../../capabilities/organisations/index.ts'
import { Problem } from '../../platform/problem.ts'
import type { Badgr } from './badgr.ts'
import { idOf } from './entity-id.ts'
import type { Route } from './guard.ts'
import { profileOf, readIssuer, writeIssuer } from './issuer-wire.ts'
import { linkNext, pageAsked } from './paging.ts'
import { pictureIn } from './picture-in.ts'

/** `/v2/issuers`: the organisations somebody works for. */
export function issuerRoutes(route: Route, { organisations, publicUrl }: Badgr): void {
  route('GET', '/v2/issuers', 'organisations:read', async knock => {
    const { items, next } = await listOrganisations(organisations, knock.person, pageAsked(knock))
    linkNext(knock, publicUrl, next)
    return items.map(writeIssuer)
  })

  route('POST', '/v2/issuers', 'organisations:write', async ({ caller, person, request, reply }) => {
    const asked = readIssuer(request)
    const logo = asked.image === undefined ? null : await pictureIn(asked.image)
    const founded = await foundOrganisation(organisations, caller, person, profileOf(asked))
    reply.code(201)
    if (!logo) return [writeIssuer(founded)]
    const { organisation, role } = await requireRole(organisations, caller, founded.id, 'editor')
    const row = await setLogo(organisations, organisation, logo.bytes)
    return [writeIssuer(shownOrganisation(organisations, row, role))]
  })

  route('GET', '/v2/issuers/:issuer', 'organisations:read', async ({ caller, params }) => {
    const { organisation, role } = await requireReach(organisations, caller, idOf(params['issuer'] ?? ''))
    return [writeIssuer(shownOrganisation(organisations, organisation, role))]
  })

  route('PUT', '/v2/issuers/:issuer', 'organisations:write', async ({ caller, params, request }) => {
    const { organisation, role } = await requireRole(
      organisations,
      caller,
      idOf(params['issuer'] ?? ''),
      'editor',
    )
    const asked = readIssuer(request)
    // What we wrote ourselves comes back as the address it has.
    const logo = asked.image?.startsWith('data:') ? await pictureIn(asked.image) : null
    const changed = await changeOrganisation(organisations, organisation, profileOf(asked))
    const row = logo ? await setLogo(organisations, changed, logo.bytes) : changed
    return [writeIssuer(shownOrganisation(organisations, row, role))]
  })

  route('DELETE', '/v2/issuers/:issuer', 'organisations:write', async () => {
    throw new Problem('not-allowed', {
      detail: 'An issuer is not deleted, since its badges must stay verifiable. Archive it under Manage.',
    })
  })
}
