import { afterAll, beforeAll, expect, test } from 'vitest'
import { DoorClient, type Tokens } from '../../testing/door-client.ts'
import { LocalWeb } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v2p1/scope/${name}`
const all = ['assertion.readonly', 'assertion.create', 'profile.readonly'].map(scope).join(' ')
const email = 'ada@learner.example'

let host: TestHost
let web: LocalWeb
let tokens: Tokens
let readOnly: Tokens
beforeAll(async () => {
  // The issuer of these badges is a server on this machine.
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  web = await LocalWeb.start()
  await host.operator()
  const learner = await host.signIn(email)
  tokens = await new DoorClient(host.url, all).connect(learner)
  readOnly = await new DoorClient(host.url, scope('assertion.readonly')).connect(learner)
})
afterAll(async () => {
  await web.stop()
  await host.stop()
})

const call = (path: string, init: RequestInit = {}, token: string | null = tokens.access_token) =>
  fetch(`${host.url}/ims/ob/v2p1/${path}`, {
    ...init,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...init.headers },
  })
const push = (body: unknown, token?: string) =>
  call(
    'assertions',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    token,
  )
const made = (to: string, name?: string) => {
  const url = web.host(to, name)
  return web.pages.get(new URL(url).pathname)?.body as Record<string, unknown>
}
const assertions = async () => (await (await call('assertions')).json()).assertions as { id: string }[]

test('a client finds out where to register, and reads before it creates', async () => {
  const answer = await fetch(`${host.url}/.well-known/badgeconnect.json`)
  const document = await answer.json()
  expect(document.id).toBe(`${host.url}/.well-known/badgeconnect.json`)
  const [entry, ...more] = document.badgeConnectAPI
  expect(more).toEqual([])
  expect(entry).toMatchObject({ version: 'v2p1', apiBase: `${host.url}/ims/ob/v2p1` })
  expect(entry.scopesOffered.slice(0, 2)).toEqual([scope('assertion.readonly'), scope('assertion.create')])
  for (const page of [entry.termsOfServiceUrl, entry.privacyPolicyUrl])
    expect((await fetch(page)).status).toBe(200)
  const etag = answer.headers.get('etag') ?? ''
  const again = await fetch(`${host.url}/.well-known/badgeconnect.json`, {
    headers: { 'if-none-match': etag },
  })
  expect(again.status).toBe(304)
})

test('an assertion that is pushed is kept and comes back; pushed again it is there once', async () => {
  const assertion = made(email)
  for (let round = 0; round < 2; round++) {
    const answer = await push({ assertion, signedAssertion: null })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: { error: null, statusCode: 200, statusText: 'OK' } })
  }
  expect(await assertions()).toEqual([assertion])
})

test('Moodle pushes its own shape: everything inside, "verify" for "verification"', async () => {
  const full = made(email, 'Moodle')
  const badge = web.pages.get('/badges/Moodle')?.body as Record<string, unknown>
  const shape = {
    ...full,
    badge: { ...badge, issuer: web.pages.get('/issuer')?.body, alignments: [], '@language': 'en' },
    verify: { type: 'hosted', url: full['id'] },
    evidence: 'https://moodle.example/evidence',
  }
  delete (shape as Record<string, unknown>)['verification']
  web.pages.set(new URL(String(full['id'])).pathname, { body: shape })
  const before = (await assertions()).length
  expect(await (await push({ assertion: shape })).json()).toMatchObject({ status: { statusCode: 200 } })
  const after = await assertions()
  expect(after).toHaveLength(before + 1)
  // What changed last comes first.
  expect(after[0]?.id).toBe(full['id'])
})

test('pages are linked, and only what came since a moment is asked for', async () => {
  const first = await call('assertions?limit=1')
  expect(first.headers.get('link')).toContain('offset=1>; rel="next"')
  expect(first.headers.get('x-total-count')).toBe('2')
  const later = new Date(host.clock.now().getTime() + 60_000).toISOString()
  const none = await (await call(`assertions?since=${encodeURIComponent(later)}`)).json()
  expect(none).toEqual({
    status: { error: null, statusCode: 200, statusText: 'OK' },
    assertions: [],
    signedAssertions: [],
  })
})

test.each([
  ['UNAUTHENTICATED', 401, () => call('assertions', {}, null)],
  ['UNAUTHENTICATED', 401, () => call('assertions', {}, 'made-up')],
  ['PERMISSION_DENIED', 401, () => push({ assertion: {} }, readOnly.access_token)],
  ['REQUEST_VALIDATION_ERROR', 400, () => call('assertions?limit=0')],
  ['REQUEST_VALIDATION_ERROR', 400, () => push('no JSON')],
  ['REQUEST_VALIDATION_ERROR', 400, () => push({})],
  ['REQUEST_VALIDATION_ERROR', 400, () => push({ signedAssertion: 'x' })],
  ['INVALID_BADGE', 400, () => push({ assertion: { hello: 1 } })],
  ['RECIPIENT_PROFILE_MISMATCH', 400, () => push({ assertion: made('eve@learner.example') })],
  ['METHOD_NOT_ALLOWED', 405, () => call('assertions', { method: 'DELETE' })],
])('what goes wrong is told in the envelope: %s', async (statusText, status, act) => {
  const answer = await act()
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({
    status: { error: expect.any(String), statusCode: status, statusText },
  })
})

test('the profile names the learner by their confirmed addresses', async () => {
  expect(await (await call('profile')).json()).toMatchObject({
    status: { statusCode: 200 },
    profile: { type: 'Profile', email },
  })
})
