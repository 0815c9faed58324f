import { identity, type Scope } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadgrClient } from '../../testing/badgr-client.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { entityId } from './entity-id.ts'

let host: TestHost
let owner: Visitor
let script: BadgrClient
let issuer: string
let badge: string

const scopes: Scope[] = ['organisations:read', 'achievements:read', 'awards:read', 'awards:write']
const scriptOf = async (person: Visitor) =>
  new BadgrClient(
    host.url,
    (await person.call(identity.createToken, { body: { name: 'Script', scopes } })).secret,
  )

beforeAll(async () => {
  host = await startTestHost()
  const begun = await host.verbs.issuer()
  owner = begun.owner
  issuer = entityId(begun.organisation.id)
  badge = entityId(begun.achievement.id)
  script = await scriptOf(owner)
})
afterAll(() => host.stop())

const to = (email: string, more: object = {}) => ({
  recipient: { identity: email, type: 'email', hashed: true, salt: 'abc' },
  evidence: [{ url: 'https://learner.example/remix' }],
  create_notification: true,
  ...more,
})
const give = (email: string, more: object = {}) =>
  script.one('POST', `/v2/badgeclasses/${badge}/assertions`, to(email, more))
const listed = async (query = '') =>
  (await script.ask('GET', `/v2/badgeclasses/${badge}/assertions${query}`)).result.map(each => each.entityId)

test('a script awards a badge: the learner has mail, and the badge can be verified', async () => {
  const path = `/v2/badgeclasses/${badge}/assertions`
  const { http, result } = await script.ask(
    'POST',
    path,
    to('ada@learner.example', { narrative: 'Well done' }),
  )
  expect(http).toBe(201)
  const [assertion] = result
  expect(assertion).toMatchObject({
    entityType: 'Assertion',
    badgeclass: badge,
    issuer,
    recipient: { plaintextIdentity: 'ada@learner.example', type: 'email' },
    narrative: 'Well done',
    evidence: [{ url: 'https://learner.example/remix' }],
    revoked: false,
    acceptance: 'Unaccepted',
  })
  const hosted = await (await fetch(assertion?.openBadgeId ?? '')).json()
  expect(hosted).toMatchObject({ id: assertion?.openBadgeId, badge: assertion?.['badgeclassOpenBadgeId'] })
  expect((await fetch(assertion?.image ?? '')).headers.get('content-type')).toBe('image/png')
  expect((await script.ask('GET', `/v2/assertions/${assertion?.entityId}`)).result).toEqual(result)
  host.clock.advance(120_000)
  await host.settle()
  expect(host.post.last('ada@learner.example').text).toContain('/claim/')
})

test('a badge is awarded by its issuer, its class named by name or address', async () => {
  const path = `/v2/issuers/${issuer}/assertions`
  const byName = await script.one('POST', path, to('bo@learner.example', { badgeclassName: 'Remixing' }))
  expect(byName).toMatchObject({ badgeclass: badge })
  const badgeclassOpenBadgeId = byName['badgeclassOpenBadgeId']
  const byAddress = await script.one('POST', path, to('cy@learner.example', { badgeclassOpenBadgeId }))
  expect(byAddress).toMatchObject({ badgeclass: badge })
  const { fieldErrors } = await script.ask('POST', path, to('di@learner.example'))
  expect(fieldErrors).toHaveProperty('badgeclass')
  const all = await script.ask('GET', path)
  expect(all.result.map(each => each.entityId)).toEqual(
    expect.arrayContaining([byName.entityId, byAddress.entityId]),
  )
})

test('a list is of those that hold; revoked and expired ones come when asked for', async () => {
  const good = await give('eli@learner.example')
  const revoked = await give('eli@learner.example')
  const short = await give('eli@learner.example', {
    expires: new Date(host.clock.now().getTime() + 3_600_000).toISOString(),
  })
  const gone = { revocation_reason: 'A mistake' }
  expect(await script.one('DELETE', `/v2/assertions/${revoked.entityId}`, gone)).toMatchObject({
    revoked: true,
    revocationReason: 'A mistake',
  })
  host.clock.advance(7_200_000)
  const of = '?recipient=eli@learner.example'
  expect(await listed(of)).toEqual([good.entityId])
  expect(await listed(`${of}&include_revoked=1`)).toHaveLength(2)
  const all = await listed(`${of}&include_revoked=true&include_expired=true`)
  expect(all.sort()).toEqual([good.entityId, revoked.entityId, short.entityId].sort())
  expect(await listed('?recipient=nobody')).toEqual([])
  expect((await fetch(revoked.openBadgeId)).status).toBe(410)
})

