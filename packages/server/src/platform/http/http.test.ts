import { createConnection } from 'node:net'
import { gzipSync } from 'node:zlib'
import { identity, operations, organisations } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let operator: Visitor

beforeAll(async () => {
  host = await startTestHost()
  operator = await host.operator()
})
afterAll(async () => await host.stop())

const json = { 'content-type': 'application/json' }

const everyKind: [string, string, RequestInit][] = [
  ['the home page', '/', { headers: { accept: 'text/html' } }],
  ['an answer of the API', '/api/v1/host', {}],
  ['a refusal of the API', '/api/v1/me', {}],
  ['a page that is not there', '/nowhere', { headers: { accept: 'text/html' } }],
  ['a document that is not there', '/nowhere', {}],
  ['a redirect', '/backpack', { headers: { accept: 'text/html' } }],
  ['a health check', '/healthz', {}],
  ['a readiness check', '/readyz', {}],
  ['the API description', '/openapi.json', {}],
  ['the keys', '/.well-known/jwks.json', {}],
  ['robots.txt', '/robots.txt', {}],
  ['an asset that is not there', '/assets/nothing.js', {}],
  ['a method nobody serves', '/api/v1/me', { method: 'PUT' }],
  ['a broken address', '/%c0%af', {}],
  [
    'a body that is too large',
    '/api/v1/sign-in',
    { method: 'POST', headers: json, body: 'x'.repeat(1_100_000) },
  ],
  [
    'a request from another site',
    '/api/v1/sign-in',
    { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' },
  ],
]

test.each(everyKind)(
  '%s carries the headers that keep browsers safe, and a request id',
  async (_what, path, init) => {
    const { headers } = await host.stranger().fetch(path, init)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src '(?:self|none)'/)
    expect(/script-src ([^;]*)/.exec(policy)?.[1] ?? '').not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{6,}$/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  },
)

test('every request has an id of its own, and a problem names it', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => host.stranger().fetch('/api/v1/me')))
  const ids = answers.map(answer => answer.headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(3)
  expect((await answers[0]?.json())?.requestId).toBe(ids[0])
})

test('what is not there is a problem for programs and a page for people', async () => {
  const program = await host.stranger().fetch('/nowhere', { headers: { accept: 'application/json' } })
  expect(program.status).toBe(404)
  expect(program.headers.get('content-type')).toContain('application/problem+json')
  expect(await program.json()).toMatchObject({
    code: 'not-found',
    status: 404,
    type: `${host.url}/docs/problems/not-found`,
  })
  const person = await host.stranger().page('/nowhere')
  expect(person.status).toBe(404)
  expect(person.headers.get('content-type')).toContain('text/html')
  expect(person.html).toContain('<h1')
  const api = await host.stranger().page('/api/v1/nowhere')
  expect(api.headers.get('content-type')).toContain('application/problem+json')
})

test('the place that a problem leads to explains it', async () => {
  const { type } = await (await host.stranger().fetch('/api/v1/me')).json()
  const page = await host.stranger().page(String(type).replace(host.url, ''))
  expect(page.status).toBe(200)
  expect(page.html).toContain('not-signed-in')
})

test('a slash at the end leads to the same place', async () => {
  expect((await host.stranger().fetch('/api/v1/host/')).status).toBe(200)
  expect((await host.stranger().fetch('/healthz/')).status).toBe(200)
})

test('HEAD answers as GET does, without a body', async () => {
  for (const path of ['/', '/api/v1/host', '/openapi.json']) {
    const answer = await host.stranger().fetch(path, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  }
})

async function start(body: string | Buffer, headers: Record<string, string> = json) {
  const answer = await host.stranger().fetch('/api/v1/sign-in', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : Uint8Array.from(body),
  })
  return { status: answer.status, ...(await answer.json()) }
}

