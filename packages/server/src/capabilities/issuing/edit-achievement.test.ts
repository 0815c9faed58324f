import { issuing, organisations } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
})
afterAll(() => host.stop())

const draft = (more: object = {}) =>
  host.verbs.achievement(owner, organisation.slug, { publish: false, ...more })
const params = (achievement: Achievement) => ({ params: { achievement: achievement.id } })
const change = (achievement: Achievement, body: object) =>
  owner.call(issuing.changeAchievement, { ...params(achievement), body })

test('a draft is edited in place, with all that can be said of an achievement', async () => {
  const first = await draft()
  expect(first).toMatchObject({ state: 'draft', version: 1, publishedAt: null, imageGenerated: true })
  const alignments = [
    { targetName: 'Remix culture', targetUrl: 'https://frames.example/remix', targetCode: 'R1' },
  ]
  const edited = await change(first, {
    name: 'Remixing II',
    criteriaUrl: 'https://library.example/remix',
    imageAlt: 'Two notes in a circle',
    tags: [' music ', 'music', 'remix'],
    alignments,
    achievementType: 'Course',
    language: 'ar',
    expiry: { kind: 'after', months: 24 },
  })
  expect(edited).toMatchObject({
    id: first.id,
    version: 1,
    name: 'Remixing II',
    imageAlt: 'Two notes in a circle',
    tags: ['music', 'remix'],
    alignments,
    achievementType: 'Course',
    language: 'ar',
    expiry: { kind: 'after', months: 24 },
  })
  expect(edited.image).not.toBe(first.image)
  expect(await owner.call(issuing.readAchievement, params(first))).toEqual(edited)
})

test('a published achievement never changes: an edit is its next version, and old awards keep theirs', async () => {
  const first = await host.verbs.achievement(owner, organisation.slug, { name: 'Knots' })
  const award = await host.verbs.award(owner, first.id, 'old@learner.example')
  const next = await change(first, { name: 'Better knots', description: 'Ties more knots.' })
  expect(next).toMatchObject({ version: 2, state: 'draft', lineage: first.lineage, name: 'Better knots' })
  expect(next.id).not.toBe(first.id)
  expect(await owner.call(issuing.readAchievement, params(first))).toMatchObject({
    name: 'Knots',
    version: 1,
    state: 'published',
    awards: 1,
  })
  const published = await owner.call(issuing.publishAchievement, params(next))
  expect(published).toMatchObject({ version: 2, state: 'published' })
  const newer = await host.verbs.award(owner, published.id, 'new@learner.example')
  const names = async (id: string) => {
    const answer = await host.stranger().fetch(`/awards/${id}.json`)
    const { credentialSubject }: { credentialSubject: { achievement: { name: string; version: string } } } =
      await answer.json()
    return [credentialSubject.achievement.name, credentialSubject.achievement.version]
  }
  expect(await names(award.id)).toEqual(['Knots', '1'])
  expect(await names(newer.id)).toEqual(['Better knots', '2'])
  const { items } = await owner.call(issuing.listVersions, params(first))
  expect(items.map(each => each.version)).toEqual([2, 1])
  const list = await owner.call(issuing.listAchievements, {
    params: { organisation: organisation.slug },
    query: { q: 'knots' },
  })
  expect(list.items.map(each => each.name)).toEqual(['Better knots'])
})

test('of two edits of a published version at once one becomes its draft, and only the newest version can be edited', async () => {
  const first = await host.verbs.achievement(owner, organisation.slug, { name: 'Rowing' })
  const [one, two] = await Promise.allSettled([
    change(first, { tags: ['a'] }),
    change(first, { name: 'Rowing 2' }),
  ])
  const made = [one, two].flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  expect(made).toHaveLength(1)
  for (const each of [one, two])
    if (each.status === 'rejected') expect(each.reason.code).toBe('newer-version-exists')
  await expect(change(first, { name: 'Again' })).rejects.toMatchObject({ code: 'newer-version-exists' })
  const newest = made[0]
  if (!newest) throw new Error('No edit was taken')
  expect((await change(newest, { name: 'Rowing 3' })).version).toBe(2)
})

