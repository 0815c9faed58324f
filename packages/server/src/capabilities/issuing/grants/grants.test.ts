import {
  awardBatches,
  codes,
  grants,
  issuing,
  organisations,
  templates,
  tree,
  verifying,
} from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../../testing/cast.ts'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

let host: TestHost
let city: Visitor
let teacher: Visitor
let library: Organisation
let school: Organisation
let branch: Organisation
const secretNote = 'Look at the edge.'

beforeAll(async () => {
  host = await startTestHost()
  city = await host.operator()
  const found = (name: string, parent?: string) =>
    city.call(organisations.createOrganisation, { body: { name, ...(parent ? { parent } : {}) } })
  library = await found('Riverside Library')
  school = await found('Hillside School')
  branch = await found('Branch', school.slug)
  teacher = await joinAs(host, city, school.slug, 'owner', 'teacher@school.example')
})
afterAll(async () => await host.stop())

const weaving = (more: object = {}): Promise<Achievement> =>
  host.verbs.achievement(city, library.slug, {
    name: 'Weaving',
    details: { criteriaList: [{ text: 'Weave a cloth.', required: true, assessorNote: secretNote }] },
    ...more,
  })
const give = (
  achievement: Achievement,
  body: { act: 'award' | 'copy'; to: string | null; below?: boolean },
) => city.call(grants.grant, { params: { achievement: achievement.id }, body })
const sharedWith = async (organisation: Organisation) =>
  (await teacher.call(grants.listSharedAchievements, { params: { organisation: organisation.slug } })).items
const awardAs = (achievement: Achievement, organisation: Organisation, email = 'ada@learner.example') =>
  teacher.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email, name: 'Ada' }, organisation: organisation.slug, sendNow: true },
  })
const verdict = async (url: string) =>
  (
    await host.stranger().call(verifying.verifyBadge, {
      bytes: JSON.stringify({ url }),
      mediaType: 'application/json',
    })
  ).verdict

test('a school awards what a library shares with it: it signs, the library is named as creator, every form is genuine', async () => {
  const achievement = await weaving()
  expect(await codeOf(awardAs(achievement, school))).toBe('not-shared')
  const grant = await give(achievement, { act: 'award', to: school.slug })
  expect(grant).toMatchObject({ act: 'award', to: { slug: school.slug, below: false }, awards: 0 })
  const [shared] = await sharedWith(school)
  expect(shared).toMatchObject({
    mayAward: true,
    mayCopy: false,
    achievement: { id: achievement.id, organisation: { name: library.name, slug: library.slug } },
  })
  expect(JSON.stringify(shared)).toContain(secretNote)

  const award = await awardAs(achievement, school)
  await host.settle()
  expect(award.organisation.slug).toBe(school.slug)
  const credential = await (await host.stranger().fetch(`/awards/${award.id}.json`)).json()
  expect(credential.issuer).toMatchObject({ id: school.did, name: school.name })
  expect(credential.credentialSubject.achievement).toMatchObject({
    id: achievement.page,
    creator: { id: library.did, name: library.name },
  })
  const assertion = await (await host.stranger().fetch(`/awards/${award.id}?v=2_0`)).json()
  const badge = await (await host.stranger().fetch(assertion.badge)).json()
  expect(badge).toMatchObject({
    id: assertion.badge,
    issuer: school.profile,
    related: [{ id: `${achievement.page}?v=2_0` }],
  })
  const original = await (await host.stranger().fetch(`${achievement.page}?v=2_0`)).json()
  expect(original.issuer).toBe(library.profile)
  for (const form of [`${award.page}.json`, `${award.page}?v=2_0`]) expect(await verdict(form)).toBe('valid')
  const { html } = await host.stranger().page(`/awards/${award.id}`)
  expect(html).toContain('Achievement created by')
  expect(html).toContain(`/issuers/${library.slug}`)

  const { items } = await city.call(grants.listGrants, { params: { achievement: achievement.id } })
  expect(items).toMatchObject([{ awards: 1 }])
  expect(host.post.last('ada@learner.example').text).toContain(school.name)
})

test('whoever gave it takes it back: nothing new is awarded, what was awarded stays genuine and in the hands of the school', async () => {
  const achievement = await weaving()
  const grant = await give(achievement, { act: 'award', to: school.slug })
  const award = await awardAs(achievement, school)
  expect(await codeOf(teacher.call(grants.listGrants, { params: { achievement: achievement.id } }))).toBe(
    'achievement-not-found',
  )
  await city.call(grants.endGrant, { params: { grant: grant.id } })
  expect(await codeOf(awardAs(achievement, school))).toBe('not-shared')
  expect(await codeOf(teacher.call(issuing.readAward, { params: { award: award.id } }))).toBe('ok')
  for (const form of [`${award.page}.json`, `${award.page}?v=2_0`]) expect(await verdict(form)).toBe('valid')
  const revoked = await teacher.call(issuing.revokeAward, {
    params: { award: award.id },
    body: { reason: 'A mistake.' },
  })
  expect(revoked.standing).toBe('revoked')
})

test('the organisation it was given to can give it up, a stranger can not', async () => {
  const achievement = await weaving()
  const grant = await give(achievement, { act: 'award', to: school.slug })
  const stranger = await host.signIn('stranger@learner.example')
  const end = (by: Visitor) => codeOf(by.call(grants.endGrant, { params: { grant: grant.id } }))
  expect(await end(stranger)).toBe('grant-not-found')
  expect(await end(teacher)).toBe('ok')
  expect((await sharedWith(school)).map(each => each.achievement.id)).not.toContain(achievement.id)
})