test('with num, awards come in linked pages', async () => {
  for (const at of [1, 2, 3]) {
    await give('fay@learner.example', { narrative: `Number ${at}` })
    host.clock.advance(1_000)
  }
  const first = await script.ask(
    'GET',
    `/v2/badgeclasses/${badge}/assertions?num=2&recipient=fay%40learner.example`,
  )
  expect(first.result.map(each => each['narrative'])).toEqual(['Number 3', 'Number 2'])
  const second = await script.ask('GET', /<([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '')
  expect(second.result.map(each => each['narrative'])).toEqual(['Number 1'])
})

test('a whole class is awarded at once, and nobody when one of them cannot be read', async () => {
  const path = `/v2/badgeclasses/${badge}/issue`
  const people = Array.from({ length: 70 }, (_, at) => to(`pupil${at}@learner.example`))
  const { http, result } = await script.ask('POST', path, { create_notification: true, assertions: people })
  expect({ http, made: result.length }).toEqual({ http: 201, made: 70 })
  const bad = await script.ask('POST', path, { assertions: [to('gil@learner.example'), to('no address')] })
  expect(bad.http).toBe(400)
  expect(bad.fieldErrors['identity']?.[0]).toContain('/assertions/1/recipient/identity')
  expect(await listed('?recipient=gil@learner.example')).toEqual([])
})

test('who of a class could not be awarded is named with the reason; the others have their badge', async () => {
  const late = to('lea@learner.example', { expires: '2001-01-01T00:00:00Z' })
  const answer = await script.ask('POST', `/v2/badgeclasses/${badge}/issue`, {
    assertions: [to('kim@learner.example'), late],
  })
  expect(answer).toMatchObject({ http: 207, status: { success: false } })
  expect(answer.result).toHaveLength(1)
  expect(answer.validationErrors).toEqual([expect.stringMatching(/^assertions\/1: ./)])
  expect(await listed('?recipient=kim@learner.example')).toHaveLength(1)
  expect(await listed('?recipient=lea@learner.example')).toEqual([])
})

test('many are revoked at once, each with what became of it', async () => {
  const one = await give('hal@learner.example')
  const order = [
    { entityId: one.entityId, revocationReason: 'A mistake' },
    { entityId: one.entityId, revocationReason: 'Again' },
    { entityId: issuer, revocationReason: 'No award' },
  ]
  const { http, result } = await script.ask('POST', '/v2/assertions/revoke', order)
  expect(http).toBe(200)
  expect(result.map(each => each['revoked'])).toEqual([true, false, false])
})

test('a badge is not awarded twice to somebody when that is asked for', async () => {
  await give('ida@learner.example')
  const path = `/v2/badgeclasses/${badge}/assertions`
  const once = to('ida@learner.example', { allowDuplicateAwards: false })
  expect((await script.ask('POST', path, once)).http).toBe(400)
  expect((await script.ask('POST', path, { ...once, allowDuplicateAwards: true })).http).toBe(201)
})

test.each([
  ['without a reason', 'DELETE', () => undefined, 'revocation_reason'],
  ['to no address', 'POST', () => to('nobody'), 'identity'],
  ['to a telephone', 'POST', () => to('x', { recipient: { identity: '+1', type: 'telephone' } }), 'type'],
  ['in the future', 'POST', () => to('jo@learner.example', { issuedOn: '2090-01-01T00:00:00Z' }), 'issuedOn'],
  ['that is over', 'POST', () => to('jo@learner.example', { expires: '2001-01-01T00:00:00Z' }), 'expiresAt'],
])('an award %s is refused, and the field is named', async (_, method, body, field) => {
  const path =
    method === 'POST'
      ? `/v2/badgeclasses/${badge}/assertions`
      : `/v2/assertions/${(await give('jo@learner.example')).entityId}`
  const answer = await script.ask(method, path, body() ?? {})
  expect(answer).toMatchObject({ http: 400, status: { success: false, description: 'bad request' } })
  expect(answer.fieldErrors).toHaveProperty(field)
})

test('somebody without a role here awards and revokes nothing', async () => {
  const stranger = await scriptOf(await host.signIn('eve@learner.example'))
  const mine = await give('kim@learner.example')
  const acts: [string, string, unknown?][] = [
    ['POST', `/v2/badgeclasses/${badge}/assertions`, to('eve@learner.example')],
    ['POST', `/v2/badgeclasses/${badge}/issue`, { assertions: [to('eve@learner.example')] }],
    ['POST', `/v2/issuers/${issuer}/assertions`, to('eve@learner.example', { badgeclass: badge })],
    ['GET', `/v2/badgeclasses/${badge}/assertions`],
    ['GET', `/v2/issuers/${issuer}/assertions`],
    ['GET', `/v2/assertions/${mine.entityId}`],
    ['DELETE', `/v2/assertions/${mine.entityId}`, { revocation_reason: 'Mine now' }],
  ]
  for (const [method, path, body] of acts)
    expect((await stranger.ask(method, path, body)).http, `${method} ${path}`).toBe(404)
  expect((await script.one('GET', `/v2/assertions/${mine.entityId}`))['revoked']).toBe(false)
})
