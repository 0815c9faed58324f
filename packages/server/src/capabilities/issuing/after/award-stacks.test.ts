import { issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

const dayMs = 86_400_000
let host: TestHost
let owner: Visitor
let slug: string
let parts: Achievement[]
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  slug = made.organisation.slug
  parts = []
  for (const name of ['Listening', 'Cutting', 'Mixing'])
    parts.push(await host.verbs.achievement(owner, slug, { name }))
})
afterAll(() => host.stop())

const stackOf = (name: string, least: number, on?: string) =>
  host.verbs.achievement(owner, slug, {
    name,
    details: {
      earnedBy: {
        achievements: parts.map(part => part.lineage),
        least,
        ...(on === undefined ? {} : { on }),
      },
    },
  })
const award = (at: number, email: string) => host.verbs.award(owner, parts[at]?.id ?? '', email)
async function namesOf(email: string): Promise<string[]> {
  const { items } = await owner.call(issuing.listAwards, {
    params: { organisation: slug },
    query: { q: email },
  })
  return items.map(each => each.achievement.name).sort()
}

test('who earns two of three is awarded the whole, once', async () => {
  await stackOf('Sound', 2)
  const email = 'ada@learner.example'
  await award(0, email)
  expect(await namesOf(email)).toEqual(['Listening'])
  await award(0, email)
  expect(await namesOf(email)).toEqual(['Listening', 'Listening'])
  await award(1, email)
  await host.settle()
  expect(await namesOf(email)).toContain('Sound')
  await award(2, email)
  await host.settle()
  expect((await namesOf(email)).filter(each => each === 'Sound')).toHaveLength(1)
})

test('a revoked part does not count, and a whole that was revoked does not come back by itself', async () => {
  const email = 'bea@learner.example'
  const first = await award(0, email)
  await owner.call(issuing.revokeAward, { params: { award: first.id }, body: { reason: 'Not hers' } })
  await award(1, email)
  await host.settle()
  expect(await namesOf(email)).not.toContain('Sound')
  await award(2, email)
  await host.settle()
  const { items } = await owner.call(issuing.listAwards, {
    params: { organisation: slug },
    query: { q: email },
  })
  const whole = items.find(each => each.achievement.name === 'Sound')
  await owner.call(issuing.revokeAward, { params: { award: whole?.id ?? '' }, body: { reason: 'Not hers' } })
  await award(0, email)
  await host.settle()
  expect((await namesOf(email)).filter(each => each === 'Sound')).toHaveLength(1)
})

test('an achievement that is published later finds those who have earned it before', async () => {
  const email = 'cem@learner.example'
  for (const at of [0, 1, 2]) await award(at, email)
  await stackOf('Sound, whole', 3)
  await host.settle()
  expect(await namesOf(email)).toContain('Sound, whole')
})

test('with a day, all who have the parts by then are awarded on that day', async () => {
  const on = new Date(host.clock.now().getTime() + 5 * dayMs).toISOString().slice(0, 10)
  await stackOf('Summer of sound', 3, on)
  const email = 'dov@learner.example'
  for (const at of [0, 1, 2]) await award(at, email)
  await host.settle()
  expect(await namesOf(email)).not.toContain('Summer of sound')
  host.clock.advance(6 * dayMs)
  await host.settle()
  expect(await namesOf(email)).toContain('Summer of sound')
})
