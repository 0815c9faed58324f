import { displayed, identity, sharing } from '@rucksack/contract'
import { read } from 'openbadges'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let ada: Visitor
let email: string
let share: string
beforeAll(async () => {
  host = await startTestHost()
  const { owner, organisation, achievement } = await host.verbs.issuer()
  const accepted = await host.verbs.accepted(owner, achievement.id)
  ada = accepted.learner
  email = String((await ada.call(identity.readMe)).addresses[0]?.value)
  const body = { audience: 'everyone' } as const
  share = (await ada.call(sharing.shareBadge, { params: { badge: accepted.badge }, body })).id
  const other = await host.verbs.achievement(owner, organisation.slug, { name: 'Night shift' })
  const hidden = (await host.verbs.accepted(owner, other.id)).badge
  await ada.call(sharing.shareBadge, { params: { badge: hidden }, body: { audience: 'link' } })
})
afterAll(() => host.stop())

const show = (wish: boolean) => ada.call(displayed.changeDisplayed, { body: { displayed: wish } })
const ask = (body: string, type = 'application/x-www-form-urlencoded') =>
  fetch(`${host.url}/displayer/convert/email`, {
    method: 'POST',
    headers: { 'content-type': type, origin: 'https://blog.example' },
    body,
  })
const found = async (of = email) => await (await ask(new URLSearchParams({ email: of }).toString())).json()
const get = (path: string) => fetch(`${host.url}/displayer/${path}`)

describe('a learner who said nothing', () => {
  test('is not found, and looks like somebody who was never here', async () => {
    for (const asked of [email, 'nobody@learner.example']) {
      const answer = await ask(new URLSearchParams({ email: asked }).toString())
      expect(answer.status).toBe(404)
      expect(await answer.json()).toEqual({
        status: 'missing',
        error: `Could not find a user by the email address \`${asked}\``,
      })
    }
  })

  test('is found once they agree, in every form in which sites ask, and no longer when they take it back', async () => {
    expect(await ada.call(displayed.readDisplayed)).toEqual({ displayed: false })
    await show(true)
    const { userId, ...rest } = await found()
    expect(rest).toEqual({ status: 'okay', email })
    expect(Number.isInteger(userId) && userId > 0 && userId < 2 ** 31).toBe(true)
    const form = new URLSearchParams({ email }).toString()
    for (const [body, type] of [
      [JSON.stringify({ email }), 'application/json'],
      [form, 'application/json'],
      [form, 'text/plain'],
    ] as const)
      expect(await (await ask(body, type)).json()).toEqual({ status: 'okay', email, userId })
    expect((await found(` ${email.toUpperCase()}`)).userId).toBe(userId)
    await show(false)
    expect((await found()).status).toBe('missing')
    expect((await get(`${userId}/groups.json`)).status).toBe(404)
    await show(true)
    expect((await found()).userId).not.toBe(userId)
  })
})

test('a request without an address is told what it lacks', async () => {
  const answer = await ask('mail=x')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ status: 'invalid', error: 'missing `email` parameter' })
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('other sites show what is for everyone, with a baked picture, and nothing else', async () => {
  await show(true)
  const { userId } = await found()
  const answer = await get(`${userId}/groups.json`)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const { groups } = await answer.json()
  expect(groups).toEqual([{ groupId: expect.any(Number), name: 'Public badges', badges: 1 }])
  const group = await (await get(`${userId}/group/${groups[0].groupId}.json`)).json()
  expect(group).toMatchObject({ userId, groupId: groups[0].groupId })
  const [shown, ...more] = group.badges
  expect(more).toEqual([])
  expect(shown.assertion.badge.name).toBe('Remixing')
  expect(shown.assertion.badge.issuer.origin).toMatch(/^http/)
  expect(shown.assertion.issuedOn).toBeGreaterThan(1_000_000_000)
  expect(JSON.stringify(group)).not.toContain(email)
  const picture = await fetch(shown.imageUrl)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(read(new Uint8Array(await picture.arrayBuffer())).kind).toBe('badge')
  expect((await get(`${userId}/group/${groups[0].groupId + 1}.json`)).status).toBe(404)
})

test('a page of old includes it as a script; nothing but the name of a function is called', async () => {
  await show(true)
  const { userId } = await found()
  const answer = await get(`${userId}/groups.json?callback=my.show_1`)
  expect(answer.headers.get('content-type')).toContain('application/javascript')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const told: unknown[] = []
  new Function('my', await answer.text())({ show_1: (data: unknown) => told.push(data) })
  expect(told).toEqual([expect.objectContaining({ userId })])
  expect((await get('1/groups.json?callback=f')).status).toBe(200)
  for (const callback of ['alert(1)', 'a;b', '<script>', ''])
    expect((await get(`${userId}/groups.json?${new URLSearchParams({ callback })}`)).status).toBe(400)
  for (const path of [`${userId}/groups`, `${userId}/groups.jsonp?callback=f`])
    expect((await get(path)).status).toBe(200)
})

test('a badge that is for everyone no longer is gone from other sites, with its picture', async () => {
  await show(true)
  const { userId } = await found()
  const group = (await (await get(`${userId}/groups.json`)).json()).groups[0].groupId
  const [shown] = (await (await get(`${userId}/group/${group}.json`)).json()).badges
  await ada.call(sharing.revokeShare, { params: { share } })
  expect((await (await get(`${userId}/group/${group}.json`)).json()).badges).toEqual([])
  expect((await fetch(shown.imageUrl)).status).toBe(404)
})
