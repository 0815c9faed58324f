import { identity, issuing, organisations, type Scope } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadgrClient } from '../../testing/badgr-client.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { entityId, idOf } from './entity-id.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let token: string

const all: Scope[] = [
  'profile:read',
  'organisations:read',
  'organisations:write',
  'achievements:read',
  'achievements:write',
  'awards:read',
  'awards:write',
]
const tokenOf = async (person: Visitor, scopes: Scope[] = all) =>
  (await person.call(identity.createToken, { body: { name: 'Script', scopes } })).secret

beforeAll(async () => {
  host = await startTestHost()
  owner = await host.operator()
  organisation = await owner.call(organisations.createOrganisation, { body: { name: 'Riverside Library' } })
  token = await tokenOf(owner)
})
afterAll(() => host.stop())

const ask = (method: string, path: string, body?: unknown, bearer: string | null = token) =>
  new BadgrClient(host.url, bearer).ask(method, path, body)
const one = (method: string, path: string, body?: unknown) =>
  new BadgrClient(host.url, token).one(method, path, body)

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'
const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
const remix = {
  name: 'Remixing',
  description: 'Makes something new.',
  criteriaNarrative: 'A remix.',
  tags: ['art'],
}
const made = (more: object = {}) =>
  one('POST', `/v2/issuers/${entityId(organisation.id)}/badgeclasses`, { ...remix, ...more })

test('an id has 22 characters, and its UUID names the same', () => {
  expect(entityId(organisation.id)).toMatch(/^[\w-]{22}$/)
  expect(idOf(entityId(organisation.id))).toBe(organisation.id)
  expect(idOf('nonsense')).toBe('')
})

test('a script learns whose token it has', async () => {
  const { http, status, result } = await ask('GET', '/v2/users/self')
  expect({ http, status }).toEqual({ http: 200, status: { success: true, description: 'ok' } })
  expect(result).toEqual([
    expect.objectContaining({
      entityType: 'BadgeUser',
      emails: [expect.objectContaining({ email: 'operator@city.example', verified: true, primary: true })],
    }),
  ])
})

test('a script lists the issuers of its owner, and opens one', async () => {
  const { result } = await ask('GET', '/v2/issuers')
  expect(result).toContainEqual(
    expect.objectContaining({
      entityType: 'Issuer',
      entityId: entityId(organisation.id),
      openBadgeId: organisation.profile,
      name: 'Riverside Library',
    }),
  )
  expect((await ask('GET', `/v2/issuers/${entityId(organisation.id)}`)).result).toEqual([
    result.find(each => each.name === 'Riverside Library'),
  ])
})

test('an issuer is made and changed', async () => {
  const asked = { name: 'Harbour', url: 'https://harbour.example', image: picture }
  const { http, result } = await ask('POST', '/v2/issuers', asked)
  expect(http).toBe(201)
  const [issuer] = result
  expect(issuer).toMatchObject({ name: 'Harbour', image: expect.stringContaining('/logo?v=') })
  const change = { ...issuer, name: 'Harbour Museum', email: null }
  const changed = await one('PUT', `/v2/issuers/${issuer?.entityId}`, change)
  expect(changed).toMatchObject({ name: 'Harbour Museum', image: issuer?.image })
})

test('a badge class is made with its picture, and is an achievement that can be awarded', async () => {
  const badge = await made({ image: picture, expires: { amount: 2, duration: 'years' } })
  expect(badge).toMatchObject({
    entityType: 'BadgeClass',
    issuer: entityId(organisation.id),
    issuerOpenBadgeId: organisation.profile,
    criteriaNarrative: 'A remix.',
    tags: ['art'],
    expires: { amount: 24, duration: 'months' },
  })
  const achievement = await owner.call(issuing.readAchievement, {
    params: { achievement: idOf(badge.entityId) },
  })
  expect(achievement).toMatchObject({ state: 'published', imageGenerated: false })
  const hosted = await (await fetch(badge.openBadgeId)).json()
  expect(hosted).toMatchObject({ id: badge.openBadgeId, type: 'BadgeClass', issuer: organisation.profile })
})

