import { afterAll, beforeAll, expect, test } from 'vitest'
import { DoorClient, type Tokens } from '../../testing/door-client.ts'
import { ForeignIssuer } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v3p0/scope/${name}`
const all = ['credential.readonly', 'credential.upsert', 'profile.readonly', 'profile.update']
  .map(scope)
  .join(' ')
const email = 'ada@learner.example'

let host: TestHost
let tokens: Tokens
let readOnly: Tokens
const school = new ForeignIssuer()
beforeAll(async () => {
  host = await startTestHost()
  await host.operator()
  const learner = await host.signIn(email)
  tokens = await new DoorClient(host.url, all).connect(learner)
  readOnly = await new DoorClient(host.url, scope('credential.readonly')).connect(learner)
})
afterAll(() => host.stop())

const call = (path: string, init: RequestInit = {}, token: string | null = tokens.access_token) =>
  fetch(`${host.url}/ims/ob/v3p0/${path}`, {
    ...init,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...init.headers },
  })
const push = (body: string, type = 'application/json', token?: string) =>
  call('credentials', { method: 'POST', headers: { 'content-type': type }, body }, token)

test('whoever knows the host finds out where to register and what there is', async () => {
  const answer = await call('discovery', {}, null)
  const document = await answer.json()
  expect(document.openapi).toMatch(/^3\.0/)
  const { OAuth2ACG } = document.components.securitySchemes
  expect(OAuth2ACG).toMatchObject({ type: 'oauth2', 'x-imssf-registrationUrl': `${host.url}/oauth/register` })
  expect(Object.keys(OAuth2ACG.flows.authorizationCode.scopes)).toEqual([...all.split(' '), 'offline_access'])
  for (const page of [document.info.termsOfService, document.info['x-imssf-privacyPolicyUrl']])
    expect((await fetch(page)).status).toBe(200)
  const etag = answer.headers.get('etag') ?? ''
  expect((await call('discovery', { headers: { 'if-none-match': etag } }, null)).status).toBe(304)
})

test('a badge that is pushed lies in the backpack and comes back byte for byte, as JSON and as a JWS', async () => {
  // Spaces and order that no serialiser would write again.
  const text = JSON.stringify(JSON.parse(await school.badge(email)), null, 3)
  const made = await push(text)
  expect(made.status).toBe(201)
  expect(await made.text()).toBe(text)
  expect((await push(text)).status).toBe(200)
  const jws = await school.jwt(email)
  const second = await push(jws, 'text/plain')
  expect(second.status).toBe(201)
  expect(second.headers.get('content-type')).toContain('text/plain')
  expect(await second.text()).toBe(jws)
  const listed = await call('credentials')
  const body = await listed.text()
  expect(body).toContain(text)
  expect(JSON.parse(body).compactJwsString).toEqual([jws])
  expect(listed.headers.get('x-total-count')).toBe('2')
})

test('pages are linked', async () => {
  const answer = await call('credentials?limit=1&offset=0')
  const links = answer.headers.get('link') ?? ''
  expect(links).toContain(`<${host.url}/ims/ob/v3p0/credentials?limit=1&offset=1>; rel="next"`)
  expect(links).toContain('rel="last"')
  expect(links).toContain('rel="first"')
  expect(links).not.toContain('rel="prev"')
  const last = await call('credentials?limit=1&offset=1')
  expect(last.headers.get('link')).toContain('rel="prev"')
  expect(last.headers.get('link')).not.toContain('rel="next"')
})

test('only what was issued since a moment is asked for', async () => {
  expect((await (await call('credentials?since=2025-01-01T00:00:00Z')).json()).credential).toHaveLength(1)
  expect((await (await call('credentials?since=2026-01-01T01:00:00%2B01:00')).json()).credential).toEqual([])
})

test.each(['limit=0', 'limit=x', 'offset=-1', 'since=yesterday', 'since=2026-01-01'])(
  'a question that does not fit is named (%s)',
  async query => {
    const answer = await call(`credentials?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'invalid_query_parameter' }] },
    })
  },
)

test('without a token it is 401, without the scope 403, as the standard words it', async () => {
  const minor = async (answer: Response) =>
    (await answer.json()).imsx_codeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue
  for (const token of [null, 'made-up']) {
    const answer = await call('credentials', {}, token)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(await minor(answer)).toBe('unauthorizedrequest')
  }
  const refused = await push('{}', 'application/json', readOnly.access_token)
  expect(refused.status).toBe(403)
  expect(await minor(refused)).toBe('forbidden')
  const wrong = await call('credentials', { method: 'DELETE' })
  expect(wrong.status).toBe(405)
  expect(wrong.headers.get('allow')).toBe('GET, POST')
})

test.each([
  ['what is no credential', () => '{"hello":1}'],
  ['what is no JSON', () => 'hello'],
  ['a badge that was changed', async () => (await school.badge(email)).replace('Knots', 'Knot')],
  ['a badge for somebody else', async () => await school.badge('eve@learner.example')],
])('%s is refused with a reason', async (_what, make) => {
  const before = (await call('credentials')).headers.get('x-total-count')
  const answer = await push(await make())
  expect(answer.status).toBe(400)
  expect((await answer.json()).imsx_description.length).toBeGreaterThan(20)
  expect((await call('credentials')).headers.get('x-total-count')).toBe(before)
})

test('the profile is read and its name changed', async () => {
  const profile = await (await call('profile')).json()
  expect(profile).toMatchObject({ type: ['Profile'], email })
  const put = (body: object) => call('profile', { method: 'PUT', body: JSON.stringify(body) })
  const changed = await put({ ...profile, name: 'Ada L.' })
  expect(changed.status).toBe(200)
  expect(await (await call('profile')).json()).toMatchObject({ name: 'Ada L.' })
  expect((await put({ ...profile, id: 'https://somebody.example/else' })).status).toBe(400)
  expect((await put({ name: 'x' })).status).toBe(400)
})
