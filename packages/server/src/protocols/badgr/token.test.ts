import { identity, type Scope } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadgrClient } from '../../testing/badgr-client.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let password: string
let passwordId: string

const email = 'operator@city.example'
const scopes: Scope[] = [
  'profile:read',
  'organisations:read',
  'achievements:read',
  'achievements:write',
  'awards:read',
  'awards:write',
]

const passwordOf = async (person: Visitor, held: Scope[] = scopes) => {
  const made = await person.call(identity.createToken, {
    body: { kind: 'app-password', name: 'Script', scopes: held },
  })
  return { id: made.token.id, secret: made.secret }
}

beforeAll(async () => {
  host = await startTestHost({ PASSWORD_GRANT: 'true' })
  owner = await host.operator(email)
  const made = await passwordOf(owner)
  password = made.secret
  passwordId = made.id
})
afterAll(() => host.stop())

type Tokens = Record<'access_token' | 'refresh_token' | 'scope' | 'token_type' | 'error', string> & {
  expires_in: number
}

async function trade(form: Record<string, string>, origin = host.url): Promise<{ http: number } & Tokens> {
  const answer = await fetch(`${origin}/o/token`, { method: 'POST', body: new URLSearchParams(form) })
  return { http: answer.status, ...(await answer.json()) }
}
const signIn = (more: Record<string, string> = {}) => trade({ username: email, password, ...more })
const asks = (token: string, method = 'GET', path = '/v2/issuers', body?: unknown) =>
  new BadgrClient(host.url, token).ask(method, path, body)

test('a script that knows a mail address and an app password has tokens, with which it works', async () => {
  const tokens = await signIn()
  expect(tokens).toMatchObject({
    http: 200,
    token_type: 'Bearer',
    expires_in: 86_400,
    scope: 'r:profile rw:issuer',
  })
  expect((await asks(tokens.access_token)).http).toBe(200)
})

test('as JSON, and with the grant named, it is the same', async () => {
  const answer = await fetch(`${host.url}/o/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'password',
      username: email.toUpperCase(),
      password,
      client_id: 'public',
    }),
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a script has what it asks for and what is held, never more, also after a refresh', async () => {
  const tokens = await signIn({ scope: 'r:profile rw:backpack' })
  expect(tokens.scope).toBe('r:profile')
  expect((await asks(tokens.access_token)).http).toBe(403)
  const more = {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    scope: 'rw:issuer r:profile',
  }
  const again = await trade(more)
  expect(again).toMatchObject({ http: 200, scope: 'r:profile' })
  expect((await asks(again.access_token)).http).toBe(403)
  expect((await asks(again.access_token, 'GET', '/v2/users/self')).http).toBe(200)
  expect(await signIn({ scope: 'rw:backpack' })).toMatchObject({ http: 400, error: 'invalid_scope' })
})

test('an app password without the right to found organisations founds none', async () => {
  const { access_token } = await signIn({ scope: 'rw:issuer' })
  expect((await asks(access_token, 'POST', '/v2/issuers', { name: 'New' })).http).toBe(403)
})

test('tokens run out', async () => {
  const { access_token, refresh_token } = await signIn()
  host.clock.advance(86_401_000)
  expect((await asks(access_token)).http).toBe(401)
  const again = await trade({ grant_type: 'refresh_token', refresh_token })
  expect((await asks(again.access_token)).http).toBe(200)
  host.clock.advance(7 * 86_400_000)
  for (const each of [refresh_token, again.refresh_token])
    expect(await trade({ grant_type: 'refresh_token', refresh_token: each })).toMatchObject({
      http: 400,
      error: 'invalid_grant',
    })
})

test('a refresh token is good once; used again, it ends everything that came of the same sign-in', async () => {
  const refresh = (refresh_token: string) => trade({ grant_type: 'refresh_token', refresh_token })
  const first = await signIn()
  const other = await signIn()
  const second = await refresh(first.refresh_token)
  const third = await refresh(second.refresh_token)
  expect((await asks(third.access_token)).http).toBe(200)
  expect(await refresh(first.refresh_token)).toMatchObject({ http: 400, error: 'invalid_grant' })
  for (const { access_token } of [first, second, third]) expect((await asks(access_token)).http).toBe(401)
  expect((await refresh(third.refresh_token)).error).toBe('invalid_grant')
  expect((await asks(other.access_token)).http).toBe(200)
  const both = await Promise.all([refresh(other.refresh_token), refresh(other.refresh_token)])
  expect(both.map(each => each.http).sort()).toEqual([200, 400])
})

test('a token that was changed, or used as the other kind, is worth nothing', async () => {
  const { access_token, refresh_token } = await signIn()
  expect((await asks(access_token)).http).toBe(200)
  for (const at of [4, 10, 30, access_token.length - 2]) {
    const other = access_token[at] === 'A' ? 'B' : 'A'
    const changed = access_token.slice(0, at) + other + access_token.slice(at + 1)
    expect((await asks(changed)).http, `at ${at}`).toBe(401)
  }
  expect((await asks(refresh_token.replace('bgr_', 'bga_'))).http).toBe(401)
  const swapped = access_token.replace('bga_', 'bgr_')
  expect((await trade({ grant_type: 'refresh_token', refresh_token: swapped })).error).toBe('invalid_grant')
})

test('an app password is no token, and a token no app password', async () => {
  expect((await asks(password)).http).toBe(401)
  const answer = await fetch(`${host.url}/api/v1/me`, { headers: { authorization: `Bearer ${password}` } })
  expect(answer.status).toBe(401)
  const fresh = await host.signIn(email)
  const { secret } = await fresh.call(identity.createToken, { body: { name: 'Script', scopes } })
  expect(await trade({ username: email, password: secret })).toMatchObject({
    http: 400,
    error: 'invalid_grant',
  })
})

test.each([
  ['somebody else’s address', { username: 'eve@learner.example' }, 'invalid_grant'],
  ['a made-up password', { password: 'rsp_made-up' }, 'invalid_grant'],
  ['no password', { password: '' }, 'invalid_grant'],
  ['client credentials', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
])('with %s there is no token', async (_, more, error) => {
  await host.signIn('eve@learner.example')
  expect(await signIn(more)).toMatchObject({ http: 400, error })
})

test('once an app password is ended, whatever was made with it is dead', async () => {
  const { id, secret } = await passwordOf(await host.signIn(email))
  const { access_token, refresh_token } = await signIn({ password: secret })
  expect((await asks(access_token)).http).toBe(200)
  const { items } = await owner.call(identity.listTokens)
  expect(items.find(each => each.id === id)?.kind).toBe('app-password')
  await owner.call(identity.revokeToken, { params: { token: id } })
  expect((await asks(access_token)).http).toBe(401)
  expect((await trade({ grant_type: 'refresh_token', refresh_token })).error).toBe('invalid_grant')
  expect(id).not.toBe(passwordId)
})

test('a host whose operator did not ask for it takes no password', async () => {
  const other = await startTestHost()
  try {
    const { secret } = await passwordOf(await other.operator(email))
    expect(await trade({ username: email, password: secret }, other.url)).toMatchObject({
      http: 400,
      error: 'unsupported_grant_type',
    })
  } finally {
    await other.stop()
  }
})

test('who tries too often waits', async () => {
  let last = await signIn({ password: 'rsp_no' })
  for (let tries = 0; tries < 130 && last.http !== 429; tries++) last = await signIn({ password: 'rsp_no' })
  expect(last.http).toBe(429)
  host.clock.advance(3_600_000)
  expect((await signIn()).http).toBe(200)
})
