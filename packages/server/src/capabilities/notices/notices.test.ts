import { backpack, notices } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer, LocalWeb, listOn } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
const issuer = new ForeignIssuer()
const day = 86_400_000
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

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
  const { owner, achievement } = await host.verbs.issuer()
  await host.verbs.award(owner, achievement.id, email)
  await host.settle()
  expect((await told(bob)).items.map(each => each.kind)).toEqual(['waiting', 'expiring'])
})
