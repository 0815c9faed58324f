import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from '../platform/free-port.ts'
import type { Visitor } from './visitor.ts'

export type School = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who has an account there, by user name, and what the school says of them. */
  people: Map<string, Record<string, unknown>>
  /** Go where an authorization request leads, sign in as somebody, and come back with the address to return to. */
  signIn(address: string, user: string): Promise<string>
  /** Behave as a provider that is broken. */
  breakDown(broken: boolean): void
  stop(): Promise<void>
}

/** A real OpenID Connect provider on loopback, with a page where people type their user name. */
export async function startSchool(redirectUri: string): Promise<School> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const people = new Map<string, Record<string, unknown>>()
  const [clientId, clientSecret] = ['badges', 'a secret between the school and the host']
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups', 'realm_access'],
    },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) =>
      people.has(sub) ? { accountId: sub, claims: () => ({ ...people.get(sub), sub }) } : undefined,
    // Who may sign in here has agreed to everything.
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  let broken = false
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (broken) void response.writeHead(503).end('down')
    else if (request.url?.startsWith('/interaction/')) void login(provider, request, response)
    else void answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    signIn: (address, user) => walk(issuer, address, user),
    breakDown: value => {
      broken = value
    },
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Start at a link of the host, sign in at the school, and come back to the host. */
export async function throughSchool(
  visitor: Visitor,
  school: School,
  start: string,
  user: string,
): Promise<Response> {
  const there = await visitor.fetch(start)
  return await visitor.fetch(await school.signIn(there.headers.get('location') ?? '', user))
}

async function login(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="en"><title>Hillside School</title><h1>Hillside School</h1>
      <form method="post"><label>User name <input name="user" autofocus></label><button>Sign in</button></form>`,
    )
    return
  }
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  const user = new URLSearchParams(Buffer.concat(parts).toString()).get('user') ?? ''
  await provider.interactionFinished(
    request,
    response,
    user === 'nobody'
      ? { error: 'access_denied', error_description: 'End-User aborted' }
      : { login: { accountId: user } },
  )
}

async function walk(issuer: string, start: string, user: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = start
  for (let hop = 0; hop < 10; hop++) {
    if (!address.startsWith(issuer)) return address
    const typed = address.includes('/interaction/')
    const answer = await fetch(address, {
      redirect: 'manual',
      method: typed ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(typed ? { body: new URLSearchParams({ user }) } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null)
      throw new Error(`The school says ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    address = new URL(next, issuer).href
  }
  throw new Error('The school redirects too often')
}
