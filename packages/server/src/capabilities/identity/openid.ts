import * as openid from 'openid-client'
import { Problem } from '../../platform/problem.ts'
import { secretOf } from './provider-secret.ts'
import type { Claims, ProviderRow } from './school.ts'
import type { SchoolIdentity } from './school-identity.ts'

const freshMs = 600_000
const known = new Map<string, { at: number; metadata: openid.ServerMetadata }>()
const knownSize = 500

/** What a provider publishes about itself ("OpenID Connect Discovery", 4). Throws `school-unreachable`. */
export async function readMetadata(identity: SchoolIdentity, issuer: string): Promise<openid.ServerMetadata> {
  const now = identity.clock.now().getTime()
  const kept = known.get(issuer)
  if (kept && now - kept.at < freshMs) return kept.metadata
  const metadata = await openid
    .discovery(new URL(issuer), 'discovery', undefined, undefined, {
      [openid.customFetch]: fetchFor(identity),
      execute: execute(identity, issuer),
      timeout: 10,
    })
    .then(found => found.serverMetadata())
    .catch((cause: unknown) => {
      throw unreachable(issuer, cause)
    })
  if (known.size >= knownSize) known.delete(known.keys().next().value ?? '')
  known.set(issuer, { at: now, metadata })
  return metadata
}

export type Request = { url: URL; state: string; nonce: string; verifier: string }

/** Where the person goes to sign in: authorization code, PKCE, state and nonce; `again` asks for more than a glance. */
export async function askProvider(
  identity: SchoolIdentity,
  provider: ProviderRow,
  hint: string | null,
  again: boolean,
): Promise<Request> {
  const client = await clientFor(identity, provider)
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: callbackUrl(identity.publicUrl),
    scope: ['openid', ...provider.scopes.filter(scope => scope !== 'openid')].join(' '),
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(hint === null ? {} : { login_hint: hint }),
    // Who is signed in and comes again is asked to confirm something: an open screen there is not enough either.
    ...(again ? { prompt: 'login' } : {}),
  })
  return { url, state, nonce, verifier }
}

/** What the provider says of the person who came back. Throws `school-unreachable` or `school-refused`. */
export async function readAnswer(
  identity: SchoolIdentity,
  provider: ProviderRow,
  query: string,
  request: Omit<Request, 'url'>,
): Promise<Claims & { sub: string }> {
  const client = await clientFor(identity, provider)
  try {
    const tokens = await openid.authorizationCodeGrant(
      client,
      new URL(`${callbackUrl(identity.publicUrl)}?${query}`),
      {
        expectedState: request.state,
        expectedNonce: request.nonce,
        pkceCodeVerifier: request.verifier,
        idTokenExpected: true,
      },
    )
    const claims = tokens.claims()
    if (!claims) throw new Error('No ID token')
    const more = client.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(client, tokens.access_token, claims.sub)
      : {}
    return { ...more, ...claims }
  } catch (cause) {
    throw refused(provider, cause)
  }
}

export const callbackUrl = (publicUrl: string) => `${publicUrl}/sign-in/school/callback`

async function clientFor(identity: SchoolIdentity, provider: ProviderRow): Promise<openid.Configuration> {
  const metadata = await readMetadata(identity, provider.issuer)
  const secret = secretOf(identity, provider)
  const algorithms = metadata.id_token_signing_alg_values_supported ?? ['RS256']
  const client = new openid.Configuration(
    metadata,
    provider.client_id,
    {
      id_token_signed_response_alg: signatures.find(each => algorithms.includes(each)) ?? 'RS256',
    },
    authentication(secret, metadata.token_endpoint_auth_methods_supported),
  )
  client[openid.customFetch] = fetchFor(identity)
  client.timeout = 10
  for (const each of execute(identity, provider.issuer)) each(client)
  return client
}

/** Asymmetric only: nothing a client knows can forge an ID token. */
const signatures = [
  'RS256',
  'ES256',
  'PS256',
  'EdDSA',
  'Ed25519',
  'ES384',
  'ES512',
  'RS384',
  'RS512',
  'PS384',
  'PS512',
]

function authentication(secret: string | null, methods: string[] | undefined): openid.ClientAuth {
  if (secret === null) return openid.None()
  return methods && !methods.includes('client_secret_post')
    ? openid.ClientSecretBasic(secret)
    : openid.ClientSecretPost(secret)
}

/** ID tokens are checked against the provider's keys, although they come over TLS. */
function execute({ school }: SchoolIdentity, issuer: string): ((client: openid.Configuration) => void)[] {
  const { protocol, hostname } = new URL(issuer)
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1'
  return [
    openid.enableNonRepudiationChecks,
    ...(protocol === 'http:' && loopback && school.allowLoopback ? [openid.allowInsecureRequests] : []),
  ]
}

/** All that is asked of a provider goes the way of foreign addresses: checked, bounded, without redirects. */
function fetchFor({ school }: SchoolIdentity): openid.CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await school.fetch(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      maxBytes: 1_000_000,
      ...(body === null || body === undefined ? {} : { body: String(body) }),
      redirects: 0,
    })
    return new Response(Buffer.from(answer.body), {
      status: answer.status,
      headers: answer.contentType === null ? {} : { 'content-type': answer.contentType },
    })
  }
}

const unreachable = (issuer: string, cause: unknown) =>
  new Problem('school-unreachable', {
    detail: `${new URL(issuer).host} did not answer as an OpenID Connect provider${because(cause)}.`,
    cause,
  })

/** A provider that is down or breaks off is one thing, one that says no, or whose answer does not hold, another. */
function refused(provider: ProviderRow, cause: unknown): Problem {
  for (let each: unknown = cause; each instanceof Error; each = each.cause) {
    if (each instanceof Problem) return unreachable(provider.issuer, cause)
    if (each instanceof openid.ResponseBodyError && each.status < 500) break
    if ('code' in each && each.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
      return unreachable(provider.issuer, cause)
  }
  return new Problem('school-refused', {
    detail: `${provider.name} did not sign you in${because(cause)}.`,
    cause,
  })
}

function because(cause: unknown): string {
  for (let each: unknown = cause; each instanceof Error; each = each.cause)
    if (each instanceof Problem && each.extras.detail) return `: ${each.extras.detail.replace(/\.$/, '')}`
  if (cause instanceof openid.AuthorizationResponseError || cause instanceof openid.ResponseBodyError)
    return /^[\w-]{1,60}$/.test(cause.error) ? ` (${cause.error})` : ''
  return ''
}
