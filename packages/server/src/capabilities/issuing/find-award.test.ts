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

test('the whole list is sorted by name, achievement or end, however many pages it has, both ways', async () => {
  const school = await owner.call(organisations.createOrganisation, { body: { name: 'Sorted school' } })
  const [first, second] = [
    await host.verbs.achievement(owner, school.slug, { name: 'Ärchery' }),
    await host.verbs.achievement(owner, school.slug, { name: 'boats' }),
  ]
  const day = (days: number) => new Date(host.clock.now().getTime() + days * 86_400_000).toISOString()
  await make('s1@learner.example', 'Zoë', { expiresAt: day(3) }, first.id)
  await make('s2@learner.example', 'élodie', { expiresAt: day(1) }, second.id)
  await make('s3@learner.example', 'Dov', {}, first.id)
  await make('s4@learner.example', 'Fay', { expiresAt: day(2) }, second.id)
  await owner.call(issuing.award, {
    params: { achievement: first.id },
    body: { recipient: { email: 's5@learner.example' } },
  })
  const walk = async (query: object) => {
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        { limit: 2, ...query, ...(cursor === null ? {} : { cursor }) },
        school.slug,
      )
      walked.push(...page.items.map(each => each.recipient.name ?? '-'))
      cursor = page.next
    } while (cursor !== null)
    return walked
  }
  const byName = ['Dov', 'élodie', 'Fay', 'Zoë', '-']
  expect(await walk({ sort: 'learner', order: 'asc' })).toEqual(byName)
  expect(await walk({ sort: 'learner', order: 'desc' })).toEqual([...byName].reverse())
  expect((await walk({ sort: 'ends', order: 'asc' })).slice(0, 3)).toEqual(['élodie', 'Fay', 'Zoë'])
  const boats = await walk({ sort: 'achievement', order: 'desc' })
  expect(boats.slice(0, 2).sort()).toEqual(['Fay', 'élodie'].sort())
  expect(new Set(boats).size).toBe(5)
  const { next } = await list({ limit: 1, sort: 'learner' }, school.slug)
  await expect(list({ sort: 'ends', cursor: next }, school.slug)).rejects.toMatchObject({
    code: 'validation-failed',
  })
  for (const key of ['2026-02-31T00:00:00.000000Z', 'now', 'x'])
    await expect(
      list(
        { cursor: Buffer.from(JSON.stringify(['date', first.id, key])).toString('base64url') },
        school.slug,
      ),
    ).rejects.toMatchObject({ code: 'validation-failed' })
})

test('how many wait for an answer is counted over all awards, within what is looked for', async () => {
  const school = await owner.call(organisations.createOrganisation, { body: { name: 'Counted school' } })
  const one = await host.verbs.achievement(owner, school.slug)
  await make('c1@learner.example', 'C1', { sendNow: true }, one.id)
  await make('c2@learner.example', 'C2', { sendNow: true }, one.id)
  const gone = await make('c3@learner.example', 'C3', {}, one.id)
  await owner.call(issuing.revokeAward, { params: { award: gone.id }, body: { reason: 'x' } })
  const count = (query: object) =>
    owner.call(issuing.countAwards, { params: { organisation: school.slug }, query })
  expect(await count({})).toEqual({
    total: 3,
    answers: { pending: 1, unclaimed: 2, accepted: 0, declined: 0, withdrawn: 0 },
    standings: { good: 2, suspended: 0, revoked: 1, expired: 0 },
  })
  expect(await count({ answer: 'unclaimed' })).toMatchObject({
    total: 2,
    answers: { pending: 1, unclaimed: 2 },
    standings: { good: 2, revoked: 0 },
  })
  expect(await count({ standing: 'revoked', q: 'C3' })).toMatchObject({ total: 1, answers: { pending: 1 } })
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
