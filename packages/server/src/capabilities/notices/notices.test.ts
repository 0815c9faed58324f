import { backpack, issuing, notices, waiting } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer, LocalWeb, listOn } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
let achievement: string
const issuer = new ForeignIssuer()
const day = 86_400_000
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  achievement = (await host.verbs.issuer()).achievement.id
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

// Weeks pass in here, and nobody stays signed in for so long.
const operator = () => host.signIn('operator@city.example')
const add = async (who: Visitor, bytes: string) =>
  (await who.call(backpack.addBadge, { bytes, mediaType: 'application/json' })).badge
const pass = async (ms: number) => {
  host.clock.advance(ms)
  await host.app.sweep()
  await host.settle()
}
const lettersTo = (email: string) => host.post.letters.filter(each => each.to === email)
const told = (who: Visitor) => who.call(notices.listNotices, {})

const list = (set: number[]) => listOn(web, issuer, set)

test('a learner hears once that a badge was revoked: on the page, and in one mail that can be ended by one press', async () => {
  const email = 'ada@learner.example'
  const ada = await host.signIn(email)
  const { id } = await add(ada, await issuer.badge(email, { status: await list([]) }))
  expect(await told(ada), 'who adds a badge knows of it').toMatchObject({ items: [], unread: 0 })
  await list([7])
  await pass(day)
  const { items, unread } = await told(ada)
  expect(unread).toBe(1)
  expect(items).toMatchObject([{ kind: 'revoked', name: 'Knots', badge: id, read: false }])
  expect(items[0]?.link).toBe(`${host.url}/backpack/badges/${id}`)
  await pass(2 * 3_600_000)
  const mail = host.post.last(email)
  expect(mail.text).toContain('“Knots” was revoked by its issuer')
  const link = /\S+\/notices\/stop\/\S+/.exec(mail.text)?.[0] ?? ''
  const count = lettersTo(email).length
  await pass(2 * day)
  expect(lettersTo(email)).toHaveLength(count)
  expect((await host.stranger().fetch(link, { redirect: 'manual' })).status).toBe(303)
  expect((await ada.call(notices.readNoticeSettings)).mail, 'looking at the link ends nothing').toBe('daily')
  const press = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
  expect((await fetch(link, press)).status).toBe(200)
  expect((await ada.call(notices.readNoticeSettings)).mail).toBe('off')
  expect(await ada.call(notices.markNoticesRead, { body: {} })).toEqual({ unread: 0 })
})

test('of a badge that ends a learner hears 30 and 7 days before, and of an award that waits until it is claimed', async () => {
  const email = 'bob@learner.example'
  const bob = await host.signIn(email)
  const ends = new Date(host.clock.now().getTime() + 40 * day).toISOString()
  await add(bob, await issuer.badge(email, { validUntil: ends }))
  await pass(0)
  expect((await told(bob)).items).toEqual([])
  await pass(11 * day)
  await pass(3_600_000)
  expect((await told(bob)).items.map(each => each.kind)).toEqual(['expiring'])
  await pass(17 * day)
  expect((await told(bob)).items.map(each => each.kind)).toEqual(['expiring'])
  await host.verbs.award(await operator(), achievement, email)
  await host.settle()
  expect((await told(bob)).items.map(each => each.kind)).toEqual(['waiting', 'expiring'])
})

test('of a badge that ends a learner hears once more in its last week', async () => {
  const email = 'cai@learner.example'
  const ends = new Date(host.clock.now().getTime() + 20 * day).toISOString()
  await add(await host.signIn(email), await issuer.badge(email, { validUntil: ends }))
  for (const [days, times] of [
    [0, 1],
    [12, 1],
    [2, 2],
    [3, 2],
  ] as const) {
    await pass(days * day)
    await pass(3_600_000)
    const kinds = (await told(await host.signIn(email))).items.map(each => each.kind)
    expect(kinds).toEqual(Array(times).fill('expiring'))
  }
})

test('what was answered, taken back or revoked waits no more', async () => {
  const email = 'dee@learner.example'
  const dee = await host.signIn(email)
  const owner = await operator()
  const give = async (more: object = {}) => {
    const { id } = await host.verbs.award(owner, achievement, email, more)
    await host.settle()
    expect((await told(dee)).items.map(each => each.kind)).toEqual(['waiting'])
    return { params: { award: id } }
  }
  await owner.call(issuing.withdrawAward, await give({ sendNow: false }))
  await host.settle()
  expect((await told(dee)).items).toEqual([])
  await dee.call(waiting.declineWaiting, await give())
  await host.settle()
  expect((await told(dee)).items).toEqual([])
  const bad = await give()
  await owner.call(issuing.revokeAward, { ...bad, body: { reason: 'A mistake' } })
  await host.settle()
  expect((await told(dee)).items).toEqual([])
})