test('a version is published once; a draft cannot be awarded, a published one can', async () => {
  const first = await draft({ name: 'Sailing' })
  const body = { recipient: { email: 'a@learner.example' } }
  await expect(owner.call(issuing.award, { ...params(first), body })).rejects.toMatchObject({
    code: 'not-published',
  })
  await expect(owner.call(issuing.previewAward, { ...params(first), body })).rejects.toMatchObject({
    code: 'not-published',
  })
  await owner.call(issuing.publishAchievement, params(first))
  await expect(owner.call(issuing.publishAchievement, params(first))).rejects.toMatchObject({
    code: 'already-published',
  })
  expect((await owner.call(issuing.award, { ...params(first), body })).answer).toBe('pending')
})

test('an archived achievement is no longer awarded; what was awarded stays, and a new version can be', async () => {
  const first = await host.verbs.achievement(owner, organisation.slug, { name: 'Diving' })
  const award = await host.verbs.award(owner, first.id, 'diver@learner.example')
  expect((await owner.call(issuing.archiveAchievement, params(first))).state).toBe('archived')
  const body = { recipient: { email: 'a@learner.example' } }
  await expect(owner.call(issuing.award, { ...params(first), body })).rejects.toMatchObject({
    code: 'archived',
  })
  expect((await host.stranger().page(`/awards/${award.id}`)).status).toBe(200)
  expect((await host.stranger().page(`/achievements/${first.id}`)).status).toBe(200)
  const next = await owner.call(issuing.publishAchievement, params(await change(first, { name: 'Diving 2' })))
  expect((await owner.call(issuing.award, { ...params(next), body })).answer).toBe('pending')
})

test('a draft is deleted for good, a published version is not, and a draft is not archived', async () => {
  const first = await draft({ name: 'Fishing' })
  await expect(owner.call(issuing.archiveAchievement, params(first))).rejects.toMatchObject({
    code: 'not-published',
  })
  await owner.call(issuing.deleteDraft, params(first))
  await expect(owner.call(issuing.readAchievement, params(first))).rejects.toMatchObject({
    code: 'achievement-not-found',
  })
  const published = await host.verbs.achievement(owner, organisation.slug, { name: 'Baking' })
  await expect(owner.call(issuing.deleteDraft, params(published))).rejects.toMatchObject({
    code: 'already-published',
  })
  const next = await change(published, { name: 'Baking 2' })
  await owner.call(issuing.deleteDraft, params(next))
  expect((await change(published, { name: 'Baking 3' })).version).toBe(2)
})

test('the list is filtered by state and walked by cursor without losing anything', async () => {
  const other = await owner.call(organisations.createOrganisation, { body: { name: 'Paging school' } })
  const made: string[] = []
  for (let each = 0; each < 7; each++)
    made.unshift(
      (await host.verbs.achievement(owner, other.slug, { name: `Step ${each}`, publish: each % 2 === 0 })).id,
    )
  const walked: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(other.slug, cursor)
    walked.push(...page.items.map(each => each.id))
    cursor = page.next
  } while (cursor !== null)
  expect(walked).toEqual(made)
  const published = await owner.call(issuing.listAchievements, {
    params: { organisation: other.slug },
    query: { state: 'published' },
  })
  expect(published.items.map(each => each.name)).toEqual(['Step 6', 'Step 4', 'Step 2', 'Step 0'])
})

const list = (organisation: string, cursor: string | null) =>
  owner.call(issuing.listAchievements, {
    params: { organisation },
    query: { limit: 3, ...(cursor === null ? {} : { cursor }) },
  })

test('an achievement must be named and described, in words that fit', async () => {
  const call = (body: object) =>
    owner.call(issuing.createAchievement, {
      params: { organisation: organisation.slug },
      body: { name: 'A', description: 'B', criteria: 'C', ...body },
    })
  for (const bad of [
    { name: '' },
    { name: 'x'.repeat(201) },
    { achievementType: 'Nonsense' },
    { expiry: { kind: 'after', months: 0 } },
    { expiry: { kind: 'on', date: '2026-02-30' } },
    { criteriaUrl: 'javascript:alert(1)' },
    { alignments: [{ targetName: 'A', targetUrl: 'ftp://a.example' }] },
    { language: 'no such language' },
    { owner: 'me' },
  ])
    await expect(call(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'validation-failed' })
  expect((await call({})).state).toBe('draft')
})
