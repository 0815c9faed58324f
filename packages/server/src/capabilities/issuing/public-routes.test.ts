import { issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
  achievement = await host.verbs.achievement(owner, organisation.slug, {
    name: 'Remixing <b>everything</b>',
    criteria:
      'Publish a **remix**.\n\n<script>alert(1)</script> <img src=x onerror=alert(1)> [bad](javascript:alert(1)) [good](https://good.example) ![pixel](https://evil.example/p.png)',
    imageAlt: 'Two notes in a circle',
    tags: ['music', 'remix'],
    alignments: [{ targetName: 'Culture', targetUrl: 'https://frames.example/c', targetCode: 'C1' }],
    achievementType: 'Course',
    language: 'en',
  })
})
afterAll(() => host.stop())

const get = (path: string, accept: string) => host.stranger().fetch(path, { headers: { accept } })

test('anybody reads the page of a published achievement, in words that cannot run', async () => {
  const { status, html } = await host.stranger().page(`/achievements/${achievement.id}`)
  expect(status).toBe(200)
  expect(html).toContain('Remixing &lt;b&gt;everything&lt;/b&gt;')
  expect(html).toContain('<strong>remix</strong>')
  expect(html).toContain('href="https://good.example"')
  expect(html).toContain('Two notes in a circle')
  expect(html).toContain('Riverside Library')
  expect(html).not.toMatch(/<script>alert|<img src=x|href="javascript|<img[^>]+evil/i)
  expect(html.length).toBeLessThan(60_000)
})

test('a program gets the Open Badges 3.0 Achievement by Accept, by .json and by ?v=3_0', async () => {
  const page = `/achievements/${achievement.id}`
  const texts = await Promise.all(
    [
      get(page, 'application/json'),
      get(page, 'application/ld+json'),
      get(`${page}.json`, 'text/html'),
      get(`${page}?v=3_0`, 'text/html'),
    ].map(async answer => {
      const { headers, status } = await answer
      expect(status).toBe(200)
      expect(headers.get('content-type')).toContain('application/ld+json')
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('vary')).toContain('accept')
      return await (await answer).text()
    }),
  )
  expect(new Set(texts).size).toBe(1)
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({
    id: `${host.url}${page}`,
    type: ['Achievement'],
    achievementType: 'Course',
    name: 'Remixing <b>everything</b>',
    image: { type: 'Image', caption: 'Two notes in a circle' },
    tag: ['music', 'remix'],
    alignment: [{ targetName: 'Culture', targetCode: 'C1' }],
    criteria: { id: `${host.url}${page}` },
    version: '1',
    inLanguage: 'en',
  })
})

test('a program of the older standard gets the 2.0 BadgeClass by ?v=2_0, with an issuer it can follow', async () => {
  const answer = await get(`/achievements/${achievement.id}?v=2_0`, 'application/json')
  const badge: { id: string; issuer: string; image: unknown } = await answer.json()
  expect(badge).toMatchObject({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'BadgeClass',
    id: `${host.url}/achievements/${achievement.id}?v=2_0`,
    name: 'Remixing <b>everything</b>',
    tags: ['music', 'remix'],
    issuer: `${host.url}/issuers/${organisation.slug}`,
  })
  const issuer = await get(badge.issuer, 'application/json')
  expect(await issuer.json()).toMatchObject({ id: badge.issuer, type: 'Issuer' })
})

test('a browser that takes both gets the page, a program that takes anything gets data', async () => {
  const path = `/achievements/${achievement.id}`
  expect((await get(path, 'text/html,*/*;q=0.8')).headers.get('content-type')).toContain('text/html')
  expect((await get(path, '*/*')).headers.get('content-type')).toContain('application/ld+json')
})

test('a draft is nobody else’s business: no page, no data and no picture, until it is published', async () => {
  const draft = await host.verbs.achievement(owner, organisation.slug, {
    name: 'Secret plan',
    publish: false,
  })
  const paths = [
    `/achievements/${draft.id}`,
    `/achievements/${draft.id}.json`,
    `/achievements/${draft.id}?v=2_0`,
    `/achievements/${draft.id}/image`,
  ]
  for (const path of paths) expect((await get(path, 'application/json')).status, path).toBe(404)
  const before = await host.stranger().page(`/issuers/${organisation.slug}`)
  expect(before.html).not.toContain('Secret plan')
  expect((await owner.fetch(`/achievements/${draft.id}/image`)).status).toBe(200)
  await owner.call(issuing.publishAchievement, { params: { achievement: draft.id } })
  for (const path of paths) expect((await get(path, 'application/json')).status, path).toBe(200)
  expect((await host.stranger().page(`/issuers/${organisation.slug}`)).html).toContain('Secret plan')
})

test('an address that is none is answered like one that never was', async () => {
  for (const id of ['nonsense', '01900000-0000-7000-8000-000000000001', '%00', "' or 1=1"])
    expect((await get(`/achievements/${encodeURIComponent(id)}`, 'application/json')).status, id).toBe(404)
  for (const path of [
    '/status/nonsense/revocation',
    '/status/01900000-0000-7000-8000-000000000001/revocation',
  ])
    expect((await get(path, 'application/json')).status, path).toBe(404)
})
