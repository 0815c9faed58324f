import { backpack, collections } from '@rucksack/contract'
import { ApiProblem } from '@rucksack/contract/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

let host: TestHost
let ada: Visitor
let phone: Visitor
let badges: string[]
let collection: string

beforeAll(async () => {
  host = await startTestHost()
  const { owner, achievement } = await host.verbs.issuer()
  const { learner, badge } = await host.verbs.accepted(owner, achievement.id)
  ada = learner
  phone = await host.signIn('ada@learner.example')
  badges = [badge, ...(await copies(badge, 11))]
})
afterAll(() => host.stop())
beforeEach(async () => {
  const made = await ada.call(collections.createCollection, {
    body: { name: 'Harbour', text: 'What floats.', badges: badges.slice(0, 4) },
  })
  collection = made.id
})

/** More badges like this one, numbered. */
async function copies(badge: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into backpack_badges select (jsonb_populate_record(kept, jsonb_build_object(
      'id', gen_random_uuid(), 'badge_key', 'copy ' || gen_random_uuid(), 'name', 'Copy ' || number))).*
    from backpack_badges kept, generate_series(1, ${count}::int) number where kept.id = ${badge}::uuid
    returning id`.execute(host.db)
  return rows.map(row => row.id)
}
const read = (visitor = ada, id = collection) =>
  visitor.call(collections.readCollection, { params: { collection: id } })
const orderOf = async () => (await read()).badges.map(each => each.id)
const params = () => ({ collection })
const nth = (index: number) => badges[index] ?? ''
const problemOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
  const problem: unknown = await call.catch((cause: unknown) => cause)
  if (!(problem instanceof ApiProblem)) throw new Error('It went through')
  return problem
}

test('a learner puts badges together with name, text, cover, an order and a story for each', async () => {
  await ada.call(collections.collectBadges, {
    params: params(),
    body: {
      badges: [
        { badge: nth(5), story: 'Our **first** boat.' },
        { badge: nth(6), before: nth(1) },
      ],
    },
  })
  await ada.call(collections.moveCollected, {
    params: params(),
    body: { badges: [nth(3), nth(2)], before: nth(0) },
  })
  await ada.call(collections.changeCollection, {
    params: params(),
    body: { version: 1, name: ' For the harbour job ', cover: nth(5) },
  })
  await ada.call(collections.tellStory, {
    params: { collection, badge: nth(0) },
    body: { story: 'Twelve knots.', version: 1 },
  })
  const kept = await read(phone)
  expect(kept).toMatchObject({ name: 'For the harbour job', text: 'What floats.', cover: nth(5), version: 2 })
  expect(kept.badges.map(each => each.id)).toEqual([3, 2, 0, 6, 1, 5].map(nth))
  expect(kept.badges.map(each => each.story)).toEqual([
    '',
    '',
    'Twelve knots.',
    '',
    '',
    'Our **first** boat.',
  ])
  const { items } = await ada.call(collections.listCollections, { query: { badge: nth(6) } })
  expect(items.map(each => [each.id, each.count, each.pictures.length])).toEqual([[collection, 6, 4]])
  expect(items[0]?.cover).toContain(nth(5))
  const picture = await ada.fetch(items[0]?.cover ?? '')
  expect(picture.headers.get('content-type')).toMatch(/^image\//)
})

test('two devices that add, move and take out at the same time lose nothing', async () => {
  const start = await orderOf()
  const twelve = badges.slice(4)
  await Promise.all([
    ...twelve.map((badge, index) =>
      (index % 2 === 0 ? ada : phone).call(collections.collectBadges, {
        params: params(),
        body: { badges: [{ badge, story: `Story ${index}` }] },
      }),
    ),
    phone.call(collections.moveCollected, { params: params(), body: { badges: [nth(2)], before: nth(0) } }),
    ada.call(collections.uncollectBadges, { params: params(), body: { badges: [nth(3)] } }),
    ada.call(collections.tellStory, {
      params: { collection, badge: nth(0) },
      body: { story: 'Mine.', version: 1 },
    }),
    phone.call(collections.changeCollection, {
      params: params(),
      body: { version: 1, text: 'From the phone.' },
    }),
  ])
  const kept = await read()
  expect(start).toEqual([0, 1, 2, 3].map(nth))
  expect(kept.badges.slice(0, 3).map(each => each.id)).toEqual([2, 0, 1].map(nth))
  expect(new Set(kept.badges.slice(3).map(each => each.id))).toEqual(new Set(twelve))
  for (const [index, badge] of twelve.entries())
    expect(kept.badges.find(each => each.id === badge)?.story).toBe(`Story ${index}`)
  expect(kept.badges.find(each => each.id === nth(0))?.story).toBe('Mine.')
  expect(kept.text).toBe('From the phone.')
  const { rows } = await sql<{ position: number }>`select position from backpack_collection_badges
    where collection_id = ${collection}::uuid order by position`.execute(host.db)
  expect(rows.map(row => row.position)).toEqual(kept.badges.map((_, index) => index + 1))
})

test('of two devices that write the same words at once one hears what the other wrote, and nothing is written over', async () => {
  const write = (visitor: Visitor, text: string, version = 1) =>
    visitor.call(collections.changeCollection, { params: params(), body: { version, text } })
  const tries = await Promise.allSettled([write(ada, 'By desk.'), write(phone, 'By phone.')])
  const lost = tries.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
  expect(lost.map(each => [each.code, each.status])).toEqual([['collection-changed', 409]])
  const { text } = await read()
  expect(lost[0]?.body.current).toMatchObject({ version: 2, text, name: 'Harbour' })
  expect((await write(ada, 'Both: desk and phone.', 2)).version).toBe(3)

  const tell = (visitor: Visitor, story: string, version = 1) =>
    visitor.call(collections.tellStory, { params: { collection, badge: nth(0) }, body: { story, version } })
  const told = await Promise.allSettled([tell(ada, 'A'), tell(phone, 'B')])
  expect(told.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  const problem = await problemOf(tell(ada, 'C'))
  expect(problem.body['current']).toEqual({ story: (await read()).badges[0]?.story, version: 2 })
  expect(await tell(ada, 'C', 2)).toEqual({ story: 'C', version: 3 })
})

test('a place before a badge that another device took out is asked for again', async () => {
  await phone.call(collections.uncollectBadges, { params: params(), body: { badges: [nth(1)] } })
  const problem = await problemOf(
    ada.call(collections.moveCollected, { params: params(), body: { badges: [nth(3)], before: nth(1) } }),
  )
  expect([problem.code, problem.body['current']]).toMatchObject([
    'collection-changed',
    { badges: [0, 2, 3].map(nth) },
  ])
  await ada.call(collections.moveCollected, {
    params: params(),
    body: { badges: [nth(1), nth(3)], before: nth(0) },
  })
  expect(await orderOf()).toEqual([3, 0, 2].map(nth))
})

test('a badge that leaves the backpack leaves its collections, and a deleted collection takes no badge along', async () => {
  const [gone = ''] = await copies(nth(0), 1)
  await ada.call(collections.collectBadges, { params: params(), body: { badges: [{ badge: gone }] } })
  await ada.call(collections.changeCollection, { params: params(), body: { version: 1, cover: gone } })
  await ada.call(backpack.removeBadge, { params: { badge: gone } })
  expect(await read()).toMatchObject({ cover: null, badges: { length: 4 } })
  const before = (await ada.call(backpack.listBadges)).total
  await ada.call(collections.deleteCollection, { params: params() })
  expect(await codeOf(read())).toBe('collection-not-found')
  expect((await ada.call(backpack.listBadges)).total).toBe(before)
})

test('nobody puts badges of another into a collection, and a cover is one of its own badges', async () => {
  const other = await host.signIn('bea@learner.example')
  const make = { name: 'Stolen', badges: [nth(0)] }
  expect(await codeOf(other.call(collections.createCollection, { body: make }))).toBe('badge-not-found')
  expect((await other.call(collections.listCollections)).items).toEqual([])
  const mine = await other.call(collections.createCollection, { body: { name: 'Bea' } })
  const adding = { params: { collection: mine.id }, body: { badges: [{ badge: nth(0) }] } }
  expect(await codeOf(other.call(collections.collectBadges, adding))).toBe('badge-not-found')
  expect(await codeOf(read(other))).toBe('collection-not-found')
  const cover = (badge: string) =>
    codeOf(ada.call(collections.changeCollection, { params: params(), body: { version: 1, cover: badge } }))
  expect([await cover(nth(9)), await cover(nth(0))]).toEqual(['badge-not-found', 'ok'])
})

test('limits say how much fits: 2,000 badges, 200,000 letters of stories, 500 collections', async () => {
  const many = await copies(nth(0), 1_999)
  const add = (some: string[], story = '') =>
    ada.call(collections.collectBadges, {
      params: params(),
      body: { badges: some.map(badge => ({ badge, ...(story ? { story } : {}) })) },
    })
  await add(many.slice(0, 1_995))
  expect((await problemOf(add(many.slice(1_995)))).detail).toContain('so 1 more fit')
  const began = performance.now()
  await add(many.slice(1_995, 1_996))
  await ada.call(collections.moveCollected, {
    params: params(),
    body: { badges: [many[1_000] ?? ''], before: nth(0) },
  })
  expect((await read()).badges.map(each => each.id)[0]).toBe(many[1_000])
  expect(performance.now() - began).toBeLessThan(5_000)

  const long = 'x'.repeat(5_000)
  await ada.call(collections.uncollectBadges, { params: params(), body: { badges: many } })
  await add(many.slice(0, 40), long)
  expect((await problemOf(add(many.slice(40, 41), 'one more'))).code).toBe('collection-full')
  await add(many.slice(40, 41))

  await sql`insert into backpack_collections (id, person_id, name, text, created_at, changed_at)
    select gen_random_uuid(), person_id, 'More', '', created_at, changed_at from backpack_collections, generate_series(1, 500)
    where id = ${collection}::uuid`.execute(host.db)
  const full = await problemOf(ada.call(collections.createCollection, { body: { name: 'One more' } }))
  expect([full.code, full.detail]).toEqual(['collection-full', expect.stringContaining('500')])
})
