import { issuing, organisations } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: string
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation.slug
  achievement = made.achievement
})
afterAll(() => host.stop())

const make = (email: string, name: string, more: object = {}, of = achievement.id) =>
  owner.call(issuing.award, { params: { achievement: of }, body: { recipient: { email, name }, ...more } })
const list = (query: object = {}, slug = organisation) =>
  owner.call(issuing.listAwards, { params: { organisation: slug }, query })
const names = async (query: object) => (await list(query)).items.map(each => each.recipient.name).sort()

test('an award is found by its whole address however it is written, by part of a name, and by nobody’s else', async () => {
  await make('Zoe.Q@Learner.example', 'Zoë Quint')
  await make('zoran@learner.example', 'Zoran 100%')
  expect(await names({ q: 'zoe.q@learner.EXAMPLE' })).toEqual(['Zoë Quint'])
  expect(await names({ q: 'zo' })).toEqual(['Zoran 100%', 'Zoë Quint'])
  expect(await names({ q: '100%' })).toEqual(['Zoran 100%'])
  for (const q of ['@learner.example', 'zoe.q@', 'q@learner.example', '%', '_'])
    expect(await names({ q }), q).toEqual(q === '%' ? ['Zoran 100%'] : [])
})

test('the list is filtered by achievement in all its versions, by answer and by standing', async () => {
  const first = await host.verbs.achievement(owner, organisation, { name: 'Filtering' })
  const one = await make('f1@learner.example', 'F1', { sendNow: true }, first.id)
  const next = await owner.call(issuing.changeAchievement, {
    params: { achievement: first.id },
    body: { name: 'Filtering 2' },
  })
  await owner.call(issuing.publishAchievement, { params: { achievement: next.id } })
  await make('f2@learner.example', 'F2', {}, next.id)
  const soon = new Date(host.clock.now().getTime() + 5_000).toISOString()
  await make('f3@learner.example', 'F3', { expiresAt: soon }, next.id)
  const suspended = await make('f4@learner.example', 'F4', {}, next.id)
  await owner.call(issuing.revokeAward, { params: { award: one.id }, body: { reason: 'x' } })
  await owner.call(issuing.suspendAward, { params: { award: suspended.id }, body: { reason: 'x' } })
  host.clock.advance(10_000)
  for (const id of [first.id, next.id])
    expect(await names({ achievement: id })).toEqual(['F1', 'F2', 'F3', 'F4'])
  const of = { achievement: next.id }
  expect(await names({ ...of, standing: 'revoked' })).toEqual(['F1'])
  expect(await names({ ...of, standing: 'good' })).toEqual(['F2'])
  expect(await names({ ...of, standing: 'expired' })).toEqual(['F3'])
  expect(await names({ ...of, standing: 'suspended' })).toEqual(['F4'])
  expect(await names({ ...of, answer: 'unclaimed' })).toEqual(['F1'])
  expect(await names({ ...of, answer: 'pending' })).toEqual(['F2', 'F3', 'F4'])
  expect(await names({ ...of, answer: 'accepted' })).toEqual([])
})

test('a list is walked to its end without loss or repetition while awards arrive', async () => {
  const other = await owner.call(organisations.createOrganisation, { body: { name: 'Busy school' } })
  const busy = await host.verbs.achievement(owner, other.slug)
  const before = await Promise.all(
    Array.from({ length: 40 }, (_, at) => make(`b${at}@learner.example`, `B${at}`, {}, busy.id)),
  )
  const walked: string[] = []
  let cursor: string | null = null
  for (let page = 0; page === 0 || cursor !== null; page++) {
    const { items, next }: Awaited<ReturnType<typeof list>> = await list(
      { limit: 7, ...(cursor === null ? {} : { cursor }) },
      other.slug,
    )
    walked.push(...items.map(each => each.id))
    cursor = next
    await make(`late${page}@learner.example`, `Late ${page}`, {}, busy.id)
  }
  expect(new Set(walked).size).toBe(walked.length)
  for (const { id } of before) expect(walked).toContain(id)
})

test('a cursor that is none is refused, and a stranger sees no list at all', async () => {
  await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'validation-failed' })
  await expect(list({ limit: 1_000 })).rejects.toMatchObject({ code: 'validation-failed' })
  const stranger = await host.signIn('stranger@elsewhere.example')
  await expect(
    stranger.call(issuing.listAwards, { params: { organisation }, query: {} }),
  ).rejects.toMatchObject({ code: 'organisation-not-found' })
  expect((await list({ limit: 1 })).items).toHaveLength(1)
})
