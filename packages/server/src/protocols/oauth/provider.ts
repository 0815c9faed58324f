import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type OidcProvider from 'oidc-provider'
import type { Configuration } from 'oidc-provider'
import { checkClient } from './check-client.ts'
import type { Oauth } from './oauth.ts'
import { interactionPolicy, Provider } from './oidc.ts'
import { recordsOf } from './records.ts'

export const paths = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  registration: '/oauth/register',
  revocation: '/oauth/revoke',
  consent: '/oauth/consent',
} as const

const hour = 3600
const day = 24 * hour

/** What the provider asks of the door it stands behind. */
export type Visit = {
  /** The person who is signed in with this request. */
  personOf: (request: IncomingMessage) => string | null
  /** A page about what went wrong, where no client can be told. */
  troublePage: (request: IncomingMessage, detail: string) => Promise<string>
}

/**
 * The authorisation server of every door: code with PKCE (S256) for clients that register themselves
 * (RFC 6749, 7591, 7636, 7009), opaque tokens, refresh tokens that change at every use.
 */
export function makeProvider(oauth: Oauth, visit: Visit): OidcProvider {
  const provider = new Provider(oauth.publicUrl, configurationOf(oauth, visit))
  provider.proxy = true
  // Open Badges 3.0, 7.2.2.3: the answer names what was granted.
  provider.on('authorization.success', (ctx, out) => {
    const scope = ctx.oidc.entities.AuthorizationCode?.scope
    if (scope !== undefined && out !== undefined) Object.assign(out, { scope })
  })
  return provider
}

function configurationOf(oauth: Oauth, visit: Visit): Configuration {
  return {
    adapter: kind => recordsOf(oauth, kind),
    routes: {
      authorization: paths.authorization,
      token: paths.token,
      registration: paths.registration,
      revocation: paths.revocation,
    },
    features: {
      devInteractions: { enabled: false },
      registration: { enabled: true, initialAccessToken: false, issueRegistrationAccessToken: false },
      revocation: { enabled: true },
      resourceIndicators: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    scopes: ['offline_access', ...oauth.scopes.map(each => each.scope)],
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic'],
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code', 'refresh_token'],
    },
    extraClientMetadata: {
      properties: ['software_id', 'software_version'],
      // Asked once for each property; the whole client is looked at with the first of them.
      validator: (_ctx, key, _value, metadata) => {
        if (key === 'software_id') checkClient(metadata, oauth.allowHttp)
      },
    },
    // Nobody signs in to other places with this host: no ID token is ever asked for, but its key has to be there.
    jwks: { keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })] },
    cookies: {
      names: { session: '_oauth', interaction: '_oauth_ask', resume: '_oauth_resume' },
      keys: oauth.secrets.macs('oauth-cookies', 'key').map(mac => mac.toString('base64url')),
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: '/oauth' },
      short: { httpOnly: true, sameSite: 'lax', signed: true, path: '/oauth' },
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 600,
      Grant: 2 * 365 * day,
      Interaction: hour,
      RefreshToken: 180 * day,
      Session: day,
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    findAccount: async (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    interactions: {
      url: (_ctx, interaction) => `${paths.consent}/${interaction.uid}`,
      policy: policyOf(visit),
    },
    loadExistingGrant: async ctx => {
      const given = ctx.oidc.result?.consent?.grantId
      return given === undefined ? undefined : await ctx.oidc.provider.Grant.find(given)
    },
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = await visit.troublePage(ctx.req, out.error_description ?? out.error)
    },
  }
}

/** Whoever is signed in here is asked each time; another person's earlier visit in the same browser counts for nothing. */
function policyOf(visit: Visit) {
  const { Check, base } = interactionPolicy
  const policy = base()
  const asked = (answered: boolean) => (answered ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT)
  policy
    .get('login')
    ?.checks.add(
      new Check('same_person', 'somebody else is signed in', ctx =>
        asked(ctx.oidc.session?.accountId === (visit.personOf(ctx.req) ?? undefined)),
      ),
    )
  policy
    .get('consent')
    ?.checks.add(
      new Check('asked_each_time', 'a person has to agree', ctx =>
        asked(ctx.oidc.result?.consent !== undefined),
      ),
    )
  return policy
}