test('all organisations below a named one may award it only when that was said', async () => {
  const achievement = await weaving()
  await give(achievement, { act: 'award', to: school.slug })
  expect(await codeOf(awardAs(achievement, branch))).toBe('not-shared')
  await give(achievement, { act: 'award', to: school.slug, below: true })
  expect((await awardAs(achievement, branch)).organisation.slug).toBe(branch.slug)
  const own = await host.verbs.achievement(city, school.slug)
  expect(await codeOf(give(own, { act: 'award', to: school.slug }))).toBe('validation-failed')
  await give(own, { act: 'award', to: school.slug, below: true })
  expect((await awardAs(own, branch, 'eve@learner.example')).organisation.slug).toBe(branch.slug)
})

test('to award needs the role of an awarder in the organisation that awards; a draft is not shared', async () => {
  const achievement = await weaving()
  await give(achievement, { act: 'award', to: school.slug })
  const viewer = await joinAs(host, city, school.slug, 'viewer', 'viewer@school.example')
  const body = { recipient: { email: 'x@learner.example' } }
  const asked = (by: Visitor, organisation: string) =>
    codeOf(
      by.call(issuing.award, {
        params: { achievement: achievement.id },
        body: { ...body, organisation },
      }),
    )
  expect(await asked(viewer, school.slug)).toBe('not-allowed')
  expect(await asked(viewer, library.slug)).toBe('achievement-not-found')
  expect(await asked(teacher, 'nowhere')).toBe('organisation-not-found')
  const next = await city.call(issuing.changeAchievement, {
    params: { achievement: achievement.id },
    body: { description: 'Other words.' },
  })
  expect(await codeOf(awardAs(next, school))).toBe('achievement-not-found')
  expect((await sharedWith(school)).map(each => each.achievement.id)).toContain(achievement.id)
})

test('lists and codes of a shared achievement are those of the school that made them', async () => {
  const achievement = await weaving()
  await give(achievement, { act: 'award', to: school.slug })
  const batch = await teacher.call(awardBatches.createAwardBatch, {
    query: { achievement: achievement.id, organisation: school.slug, start: true },
    bytes: 'one@learner.example\ntwo@learner.example\n',
    mediaType: 'text/csv',
  })
  await host.settle()
  expect(await teacher.call(awardBatches.readAwardBatch, { params: { batch: batch.id } })).toMatchObject({
    state: 'done',
  })
  const { items } = await teacher.call(issuing.listAwards, {
    params: { organisation: school.slug },
    query: { achievement: achievement.id },
  })
  expect(items.map(each => each.organisation.slug)).toEqual([school.slug, school.slug])
  const made = await teacher.call(codes.createCodes, {
    params: { achievement: achievement.id },
    body: { organisation: school.slug },
  })
  const learner = await host.signIn('coder@learner.example')
  const offer = await learner.call(codes.takeCode, { params: { text: made.items[0]?.text ?? '' }, body: {} })
  expect(offer.organisation.name).toBe(school.name)
  expect(offer.mine?.badge).toBeTruthy()
})

test('who may copy gets a draft that says where it is from, without what only assessors read; everyone may where that was said', async () => {
  const achievement = await weaving()
  const copy = (by: Visitor, organisation: string) =>
    by.call(templates.copyAchievement, { params: { achievement: achievement.id }, body: { organisation } })
  expect(await codeOf(copy(teacher, school.slug))).toBe('achievement-not-found')
  await give(achievement, { act: 'copy', to: school.slug })
  expect(await codeOf(awardAs(achievement, school))).toBe('not-shared')
  const made = await copy(teacher, school.slug)
  expect(made).toMatchObject({
    state: 'draft',
    organisationId: school.id,
    details: { origin: { creator: { name: library.name } } },
  })
  expect(JSON.stringify(made)).not.toContain(secretNote)
  const shared = (await sharedWith(school)).find(each => each.achievement.id === achievement.id)
  expect(shared?.mayCopy).toBe(true)
  expect(JSON.stringify(shared)).not.toContain(secretNote)

  expect(await codeOf(give(achievement, { act: 'award', to: null }))).toBe('validation-failed')
  expect((await host.stranger().page(`/achievements/${achievement.id}`)).html).not.toContain('/manage/copy/')
  await give(achievement, { act: 'copy', to: null })
  expect((await host.stranger().page(`/achievements/${achievement.id}`)).html).toContain('/manage/copy/')
  expect((await copy(teacher, branch.slug)).organisationId).toBe(branch.id)
})

test('a merger carries over what was given and what was received', async () => {
  const old = await city.call(organisations.createOrganisation, { body: { name: 'Old House' } })
  const mine = await host.verbs.achievement(city, old.slug)
  await give(mine, { act: 'award', to: school.slug })
  const theirs = await weaving()
  await give(theirs, { act: 'award', to: old.slug })
  await city.call(tree.mergeOrganisation, { params: { organisation: old.id }, body: { into: branch.slug } })
  await host.settle()
  const names = (await sharedWith(branch)).map(each => each.achievement.id)
  expect(names).toContain(theirs.id)
  const [still] = (await sharedWith(school)).filter(each => each.achievement.lineage === mine.lineage)
  expect(still).toMatchObject({
    mayAward: true,
    achievement: { organisation: { slug: branch.slug }, version: 2 },
  })
})
