import type { Page } from '@rucksack/contract/pages'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type Provider from 'oidc-provider'
import { type RenderPage, readForm, sendPage } from '../../platform/http/pages.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { keepConsent } from './consents.ts'
import type { Oauth } from './oauth.ts'
import { errors } from './oidc.ts'
import { paths } from './provider.ts'
import { powersOf } from './scopes.ts'

type Ask = FastifyRequest<{ Params: { uid: string } }>
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The page on which a person lets a client in, or does not. */
export function consentPages(serving: Serving, oauth: Oauth, provider: Provider, render: RenderPage): void {
  const { http } = serving

  http.get(`${paths.consent}/:uid`, async (request: Ask, reply) => {
    const asked = await interactionOf(provider, request, reply)
    const { person } = request.caller
    if (person === null)
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url.split('?')[0] ?? '/')}`, 303)
    if (asked.prompt.name === 'login')
      return await goOn(provider, request, reply, { login: { accountId: person, remember: false } })
    const page = await pageOf(oauth, provider, asked)
    // The answer is a form that leads on to the client, which browsers hold against `form-action` too.
    reply.header('content-security-policy', policyFor(reply, String(asked.params['redirect_uri'])))
    return await sendPage(render, request, reply, page)
  })

  http.post(`${paths.consent}/:uid`, async (request: Ask, reply) => {
    const asked = await interactionOf(provider, request, reply)
    const { person } = request.caller
    if (person === null || person !== asked.session?.accountId) throw new Problem('not-signed-in')
    if (readForm(request)['do'] !== 'allow')
      return await goOn(provider, request, reply, {
        error: 'access_denied',
        error_description: 'The owner of the backpack did not agree.',
      })
    const { page, scopes } = { page: await pageOf(oauth, provider, asked), scopes: scopesOf(oauth, asked) }
    const client = String(asked.params['client_id'])
    const grant = new provider.Grant({ accountId: person, clientId: client })
    grant.addOIDCScope(scopes.join(' '))
    const grantId = await grant.save()
    await keepConsent(oauth, {
      person,
      client,
      grant: grantId,
      name: page.client.name,
      host: page.client.host,
      scopes,
    })
    return await goOn(provider, request, reply, { consent: { grantId } })
  })
}

async function interactionOf(provider: Provider, request: Ask, reply: FastifyReply): Promise<Interaction> {
  try {
    const asked = await provider.interactionDetails(request.raw, reply.raw)
    if (asked.uid === request.params.uid) return asked
  } catch (cause) {
    if (!(cause instanceof errors.OIDCProviderError)) throw cause
  }
  throw new Problem('consent-over')
}

async function goOn(
  provider: Provider,
  request: Ask,
  reply: FastifyReply,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<FastifyReply> {
  const next = await provider.interactionResult(request.raw, reply.raw, result, {
    mergeWithLastSubmission: true,
  })
  return reply.header('cache-control', 'no-store').redirect(next, 303)
}

async function pageOf(
  oauth: Oauth,
  provider: Provider,
  asked: Interaction,
): Promise<Extract<Page, { kind: 'consent' }>> {
  const client = await provider.Client.find(String(asked.params['client_id']))
  const redirect = new URL(String(asked.params['redirect_uri']))
  return {
    kind: 'consent',
    uid: asked.uid,
    client: {
      name: (client?.clientName ?? redirect.host).slice(0, 100),
      host: redirect.host,
      terms: client?.tosUri ?? null,
      privacy: client?.policyUri ?? null,
    },
    powers: powersOf(oauth.scopes, scopesOf(oauth, asked)),
  }
}

/** What is asked for, of what there is. */
function scopesOf(oauth: Oauth, asked: Interaction): string[] {
  const known = new Set(['offline_access', ...oauth.scopes.map(each => each.scope)])
  return [...new Set(String(asked.params['scope'] ?? '').split(' '))].filter(scope => known.has(scope))
}

function policyFor(reply: FastifyReply, redirect: string): string {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  return policy.replace("form-action 'self'", `form-action 'self' ${new URL(redirect).origin}`)
}
