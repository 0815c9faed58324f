import { consents } from '@rucksack/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DoorClient } from '../../testing/door-client.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v3p0/scope/${name}`
const both = `${scope('credential.readonly')} ${scope('credential.upsert')}`

let host: TestHost
let learner: Visitor
let client: DoorClient
beforeAll(async () => {
  host = await startTestHost()
  await host.operator()
  learner = await host.signIn('ada@learner.example')
  client = new DoorClient(host.url, both)
  await client.register()
})
afterAll(() => host.stop())

const read = (token: string) =>
  fetch(`${host.url}/ims/ob/v3p0/credentials`, { headers: { authorization: `Bearer ${token}` } })
const refresh = (token: string) => client.token({ grant_type: 'refresh_token', refresh_token: token })

describe('a client', () => {
  test('registers itself, and is told all it said and its secret', async () => {
    const answer = await new DoorClient(host.url, both).register()
    expect(answer.status).toBe(201)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({
      client_name: 'Course platform',
      software_id: 'courses',
      software_version: '4.5',
      redirect_uris: [client.redirect],
      scope: both,
      client_secret_expires_at: 0,
      client_id: expect.any(String),
      client_secret: expect.any(String),
      client_id_issued_at: expect.any(Number),
    })
  })

  test.each([
    ['plain http on a name', { redirect_uris: ['http://courses.example/callback'] }],
    ['a fragment', { redirect_uris: ['https://courses.example/callback#x'] }],
    ['a script', { redirect_uris: ['javascript:alert(1)'] }],
    ['a name before a password', { redirect_uris: ['https://a:b@courses.example/'] }],
    ['none', { redirect_uris: [] }],
    ['two hosts', { redirect_uris: ['https://a.example/', 'https://b.example/'] }],
    ['a logo of somebody else', { logo_uri: 'https://b.example/logo.png' }],
    ['keys to be fetched', { jwks_uri: 'https://127.0.0.1/keys' }],
    ['another way to authenticate', { token_endpoint_auth_method: 'none' }],
    ['a scope that does not exist', { scope: 'everything' }],
  ])('is refused with %s', async (_what, changes) => {
    const answer = await new DoorClient(host.url, both).register(changes)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error).toMatch(/^invalid_(client_metadata|redirect_uri)$/)
  })
})

describe('a learner', () => {
  test('sees who asks and for what, and comes back with what was sent along', async () => {
    let next = client.authorizeUrl()
    let html = ''
    while (html === '') {
      const went = await learner.fetch(next, { headers: { accept: 'text/html' } })
      next = went.headers.get('location') ?? next
      if (went.status === 200) html = await went.text()
    }
    expect(html).toContain('Course platform')
    expect(html).toContain('127.0.0.1:8901')
    expect(html).toContain('see all your badges')
    const back = await client.ask(learner)
    expect(back.searchParams.get('state')).toBe('/badges/connect.php?action=authorization&sesskey=a1')
    expect(back.searchParams.get('scope')).toBe(both)
  })

  test('who does not agree lets nobody in', async () => {
    const back = await client.ask(learner, 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('state')).toContain('sesskey=a1')
    expect(back.searchParams.has('code')).toBe(false)
  })

  test('who is not signed in is asked to sign in first', async () => {
    const stranger = host.stranger()
    const went = await stranger.fetch(client.authorizeUrl(), { headers: { accept: 'text/html' } })
    const asked = await stranger.fetch(went.headers.get('location') ?? '', {
      headers: { accept: 'text/html' },
    })
    expect(asked.headers.get('location')).toMatch(/^\/sign-in\?next=%2Foauth%2Fconsent%2F/)
  })

  test.each([
    ['an address that was not registered', { redirect_uri: 'https://evil.example/' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('is never sent on to %s', async (_what, changes) => {
    const went = await learner.fetch(client.authorizeUrl(changes), { headers: { accept: 'text/html' } })
    expect(went.status).toBe(400)
    expect(went.headers.get('location')).toBeNull()
    expect(await went.text()).toContain('cannot be answered')
  })

  test.each([
    ['without PKCE', { code_challenge: '' }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['for a token at once', { response_type: 'token' }],
  ])('is not asked %s', async (_what, changes) => {
    const went = await learner.fetch(client.authorizeUrl(changes), { headers: { accept: 'text/html' } })
    expect(went.headers.get('location')).toMatch(
      /[?&#]error=(invalid_request|unsupported_response_type|unauthorized_client)/,
    )
  })

  test('takes a consent back, and every token of it is dead at once', async () => {
    const tokens = await client.connect(learner)
    expect((await read(tokens.access_token)).status).toBe(200)
    const { items } = await learner.call(consents.listConsents)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      client: 'Course platform',
      host: '127.0.0.1:8901',
      powers: ['badges-read', 'badges-add'],
      lastUsedAt: expect.any(String),
    })
    const other = await host.signIn('eve@learner.example')
    const params = { consent: items[0]?.id ?? '' }
    await expect(other.call(consents.withdrawConsent, { params })).rejects.toMatchObject({
      code: 'consent-not-found',
    })
    await learner.call(consents.withdrawConsent, { params })
    expect((await read(tokens.access_token)).status).toBe(401)
    expect((await refresh(tokens.refresh_token)).status).toBe(400)
    expect((await learner.call(consents.listConsents)).items).toEqual([])
  })
})

describe('tokens', () => {
  test('are what was granted, also where more was asked for', async () => {
    const tokens = await client.connect(learner)
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: both })
    expect(tokens.refresh_token).toBeTruthy()
  })

  test('a code is worth something once; used again it takes its tokens with it', async () => {
    const back = await client.ask(learner)
    const code = back.searchParams.get('code') ?? ''
    const tokens = await (await client.trade(code)).json()
    expect((await read(tokens.access_token)).status).toBe(200)
    const again = await client.trade(code)
    expect(again.status).toBe(400)
    expect((await again.json()).error).toBe('invalid_grant')
    expect((await read(tokens.access_token)).status).toBe(401)
  })

  test('two that trade one code at the same moment get tokens once', async () => {
    const code = (await client.ask(learner)).searchParams.get('code') ?? ''
    const answers = await Promise.all([client.trade(code), client.trade(code)])
    expect(answers.filter(answer => answer.status === 200).length).toBeLessThanOrEqual(1)
  })

  test('a code of one client is of no use to another', async () => {
    const thief = new DoorClient(host.url, both)
    await thief.register()
    const code = (await client.ask(learner)).searchParams.get('code') ?? ''
    thief.verifier = client.verifier
    expect((await thief.trade(code)).status).toBe(400)
  })

  test('a refresh token changes at every use; an old one ends all of them', async () => {
    const first = await client.connect(learner)
    const second = await (await refresh(first.refresh_token)).json()
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect((await read(second.access_token)).status).toBe(200)
    expect((await refresh(first.refresh_token)).status).toBe(400)
    expect((await read(second.access_token)).status).toBe(401)
    expect((await refresh(second.refresh_token)).status).toBe(400)
  })

  test('are refreshed also as Moodle does it: secret in the form, beside a stale token', async () => {
    const tokens = await client.connect(learner)
    const answer = await client.token(
      {
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
        scope: `${both} ${scope('profile.readonly')}`,
        client_id: client.id,
        client_secret: client.secret,
      },
      { authorization: `Bearer ${tokens.access_token}` },
    )
    expect(answer.status).toBe(200)
    expect((await answer.json()).scope).toBe(both)
  })

  test('are ended by the client itself (RFC 7009), and unknown ones are no error', async () => {
    const tokens = await client.connect(learner)
    const end = (token: string) =>
      fetch(`${host.url}/oauth/revoke`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...client.basic() },
        body: new URLSearchParams({ token, token_type_hint: 'refresh_token' }).toString(),
      })
    expect((await end(tokens.refresh_token)).status).toBe(200)
    expect((await end('never-was')).status).toBe(200)
    expect((await refresh(tokens.refresh_token)).status).toBe(400)
  })

  test('lie nowhere in the database as they are', async () => {
    const tokens = await client.connect(learner)
    const { rows } = await (await import('kysely')).sql<{ all: string }>`
      select string_agg(oauth_records::text, ' ') as all from oauth_records`.execute(host.db)
    for (const secret of [tokens.access_token, tokens.refresh_token, client.secret])
      expect(rows[0]?.all).not.toContain(secret)
  })
})