test.each([
  ['nothing', ''],
  ['half an object', '{"email":'],
  ['text', 'hello'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['a forbidden name', '{"__proto__":{"a":1},"email":"ada@learner.example"}'],
  ['a NUL character', '{"email":"ada@learner.example","next":"/\\u0000"}'],
  ['half a surrogate pair', '{"email":"ada@learner.example","next":"/\\ud800"}'],
  ['brackets without end', '['.repeat(400_000)],
  ['a compressed body', gzipSync('{"email":"ada@learner.example"}')],
])('a body of %s is refused in words', async (_what, body) => {
  const answer = await start(body)
  expect(answer).toMatchObject({ code: 'bad-request', status: 400 })
})

test.each([
  ['null', 'null'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['a number for an address', '{"email":1}'],
  ['an address without a host', '{"email":"ada"}'],
  ['a member nobody knows', '{"email":"ada@learner.example","operator":true}'],
  ['a way out of this host', '{"email":"ada@learner.example","next":"//evil.example"}'],
  ['a very long address', `{"email":"${'a'.repeat(300)}@learner.example"}`],
])('a body of %s is refused with the place that does not fit', async (_what, body) => {
  const answer = await start(body)
  expect(answer).toMatchObject({ code: 'validation-failed', status: 422 })
  expect(answer.errors.length).toBeGreaterThan(0)
})

test('the same body without its mistake is taken', async () => {
  expect((await start('{"email":"ada@learner.example","next":"/backpack"}')).attempt).toMatch(/^[\w-]{20,}$/)
})

test('a body of another kind is refused and told which kind is taken', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await start('{"email":"ada@learner.example"}', { 'content-type': type })
    expect(answer).toMatchObject({ code: 'media-type-unsupported', status: 415 })
    expect(answer.detail).toContain('application/json')
  }
  expect(
    (await start('{"email":"a2@learner.example"}', { 'content-type': 'Application/JSON; charset=utf-8' }))
      .status,
  ).toBe(202)
})

test('a body beyond a megabyte is refused, one just below is read', async () => {
  expect(await start(JSON.stringify({ email: 'x'.repeat(1_000_000) }))).toMatchObject({
    code: 'too-large',
    status: 413,
  })
  expect(await start(JSON.stringify({ email: 'x'.repeat(990_000) }))).toMatchObject({
    code: 'validation-failed',
  })
})

test('whoever may not do a thing is refused before the body is read', async () => {
  const answer = await host.stranger().fetch('/api/v1/organisations/any/logo', {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array(4_000_000),
  })
  expect(await answer.json()).toMatchObject({ code: 'not-signed-in' })
})

test('a claim of three gigabytes ends at once', async () => {
  const began = Date.now()
  const answer = await raw(
    `POST /api/v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 3000000000\r\n\r\nabc`,
  )
  expect(answer).toContain('413')
  expect(Date.now() - began).toBeLessThan(5_000)
})

