import { shareGroups, sharing } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let ada: Visitor
let badge: string
beforeAll(async () => {
  host = await startTestHost()
  const { owner, achievement } = await host.verbs.issuer()
  const accepted = await host.verbs.accepted(owner, achievement.id)
  ada = accepted.learner
  badge = accepted.badge
})
afterAll(() => host.stop())

const share = (body: object) =>
  ada.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link', ...body } })
const parts = ['', '.json', '.png', '/image', '/card.png']
const statuses = async (url: string, by = host.stranger()) =>
  await Promise.all(
    parts.map(async part => (await by.fetch(url + part, { headers: { accept: 'text/html' } })).status),
  )
const listed = async (id: string) =>
  (await ada.call(sharing.listShares, { params: { badge } })).items.find(each => each.id === id)
const in1Day = () => new Date(host.clock.now().getTime() + 86_400_000).toISOString()

test('a link ends by itself, and then is like one that never was', async () => {
  const made = await share({ expiresAt: in1Day(), name: 'For the harbour' })
  expect([made.name, made.hasPassword, made.countViews, made.views]).toEqual([
    'For the harbour',
    false,
    false,
    0,
  ])
  expect(await statuses(made.url)).toEqual([200, 200, 200, 200, 200])
  host.clock.advance(86_400_000)
  expect(await statuses(made.url)).toEqual([404, 404, 404, 404, 404])
  const never = await host.stranger().page(`${host.url}/s/${'A'.repeat(22)}`)
  const ended = await host.stranger().page(made.url)
  const plain = (html: string) =>
    html.replaceAll(/<bdi class="mono".*?<.bdi>/g, '').replaceAll(/\/s%?2?F?\/?[\w-]{22}/g, '')
  expect(plain(ended.html)).toBe(plain(never.html))
  const params = { share: made.id }
  await ada.call(sharing.changeShare, { params, body: { expiresAt: in1Day() } })
  expect((await host.stranger().page(made.url)).status).toBe(200)
  const past = { expiresAt: host.clock.now().toISOString() }
  await expect(ada.call(sharing.changeShare, { params, body: past })).rejects.toMatchObject({
    code: 'share-does-not-fit',
  })
})

test('a password is asked before anything of the badge is told, and another one shuts whoever knew the first', async () => {
  const password = 'river & bridge'
  const made = await share({ password })
  const visitor = host.stranger()
  const locked = await visitor.page(made.url)
  expect(locked.status).toBe(200)
  expect(locked.html).not.toMatch(/Remixing|Riverside Library<|Ada|og:image|oembed/)
  expect(locked.html).toContain('type="password"')
  expect((await statuses(made.url, visitor)).slice(1)).toEqual([404, 404, 404, 404])
  const oembed = `${host.url}/oembed?url=${encodeURIComponent(made.url)}`
  expect((await visitor.fetch(oembed)).status).toBe(404)
  const path = new URL(made.url).pathname
  const wrong = await visitor.submit(path, { password: 'river and bridge' })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('not the password')])
  expect((await visitor.submit(path, { password })).status).toBe(303)
  expect((await visitor.page(made.url)).html).toContain('Remixing')
  expect(await statuses(made.url, visitor)).toEqual([200, 200, 200, 200, 200])
  expect((await ada.page(made.url)).html).not.toContain('Remixing')
  await ada.call(sharing.changeShare, { params: { share: made.id }, body: { password: 'another river' } })
  expect((await visitor.page(made.url)).html).not.toContain('Remixing')
  const { sql } = await import('kysely')
  const { rows } = await sql<{ t: string }>`select row_to_json(s)::text as t from sharing_shares s`.execute(
    host.db,
  )
  expect(rows.some(row => /another river|river & bridge/.test(row.t))).toBe(false)
  await expect(share({ audience: 'everyone', password })).rejects.toMatchObject({
    code: 'share-does-not-fit',
  })
})

test('passwords cannot be tried for long', async () => {
  const path = new URL((await share({ password: 'long enough' })).url).pathname
  const visitor = host.stranger()
  const tries: number[] = []
  while (tries.length < 30 && !tries.includes(429)) {
    const answer = await visitor.submit(path, { password: `guess number ${tries.length}` })
    tries.push((await answer.text()).includes('Too many tries') ? 429 : answer.status)
  }
  expect(tries.at(-1)).toBe(429)
})

test('what is shown to a group is seen by its members when they are signed in, and by nobody else', async () => {
  const group = await ada.call(shareGroups.createShareGroup, {
    body: { name: 'Teachers', members: ['Grace@School.example', 'grace@school.example'] },
  })
  expect(group.members).toEqual(['grace@school.example'])
  const made = await share({ audience: 'group', group: group.id })
  expect((await host.stranger().page(made.url)).status).toBe(401)
  const grace = await host.signIn('grace@school.example')
  expect(await statuses(made.url, grace)).toEqual([200, 200, 200, 200, 200])
  expect(await statuses(made.url, ada)).toEqual([200, 200, 200, 200, 200])
  const other = await host.signIn('eve@school.example')
  expect(await statuses(made.url, other)).toEqual([404, 404, 404, 404, 404])
  await expect(
    other.call(sharing.shareBadge, { params: { badge }, body: { audience: 'group', group: group.id } }),
  ).rejects.toMatchObject({ code: 'badge-not-found' })
  await expect(share({ audience: 'group' })).rejects.toMatchObject({ code: 'share-does-not-fit' })
  const params = { group: group.id }
  await ada.call(shareGroups.changeShareGroup, { params, body: { members: ['eve@school.example'] } })
  expect([(await grace.page(made.url)).status, (await other.page(made.url)).status]).toEqual([404, 200])
  await ada.call(shareGroups.deleteShareGroup, { params })
  expect((await other.page(made.url)).status).toBe(404)
})

test('views are counted only where the learner asked, never the learner’s own, and without whose they were', async () => {
  const quiet = await share({})
  const counted = await share({ countViews: true })
  for (const { url } of [quiet, counted]) {
    await host.stranger().page(url)
    await host.stranger().page(url)
    await ada.page(url)
  }
  expect([(await listed(quiet.id))?.views, (await listed(counted.id))?.views]).toEqual([0, 2])
})

test('a link is also a QR code, which holds as long as the link', async () => {
  const made = await share({})
  const answer = await host.stranger().fetch(made.qr)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  await ada.call(sharing.revokeShare, { params: { share: made.id } })
  expect((await host.stranger().fetch(made.qr)).status).toBe(404)
})
