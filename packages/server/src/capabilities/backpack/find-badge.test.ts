import { randomUUID } from 'node:crypto'
import { backpack, sharing } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { own } from './backpack.ts'

let host: TestHost
let ada: Visitor
const email = 'ada@learner.example'
const harbour = new ForeignIssuer('Harbour school')
const library = new ForeignIssuer('مكتبة النهر')
const achievement = (name: string, description = 'x') => ({
  id: 'https://school.example/b',
  name,
  description,
  criteria: { narrative: 'x' },
})
const ids: Record<string, string> = {}
beforeAll(async () => {
  host = await startTestHost()
  ada = await host.signIn(email)
  const make = async (
    issuer: ForeignIssuer,
    name: string,
    tags: string[],
    validFrom: string,
    more: object = {},
  ) => {
    const bytes = await issuer.badge(email, {
      achievement: { ...achievement(name, 'Ties ropes.'), tags },
      validFrom,
      ...more,
    })
    ids[name] = (await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' })).badge.id
  }
  await make(harbour, 'Knots', ['rope', 'sea'], '2024-05-01T00:00:00Z')
  await make(harbour, 'Sails 100%', ['sea'], '2025-05-01T00:00:00Z')
  await make(library, 'القراءة السريعة', ['قراءة'], '2026-02-01T00:00:00Z')
  await make(library, '結び目', [], '2025-02-01T00:00:00Z', { validUntil: '2025-08-01T00:00:00Z' })
})
afterAll(() => host.stop())

const list = (query: object = {}, who = ada) => who.call(backpack.listBadges, { query })
const names = async (query: object) => (await list(query)).items.map(each => each.name).sort()
const all = ['Knots', 'Sails 100%', 'القراءة السريعة', '結び目'].sort()

test('one search finds names, issuers, descriptions, tags and years, in any script and any case', async () => {
  expect(await names({})).toEqual(all)
  expect(await names({ q: 'knOTs' })).toEqual(['Knots'])
  expect(await names({ q: 'harbour sea' })).toEqual(['Knots', 'Sails 100%'])
  expect(await names({ q: 'ropes' })).toEqual(all)
  expect(await names({ q: '2025' })).toEqual(['Sails 100%', '結び目'])
  expect(await names({ q: 'sea 2025' })).toEqual(['Sails 100%'])
  expect(await names({ q: 'السريعة' })).toEqual(['القراءة السريعة'])
  expect(await names({ q: 'مكتبة' })).toEqual(['القراءة السريعة', '結び目'].sort())
  expect(await names({ q: '結' })).toEqual(['結び目'])
  expect(await names({ q: '100%' })).toEqual(['Sails 100%'])
  for (const q of ['nothing like it', '%%', '_nots', "' or true --"])
    expect(await names({ q }), q).toEqual([])
})

test('the shelf is filtered by issuer, tag, year and standing, and says how many there are of each', async () => {
  expect(await names({ issuer: 'Harbour school' })).toEqual(['Knots', 'Sails 100%'])
  expect(await names({ tag: 'قراءة' })).toEqual(['القراءة السريعة'])
  expect(await names({ year: 2024 })).toEqual(['Knots'])
  expect(await names({ standing: 'expired' })).toEqual(['結び目'])
  expect(await names({ standing: 'good', tag: 'sea', year: 2025 })).toEqual(['Sails 100%'])
  const { facets, total } = await list({ tag: 'sea' })
  expect(total).toBe(4)
  expect(facets.issuers).toEqual(
    expect.arrayContaining([
      { value: 'Harbour school', count: 2 },
      { value: 'مكتبة النهر', count: 2 },
    ]),
  )
  expect(facets.tags[0]).toEqual({ value: 'sea', count: 2 })
  expect(facets.years).toEqual([
    { value: 2026, count: 1 },
    { value: 2025, count: 2 },
    { value: 2024, count: 1 },
  ])
  expect(facets.standings).toEqual([
    { value: 'good', count: 3 },
    { value: 'expired', count: 1 },
  ])
})

test('a badge that was good when it came in is shown as expired once it has, everywhere', async () => {
  const validUntil = new Date(host.clock.now().getTime() + 60_000).toISOString().replace(/\.\d+/, '')
  const bytes = await harbour.badge(email, { achievement: achievement('Soon over'), validUntil })
  const { badge } = await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' })
  expect(badge.standing).toBe('good')
  host.clock.advance(120_000)
  expect(await names({ standing: 'expired' })).toContain('Soon over')
  expect((await ada.call(backpack.readBadge, { params: { badge: badge.id } })).standing).toBe('expired')
  await ada.call(backpack.removeBadge, { params: { badge: badge.id } })
})

test('another person’s badge does not exist for anybody else, whatever is tried with it', async () => {
  const eve = await host.signIn('eve@learner.example')
  const knots = ids['Knots'] ?? ''
  for (const badge of [knots, randomUUID()]) {
    const params = { badge }
    for (const attempt of [
      () => eve.call(backpack.readBadge, { params }),
      () => eve.call(backpack.checkBadge, { params }),
      () => eve.call(backpack.removeBadge, { params }),
      () => eve.call(backpack.downloadBadge, { params }),
      () => eve.call(backpack.showBadgeImage, { params }),
      () => eve.call(sharing.listShares, { params }),
      () => eve.call(sharing.shareBadge, { params, body: { audience: 'link' } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'badge-not-found' })
    await expect(host.stranger().call(backpack.readBadge, { params })).rejects.toMatchObject({
      code: 'not-signed-in',
    })
  }
  expect((await list({}, eve)).total).toBe(0)
  const params = { badge: knots }
  expect((await ada.call(backpack.readBadge, { params })).name).toBe('Knots')
  expect((await ada.call(backpack.checkBadge, { params })).standing).toBe('good')
  const share = await ada.call(sharing.shareBadge, { params, body: { audience: 'link' } })
  await expect(eve.call(sharing.revokeShare, { params: { share: share.id } })).rejects.toMatchObject({
    code: 'share-not-found',
  })
  await ada.call(sharing.revokeShare, { params: { share: share.id } })
})

test('a backpack of a thousand badges is listed in one go, and walked by cursor without loss', async () => {
  const grace = await host.signIn('grace@learner.example')
  const bytes = await harbour.badge('grace@learner.example')
  const { badge } = await grace.call(backpack.addBadge, { bytes, mediaType: 'application/json' })
  const [row] = await own(host.db)
    .selectFrom('backpack_badges')
    .selectAll()
    .where('id', '=', badge.id)
    .execute()
  if (!row) throw new Error('No badge was kept')
  const copies = Array.from({ length: 999 }, (_, at) => ({
    ...row,
    id: randomUUID(),
    badge_key: `copy-${at}`,
    name: `Copy ${at}`,
    // Several were added at the same moment.
    added_at: new Date(row.added_at.getTime() - Math.floor(at / 10)),
    report: JSON.stringify(row.report),
    badge: JSON.stringify(row.badge),
    good_report: null,
    good_documents: null,
  }))
  await own(host.db).insertInto('backpack_badges').values(copies).execute()
  const whole = await list({ limit: 1000 }, grace)
  expect([whole.items.length, whole.total, whole.next]).toEqual([1000, 1000, null])
  const walked: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(
      { limit: 97, ...(cursor === null ? {} : { cursor }) },
      grace,
    )
    walked.push(...page.items.map(each => each.id))
    cursor = page.next
  } while (cursor !== null)
  expect(walked).toEqual(whole.items.map(each => each.id))
  expect(new Set(walked).size).toBe(1000)
})