test.each([
  ['headers of 64 KB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`],
  [
    'two lengths',
    'POST /api/v1/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
  ],
  [
    'a length and chunks',
    'POST /api/v1/verify HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['no HTTP at all', 'hello\r\n\r\n'],
])('%s are refused with a 4xx, and the next one is served', async (_what, request) => {
  expect(await raw(request)).toMatch(/^HTTP\/1\.1 4\d\d/)
  expect((await host.stranger().fetch('/healthz')).status).toBe(200)
})

test('a page of another site cannot act with the cookie of a visitor', async () => {
  const visitor = await host.signIn('csrf@learner.example')
  const change = async (headers: Record<string, string>) => {
    const answer = await visitor.fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { ...json, ...headers },
      body: '{"name":"Eve"}',
    })
    return answer.status
  }
  expect(await change({ origin: 'https://evil.example' })).toBe(403)
  expect(await change({ origin: 'null' })).toBe(403)
  expect(await change({ origin: host.url.replace('http:', 'https:') })).toBe(403)
  expect(await change({ origin: `${host.url}.evil.example` })).toBe(403)
  expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await change({ 'sec-fetch-site': 'same-site' })).toBe(403)
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const bare = await fetch(`${host.url}/api/v1/me`, {
    method: 'PATCH',
    headers: { ...json, cookie },
    body: '{"name":"Eve"}',
  })
  expect(await bare.json()).toMatchObject({ code: 'cross-site-refused', status: 403 })
  const form = await visitor.fetch('/sign-out', {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect(form.status).toBe(403)
  expect((await visitor.call(identity.readMe)).name).toBeNull()
  expect(await change({ origin: host.url })).toBe(200)
  expect(await change({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect((await visitor.call(identity.readMe)).name).toBe('Eve')
})

test('a session cookie is out of reach of scripts and of other sites', async () => {
  const { attempt } = await operator.call(identity.startSignIn, { body: { email: 'cookie@learner.example' } })
  await host.settle()
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last('cookie@learner.example').text)?.[0] ?? ''
  const answer = await host
    .stranger()
    .fetch('/api/v1/sign-in/code', { method: 'POST', headers: json, body: JSON.stringify({ attempt, code }) })
  const cookie = answer.headers.getSetCookie().find(each => each.startsWith('rucksack=')) ?? ''
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
  expect(cookie).toContain('Path=/')
  expect(cookie).not.toContain('Domain')
})

test('addresses come from PUBLIC_URL, whatever the request says of its host', async () => {
  const answer = await fetch(`${host.url}/api/v1/nowhere`, {
    headers: {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    },
  })
  expect(await answer.text()).not.toContain('evil.example')
  const poisoned = await raw(
    'POST /api/v1/sign-in HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 36\r\n\r\n{"email":"poisoned@learner.example"}',
  )
  expect(poisoned).toContain('202')
  await host.settle()
  const { text, html } = host.post.last('poisoned@learner.example')
  expect(`${text} ${html}`).not.toContain('evil.example')
  expect(text).toContain(`${host.url}/sign-in/`)
})

test('a POST with an Idempotency-Key has one effect, and a repeat says that it is one', async () => {
  const send = async (name: string, key = 'key-1') =>
    await operator.fetch('/api/v1/organisations', {
      method: 'POST',
      headers: { ...json, 'idempotency-key': key },
      body: JSON.stringify({ name }),
    })
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('Once Library')))
  const bodies = await Promise.all(answers.map(answer => answer.text()))
  expect(new Set(bodies).size).toBe(1)
  expect(answers.map(answer => answer.status)).toEqual(Array(10).fill(201))
  expect(answers.filter(answer => answer.headers.get('idempotency-replayed') === 'true')).toHaveLength(9)
  expect(await (await send('Another Library')).json()).toMatchObject({
    code: 'idempotency-mismatch',
    status: 422,
  })
  const { items } = await operator.call(organisations.listOrganisations)
  expect(items.map(each => each.name)).toEqual(['Once Library'])
  expect((await send('x', '')).status).toBe(400)
  expect((await send('x', 'k'.repeat(201))).status).toBe(400)
})

test('/metrics is for this machine, or for whoever holds the token', async () => {
  const local = await host.stranger().fetch('/metrics')
  expect(await local.text()).toContain('rucksack_http_answers_total')
  const passedOn = { 'x-forwarded-for': '203.0.113.9' }
  expect((await host.stranger().fetch('/metrics', { headers: passedOn })).status).toBe(404)
  const guarded = await startTestHost({ METRICS_TOKEN: 'a token of some length' })
  const scrape = async (authorization: string) =>
    (await fetch(`${guarded.url}/metrics`, { headers: { ...passedOn, authorization } })).status
  expect(await scrape('Bearer a token of another length')).toBe(404)
  expect(await scrape('Bearer a token of some length')).toBe(200)
  await guarded.stop()
})

test('/readyz tells whether database, schema and queue are there; /healthz whether the process is', async () => {
  const small = await startTestHost()
  const ready = async () => {
    const answer = await small.stranger().fetch('/readyz')
    return { status: answer.status, ...(await answer.json()) }
  }
  expect(await ready()).toEqual({ status: 503, ready: false, database: true, migrations: true, queue: false })
  const work = await small.app.startWork()
  expect(await ready()).toEqual({ status: 200, ready: true, database: true, migrations: true, queue: true })
  await work.stop()
  await small.db.destroy()
  expect(await ready()).toMatchObject({ status: 503, ready: false, database: false })
  expect((await small.stranger().fetch('/healthz')).status).toBe(200)
  const api = await small.stranger().fetch('/api/v1/host')
  expect(api.status).toBe(503)
  expect(Number(api.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await api.json()).toMatchObject({ code: 'unavailable' })
  const page = await small.stranger().page('/')
  expect(page.status).toBe(503)
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
  await small.stop()
})

test('junk in the place of every parameter is refused, never a failure of ours', async () => {
  const junk = [
    '%00',
    '..%2f..%2fetc',
    '%ff',
    '-1',
    '9'.repeat(250),
    'null',
    '%F0%9F%8E%92',
    "'%20or%201=1--",
    '{}',
  ]
  for (const visitor of [host.stranger(), operator])
    for (const operation of operations.filter(each => each.path.includes(':')))
      for (const value of junk) {
        const path = operation.path.replace(/:\w+/g, value)
        const body = operation.body
          ? { headers: json, body: '{"reason":"x","role":"viewer","name":"x"}' }
          : {}
        const answer = await visitor.fetch(path, { method: operation.method, ...body })
        expect(answer.status, `${operation.method} ${path}`).toBeLessThan(500)
        expect(await answer.text()).not.toMatch(/ at .*\.ts:\d+/)
      }
})

test('junk in the place of every member of every body is refused or harmless, never a failure of ours', async () => {
  const junk = [
    null,
    true,
    -1,
    1e308,
    '',
    '\u0000',
    '\ud800',
    'x'.repeat(100_000),
    [],
    {},
    { a: [[[[]]]] },
    '\u202e🎒',
    '../../etc',
  ]
  for (const operation of operations) {
    const { body, params } = operation.example
    if (typeof body !== 'object' || body === null || operation.operationId === 'deleteMe') continue
    const values: Record<string, unknown> = { ...(params ?? {}) }
    const path = operation.path.replace(/:(\w+)/g, (_whole, name: string) => String(values[name]))
    for (const member of Object.keys(body))
      for (const value of junk) {
        const answer = await operator.fetch(path, {
          method: operation.method,
          headers: json,
          body: JSON.stringify({ ...body, [member]: value }),
        })
        expect(
          answer.status,
          `${operation.operationId} ${member} ${JSON.stringify(value).slice(0, 30)}`,
        ).not.toBe(500)
      }
  }
})

test('tries are counted by the address of whoever asks; what a proxy says of it counts only when the proxy is trusted', async () => {
  const refused = async (settings: Record<string, string>) => {
    const small = await startTestHost(settings)
    let answers = 0
    for (let n = 0; n < 62; n++) {
      const answer = await fetch(`${small.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { ...json, 'x-forwarded-for': `203.0.113.${n}` },
        body: JSON.stringify({ email: `learner-${n}@learner.example` }),
      })
      if (answer.status === 429) answers++
    }
    await small.stop()
    return answers
  }
  expect(await refused({})).toBe(2)
  expect(await refused({ TRUSTED_PROXIES: '127.0.0.1,::1,::ffff:127.0.0.1' })).toBe(0)
  expect(await refused({ TRUSTED_PROXIES: '10.0.0.0/8' })).toBe(2)
})

test('a cursor that is not ours is refused in words', async () => {
  const forged = (text: string) => Buffer.from(text).toString('base64url')
  for (const cursor of [
    'x',
    forged('x y'),
    forged(`+275760-09-13T00:00:00.000Z ${'-'.repeat(36)}`),
    forged(`2026-01-01T00:00:00.000Z ${'a'.repeat(36)}`),
  ]) {
    const answer = await operator.fetch(`/api/v1/organisations?cursor=${cursor}`)
    expect([400, 422]).toContain(answer.status)
  }
  expect((await operator.fetch('/api/v1/organisations?limit=1')).status).toBe(200)
  expect((await operator.fetch('/api/v1/organisations?limit=0')).status).toBe(422)
})

/** Send bytes as they are and read what comes back. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(host.url)
  return await new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    let answer = ''
    const done = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', part => {
      answer += part.toString('latin1')
      if (answer.includes('\r\n\r\n')) setTimeout(done, 50)
    })
    socket.on('error', cause => (answer === '' ? reject(cause) : done()))
    socket.on('close', done)
    socket.write(request)
  })
}