test('a changed badge class keeps its entity id; what was awarded keeps its version', async () => {
  const badge = await made()
  const path = `/v2/badgeclasses/${badge.entityId}`
  const changed = await one('PUT', path, { ...badge, description: 'Says where it came from.' })
  expect(changed).toMatchObject({ entityId: badge.entityId, description: 'Says where it came from.' })
  expect(changed.openBadgeId).not.toBe(badge.openBadgeId)
  expect((await ask('GET', path)).result).toEqual([changed])
  expect((await (await fetch(badge.openBadgeId)).json()).description).toBe('Makes something new.')
})

test('a deleted badge class is archived: it is not listed any more', async () => {
  const badge = await made()
  const listed = async () => (await ask('GET', '/v2/badgeclasses')).result.map(each => each.entityId)
  expect(await listed()).toContain(badge.entityId)
  expect((await ask('DELETE', `/v2/badgeclasses/${badge.entityId}`)).http).toBe(200)
  expect(await listed()).not.toContain(badge.entityId)
})

test('with num, a list comes in linked pages', async () => {
  const issuer = (await one('POST', '/v2/issuers', { name: 'Pages' })).entityId
  const names = ['One', 'Two', 'Three']
  for (const name of names) {
    host.clock.advance(1000)
    await ask('POST', '/v2/badgeclasses', { ...remix, name, issuer })
  }
  const first = await ask('GET', `/v2/issuers/${issuer}/badgeclasses?num=2`)
  expect(first.result.map(each => each.name)).toEqual(['Three', 'Two'])
  const next = /<([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? ''
  expect(next).toContain('num=2')
  const second = await ask('GET', next)
  expect(second.result.map(each => each.name)).toEqual(['One'])
  expect(second.link).toBe('')
})

test.each([
  ['without a token', 401, 'no valid auth token found', () => ask('GET', '/v2/issuers', undefined, null)],
  [
    'with a made-up token',
    401,
    'no valid auth token found',
    () => ask('GET', '/v2/issuers', undefined, 'rsk_no'),
  ],
  [
    'beyond the scope of its token',
    403,
    'the token does not reach this far',
    async () => ask('POST', '/v2/issuers', { name: 'X' }, await tokenOf(owner, ['organisations:read'])),
  ],
  [
    'for the issuer of others',
    404,
    'entity not found or insufficient privileges',
    async () =>
      ask(
        'GET',
        `/v2/issuers/${entityId(organisation.id)}`,
        undefined,
        await tokenOf(await host.signIn('eve@learner.example')),
      ),
  ],
  [
    'for nothing',
    404,
    'entity not found or insufficient privileges',
    () => ask('GET', '/v2/issuers/nothing'),
  ],
  ['for no operation', 404, 'entity not found or insufficient privileges', () => ask('GET', '/v2/pathways')],
  ['with no JSON', 400, 'bad request', () => ask('POST', '/v2/issuers', '{"name"')],
  ['with a bad page', 400, 'bad request', () => ask('GET', '/v2/issuers?num=none')],
  ['with a bad cursor', 400, 'bad request', () => ask('GET', '/v2/issuers?num=1&cursor=none')],
  [
    'with a bad picture',
    400,
    'bad request',
    () => ask('POST', '/v2/issuers', { name: 'X', image: 'data:x' }),
  ],
])('a request %s is answered %i in the envelope', async (_, http, description, act) => {
  const answer = await act()
  expect(answer).toMatchObject({ http, status: { success: false, description } })
  expect(answer.fieldErrors).toBeTypeOf('object')
  expect(answer.validationErrors[0]).toMatch(/\w/)
})

test('what does not fit is named by its field', async () => {
  const path = `/v2/issuers/${entityId(organisation.id)}/badgeclasses`
  const { fieldErrors } = await ask('POST', path, { ...remix, name: null, criteriaUrl: 'nowhere' })
  expect(Object.keys(fieldErrors).sort()).toEqual(['criteriaUrl', 'name'])
  expect(
    (await ask('POST', path, { ...remix, expires: { amount: 9, duration: 'days' } })).fieldErrors,
  ).toEqual({
    expires: [expect.stringContaining('months or years')],
  })
})
