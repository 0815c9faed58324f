import { backpack, collections, identity, organisations, type Scope } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadgrClient } from '../../testing/badgr-client.ts'
import { DoorClient } from '../../testing/door-client.ts'
import { LocalWeb } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { entityId } from './entity-id.ts'

let host: TestHost
let web: LocalWeb
let learner: Visitor
let script: BadgrClient

const email = 'ada@learner.example'
const scriptOf = async (person: Visitor, scopes: Scope[] = ['backpack:read', 'backpack:write']) =>
  new BadgrClient(
    host.url,
    (await person.call(identity.createToken, { body: { name: 'Script', scopes } })).secret,
  )

beforeAll(async () => {
  // Badges of other hosts come from this machine.
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  web = await LocalWeb.start()
  await host.operator()
  learner = await host.signIn(email)
  script = await scriptOf(learner)
})
afterAll(async () => {
  await web.stop()
  await host.stop()
})

test('a badge of another host is brought in by its address, listed, and taken out', async () => {
  const url = web.host(email)
  const kept = await script.one('POST', '/v2/backpack/import?expand=badgeclass&expand=issuer', { url })
  expect(kept).toMatchObject({
    entityType: 'Assertion',
    openBadgeId: url,
    badgeclass: { name: 'Sails', issuer: { name: expect.any(String) } },
    recipient: { plaintextIdentity: email },
    acceptance: 'Accepted',
  })
  const { result } = await script.ask('GET', '/v2/backpack/assertions')
  expect(result.map(each => each.entityId)).toEqual([kept.entityId])
  expect(result[0]?.['badgeclass']).toBeNull()
  const path = `/v2/backpack/assertions/${kept.entityId}`
  expect(await script.one('GET', path)).toMatchObject({ openBadgeId: url })
  const stranger = await scriptOf(await host.signIn('eve@learner.example'))
  expect((await stranger.ask('GET', path)).http).toBe(404)
  expect((await stranger.ask('DELETE', path)).http).toBe(404)
  expect((await script.ask('DELETE', path)).http).toBe(200)
  expect((await script.ask('GET', path)).http).toBe(404)
})

test('an assertion and a picture are brought in as well, and nothing that is somebody else’s', async () => {
  const url = web.host(email, 'Oars')
  const assertion = web.pages.get(new URL(url).pathname)?.body
  expect((await script.ask('POST', '/v2/backpack/import', { assertion })).http).toBe(201)
  const other = await script.ask('POST', '/v2/backpack/import', { url: web.host('eve@learner.example') })
  expect(other).toMatchObject({ http: 400, status: { success: false } })
  const both = await script.ask('POST', '/v2/backpack/import', { url, assertion })
  expect(both.http).toBe(400)
  const image = `data:image/png;base64,${Buffer.from('no picture').toString('base64')}`
  expect((await script.ask('POST', '/v2/backpack/import', { image })).http).toBe(400)
})

test('a token that only reads brings nothing in', async () => {
  const reader = await scriptOf(learner, ['backpack:read'])
  expect((await reader.ask('GET', '/v2/backpack/assertions')).http).toBe(200)
  expect((await reader.ask('POST', '/v2/backpack/import', { url: web.host(email) })).http).toBe(403)
})

test('collections are read with what is in them', async () => {
  const kept = await script.one('POST', '/v2/backpack/import', { url: web.host(email, 'Knots') })
  const { items } = await learner.call(backpack.listBadges)
  const badge = items.find(each => each.name === 'Knots')?.id ?? ''
  const made = await learner.call(collections.createCollection, { body: { name: 'At sea', badges: [badge] } })
  const path = `/v2/backpack/collections/${entityId(made.id)}`
  const whole = { entityType: 'BackpackCollection', name: 'At sea', assertions: [kept.entityId] }
  expect(await script.one('GET', path)).toMatchObject(whole)
  expect(await script.one('GET', '/v2/backpack/collections')).toMatchObject(whole)
  const stranger = await scriptOf(await host.signIn('eve@learner.example'))
  expect((await stranger.ask('GET', path)).http).toBe(404)
})

test('what is public is found at the addresses that Badgr has for it', async () => {
  const { owner, organisation, achievement } = await publicThings()
  const award = await host.verbs.award(owner, achievement.id, 'bo@learner.example')
  const at = async (path: string, accept = 'application/json') =>
    await fetch(`${host.url}/public/${path}`, { headers: { accept } })
  const expected: [string, string][] = [
    [`issuers/${entityId(organisation.id)}`, organisation.profile],
    [`badges/${entityId(achievement.id)}.json`, `${achievement.page}?v=2_0`],
    [`assertions/${entityId(award.id)}`, `${award.page}?v=2_0`],
  ]
  for (const [path, id] of expected) expect(await (await at(path)).json()).toMatchObject({ id })
  for (const path of [`assertions/${entityId(award.id)}/image`, `badges/${entityId(achievement.id)}/image`])
    expect((await at(path)).headers.get('content-type')).toMatch(/^image\//)
  const page = await at(`assertions/${entityId(award.id)}`, 'text/html')
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect((await at('assertions/nothing')).status).toBe(404)
  expect((await at(`issuers/${entityId(achievement.id)}`)).status).toBe(404)
})

async function publicThings() {
  const owner = await host.signIn('operator@city.example')
  const organisation = await owner.call(organisations.createOrganisation, { body: { name: 'Library' } })
  return { owner, organisation, achievement: await host.verbs.achievement(owner, organisation.slug) }
}

test('Badge Connect answers by the name it has at Badgr', async () => {
  const scope = (name: string) => `https://purl.imsglobal.org/spec/ob/v2p1/scope/${name}`
  const client = new DoorClient(host.url, [scope('assertion.readonly'), scope('assertion.create')].join(' '))
  const { access_token } = await client.connect(learner)
  const ask = (path: string, init: RequestInit = {}, token = access_token) =>
    fetch(`${host.url}/bcv1/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  const url = web.host(email, 'Tides')
  const assertion = web.pages.get(new URL(url).pathname)?.body
  const pushed = await ask('assertions', { method: 'POST', body: JSON.stringify({ assertion }) })
  expect(await pushed.json()).toMatchObject({ status: { statusCode: 200 } })
  const read = await ask('assertions?limit=1')
  expect((await read.json()).assertions).toEqual([assertion])
  expect(read.headers.get('x-total-count')).toBe('3')
  expect((await ask('assertions', {}, 'made-up')).status).toBe(401)
  expect((await fetch(`${host.url}/bcv1/manifest/any.example`)).status).toBe(200)
  // What was agreed for one door opens no other.
  const answer = await new BadgrClient(host.url, access_token).ask('GET', '/v2/backpack/assertions')
  expect(answer.http).toBe(403)
})
