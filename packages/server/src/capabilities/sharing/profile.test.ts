import { profiles, sharing } from '@rucksack/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let ada: Visitor
let shown: string
let hidden: string
beforeAll(async () => {
  host = await startTestHost()
  const { owner, organisation, achievement } = await host.verbs.issuer()
  const accepted = await host.verbs.accepted(owner, achievement.id)
  ada = accepted.learner
  shown = accepted.badge
  const other = await host.verbs.achievement(owner, organisation.slug, { name: 'Night shift' })
  hidden = (await host.verbs.accepted(owner, other.id)).badge
})
afterAll(() => host.stop())

const save = (more: object = {}) =>
  ada.call(profiles.changeProfile, {
    body: {
      slug: 'ada',
      published: true,
      headline: 'رحلة Ada',
      about: 'Knots. <script>alert(1)</script>',
      theme: 'harbour',
      badges: [shown],
      ...more,
    },
  })
const endings = ['', '/feed.json', '/cv.pdf', '/qr.svg', '/card.png']
const statuses = async () =>
  await Promise.all(endings.map(async end => (await host.stranger().fetch(`/@ada${end}`)).status))
const linkOf = async (badge: string) =>
  (await ada.call(sharing.listShares, { params: { badge } })).items.map(each => each.url)

test('a page of one’s own is off until the learner publishes it, and then shows what was chosen alone', async () => {
  expect((await ada.call(profiles.readProfile)).published).toBe(false)
  expect(await statuses()).toEqual([404, 404, 404, 404, 404])
  await save({ published: false })
  expect(await statuses()).toEqual([404, 404, 404, 404, 404])
  expect(await linkOf(shown)).toEqual([])
  await save()
  expect(await statuses()).toEqual([200, 200, 200, 200, 200])
  const [link = ''] = await linkOf(shown)
  const { html } = await host.stranger().page('/@ada')
  for (const words of ['Remixing', 'رحلة Ada', 'Knots.', link, '/brand/1c5a8a.css', 'feed+json'])
    expect(html).toContain(words)
  const feed = await (await host.stranger().fetch('/@ada/feed.json')).json()
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ url: link, title: 'Remixing', authors: [{ name: 'Riverside Library' }] }],
  })
  for (const text of [html, JSON.stringify(feed)])
    expect(text).not.toMatch(/Night shift|learner\.example|<script>alert|sha256/)
  expect(html).not.toContain(hidden)
  expect((await host.stranger().page(link)).status).toBe(200)
})

test('the CV is a PDF, the card a picture, the code leads to the page', async () => {
  const bytes = async (end: string) =>
    Buffer.from(await (await host.stranger().fetch(`/@ada${end}`)).arrayBuffer())
  expect((await bytes('/cv.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const { width, height } = await sharp(await bytes('/card.png')).metadata()
  expect([width, height]).toEqual([1200, 630])
  expect((await bytes('/qr.svg')).toString()).toContain('<svg')
})

test('a badge that leaves the page, or a page taken back, leaves no link behind; other links stay', async () => {
  const own = await ada.call(sharing.shareBadge, { params: { badge: shown }, body: { audience: 'link' } })
  const before = (await linkOf(shown)).filter(url => url !== own.url)
  await save({ badges: [hidden, shown] })
  expect((await linkOf(shown)).filter(url => url !== own.url)).toEqual(before)
  const order = (await ada.call(profiles.readProfile)).badges.map(each => each.name)
  expect(order).toEqual(['Night shift', 'Remixing'])
  await save({ badges: [hidden] })
  expect(await linkOf(shown)).toEqual([own.url])
  expect((await host.stranger().page(before[0] ?? '')).status).toBe(404)
  await save({ published: false, badges: [hidden] })
  expect(await linkOf(hidden)).toEqual([])
  expect(await statuses()).toEqual([404, 404, 404, 404, 404])
})

test('a name belongs to one, and nobody shows the badges of another', async () => {
  const eve = await host.signIn('eve@learner.example')
  const ask = (body: { slug: string; badges: string[] }) =>
    eve.call(profiles.changeProfile, { body: { published: true, ...body } })
  await expect(ask({ slug: 'ada', badges: [] })).rejects.toMatchObject({ code: 'slug-taken' })
  await expect(ask({ slug: 'eve', badges: [shown] })).rejects.toMatchObject({ code: 'badge-not-found' })
  expect((await ask({ slug: 'eve', badges: [] })).url).toBe(`${host.url}/@eve`)
})
