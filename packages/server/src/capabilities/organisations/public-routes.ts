import { problems } from '@rucksack/contract'
import type { Page } from '@rucksack/contract/pages'
import type { FastifyReply } from 'fastify'
import { preferred } from '../../platform/http/accepts.ts'
import { type RenderPage, sendPage, troubleOf } from '../../platform/http/pages.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { acceptInvitation, readInvitation } from './invitations.ts'
import { didDocument, issuerProfile, issuerProfile3, jwkSet } from './issuer-documents.ts'
import { keysOf } from './keys.ts'
import { didOf, logoUrl, type OrganisationRow, type Organisations, profileUrl } from './organisations.ts'
import { findOrganisation } from './roles.ts'
import { trustView } from './trust-view.ts'

export type Showcase = (
  organisation: OrganisationRow,
) => Promise<Extract<Page, { kind: 'issuer' }>['achievements']>

/** Public documents and pages of organisations, and the page of an invitation. */
export function organisationPages(
  serving: Serving,
  organisations: Organisations,
  render: RenderPage,
  showcase: Showcase,
): void {
  const { http } = serving
  const find = async (slug: string) => {
    const found = await findOrganisation(organisations, slug)
    if (!found || found.slug !== slug)
      throw new Problem('not-found', { detail: 'There is no such issuer here.' })
    return found
  }

  http.get<{ Params: { slug: string } }>('/issuers/:slug/did.json', async (request, reply) =>
    sendJson(
      reply,
      'application/did+json',
      await didDocument(organisations, await find(request.params.slug)),
    ),
  )

  http.get('/.well-known/jwks.json', async (_request, reply) =>
    sendJson(reply, 'application/jwk-set+json', await jwkSet(organisations)),
  )

  http.get<{ Params: { slug: string } }>('/issuers/:slug/logo', async (request, reply) => {
    const { logo_sha, logo_type } = await find(request.params.slug)
    if (logo_sha === null || logo_type === null) throw new Problem('not-found')
    return reply
      .headers({ ...sandboxed, 'cache-control': 'public, max-age=86400' })
      .type(logo_type)
      .send(await organisations.files.get(logo_sha))
  })

  http.get<{ Params: { slug: string }; Querystring: { v?: string } }>(
    '/issuers/:slug',
    async (request, reply) => {
      const { slug } = request.params
      const organisation = await find(slug.replace(/\.json$/, ''))
      const kind = slug.endsWith('.json')
        ? 'application/json'
        : preferred(request.headers.accept, [
            'application/ld+json',
            'application/json',
            'application/did+json',
            'text/html',
          ])
      reply.header('vary', 'accept')
      if (kind !== 'text/html') {
        const document =
          request.query.v === '3_0'
            ? issuerProfile3(organisations, organisation)
            : await issuerProfile(organisations, organisation)
        return sendJson(reply, 'application/ld+json', document)
      }
      const now =
        organisation.merged_into && (await findOrganisation(organisations, organisation.merged_into))
      if (now) return reply.redirect(`/issuers/${now.slug}`, 308)
      return await sendPage(render, request, reply, await issuerPage(organisations, organisation, showcase))
    },
  )

  http.get<{ Params: { secret: string } }>('/invitation/:secret', async (request, reply) => {
    const { secret } = request.params
    const invitation = await readInvitation(organisations, secret)
    return await sendPage(render, request, reply, { kind: 'invitation', secret, invitation, trouble: null })
  })

  http.post<{ Params: { secret: string } }>('/invitation/:secret', async (request, reply) => {
    const { secret } = request.params
    if (request.caller.person === null)
      return reply.redirect(`/sign-in?next=${encodeURIComponent(`/invitation/${secret}`)}`, 303)
    const invitation = await readInvitation(organisations, secret)
    try {
      await acceptInvitation(organisations, secret, request.caller.person)
      return reply.redirect(`/manage/${invitation.organisation.slug}`, 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      return await sendPage(
        render,
        request,
        reply,
        { kind: 'invitation', secret, invitation, trouble },
        { status },
      )
    }
  })
}

async function issuerPage(
  organisations: Organisations,
  organisation: OrganisationRow,
  showcase: Showcase,
): Promise<Page> {
  const { publicUrl } = organisations
  return {
    kind: 'issuer',
    issuer: {
      name: organisation.name,
      description: organisation.description,
      url: organisation.url,
      email: organisation.email,
      logo: logoUrl(publicUrl, organisation),
      brand: organisation.brand?.colour ?? null,
      page: profileUrl(publicUrl, organisation.slug),
      slug: organisation.slug,
      did: didOf(publicUrl, organisation.slug),
      language: organisation.language,
    },
    trust: await trustView(organisations, organisation),
    keys: (await keysOf(organisations, organisation)).map(({ id, publicKeyMultibase, state }) => ({
      id,
      publicKeyMultibase,
      state,
    })),
    achievements: await showcase(organisation),
  }
}

function sendJson(reply: FastifyReply, type: string, document: unknown) {
  return reply
    .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' })
    .type(type)
    .send(JSON.stringify(document))
}
