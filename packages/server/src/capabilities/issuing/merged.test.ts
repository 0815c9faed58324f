import { codes, identity, issuing, organisations, programmes, tree, verifying } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../testing/cast.ts'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor

beforeAll(async () => {
  host = await startTestHost()
  owner = await host.operator()
})
afterAll(async () => await host.stop())

const found = async (name: string, parent?: string): Promise<Organisation> =>
  await owner.call(organisations.createOrganisation, { body: { name, ...(parent ? { parent } : {}) } })
const merge = (from: Organisation, into: Organisation, by = owner) =>
  by.call(tree.mergeOrganisation, { params: { organisation: from.id }, body: { into: into.id } })
const verdict = async (url: string) =>
  (
    await host.stranger().call(verifying.verifyBadge, {
      bytes: JSON.stringify({ url }),
      mediaType: 'application/json',
    })
  ).verdict

test('after a merger nothing is lost: awards keep their issuer and stay genuine, people and programmes are united', async () => {
  const old = await found('Old Library')
  const city = await found('City Libraries')
  await joinAs(host, owner, old.slug, 'awarder', 'both@library.example')
  const both = await joinAs(host, owner, city.slug, 'viewer', 'both@library.example')
  const only = await joinAs(host, owner, old.slug, 'editor', 'only@library.example')
  const branch = await found('Branch', old.slug)
  for (const organisation of [old.slug, city.slug])
    await owner.call(programmes.createProgramme, { params: { organisation }, body: { name: 'Summer' } })
  const published = await host.verbs.achievement(owner, old.slug)
  const draft = await host.verbs.achievement(owner, old.slug, { name: 'Draft', publish: false })
  const award = await host.verbs.award(owner, published.id, 'ada@learner.example')

  expect((await merge(old, city)).slug).toBe(city.slug)
  await host.settle()

  for (const form of [`${award.page}.json`, `${award.page}?v=2_0`]) expect(await verdict(form)).toBe('valid')
  const credential = await (await host.stranger().fetch(`/awards/${award.id}.json`)).json()
  expect(credential.issuer.id).toBe(old.did)
  const profile = await (await host.stranger().fetch(`/issuers/${old.slug}.json`)).json()
  expect(profile).toMatchObject({ id: old.profile, name: 'Old Library' })
  const page = await host.stranger().page(`/issuers/${old.slug}`)
  expect([page.status, page.headers.get('location')]).toEqual([308, `/issuers/${city.slug}`])

  const bySlug = await owner.call(organisations.readOrganisation, { params: { organisation: old.slug } })
  expect(bySlug.slug).toBe(city.slug)
  const roleOf = async (visitor: Visitor) =>
    (await visitor.call(organisations.readOrganisation, { params: { organisation: city.slug } })).role
  expect([await roleOf(both), await roleOf(only)]).toEqual(['awarder', 'editor'])
  expect((await both.call(identity.readMe)).organisations.map(each => each.slug)).toEqual(
    expect.arrayContaining([city.slug, branch.slug]),
  )
  const { items } = await owner.call(programmes.listProgrammes, { params: { organisation: city.slug } })
  expect(items.map(each => each.slug).sort()).toEqual(['summer', 'summer-2'])
  const parts = await owner.call(tree.readTree, { params: { organisation: city.slug } })
  expect(parts.below.map(each => each.slug)).toEqual([branch.slug])
  expect(parts.merged.map(each => each.slug)).toEqual([old.slug])

  const mine = await owner.call(issuing.listAchievements, { params: { organisation: city.slug } })
  expect(mine.items.map(each => [each.name, each.state, each.version]).sort()).toEqual([
    ['Draft', 'draft', 1],
    ['Remixing', 'published', 2],
  ])
  const versions = await owner.call(issuing.listVersions, { params: { achievement: published.id } })
  expect(versions.items.map(each => [each.version, each.state, each.organisation.slug])).toEqual([
    [2, 'published', city.slug],
    [1, 'archived', old.slug],
  ])
  expect(await codeOf(owner.call(issuing.readAchievement, { params: { achievement: draft.id } }))).toBe('ok')
  const awards = await both.call(issuing.listAwards, { params: { organisation: city.slug } })
  expect(awards.items.map(each => [each.id, each.organisation.slug])).toEqual([[award.id, old.slug]])

  const next = await host.verbs.award(both, versions.items[0]?.id ?? '', 'bea@learner.example')
  expect(await verdict(`${next.page}.json`)).toBe('valid')
  expect(next.organisation.slug).toBe(city.slug)
  await both.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'A mistake' } })
  expect(await verdict(`${award.page}.json`)).toBe('invalid')
})

test('a code that was handed out before a merger awards in the name of the organisation that goes on', async () => {
  const [old, city] = [await found('Code House'), await found('Code City')]
  const published = await host.verbs.achievement(owner, old.slug)
  const made = await owner.call(codes.createCodes, {
    params: { achievement: published.id },
    body: { limit: 2 },
  })
  const text = made.items[0]?.text ?? ''
  const early = await host.signIn('early@learner.example')
  await early.call(codes.takeCode, { params: { text }, body: {} })
  await merge(old, city)
  await host.settle()
  const late = await host.signIn('late@learner.example')
  const offer = await late.call(codes.takeCode, { params: { text }, body: {} })
  expect(offer.organisation.name).toBe('Code City')
  expect(offer.mine?.badge).toBeTruthy()
  const { items } = await owner.call(codes.listCodes, { params: { organisation: city.slug } })
  expect(items).toMatchObject([{ id: made.items[0]?.id, taken: 2, achievement: { version: 2 } }])
})

test('what was merged is merged for good, and what went into it goes along', async () => {
  const [first, second, third] = [await found('First'), await found('Second'), await found('Third')]
  await merge(first, second)
  await merge(second, third)
  for (const { slug } of [first, second]) {
    const now = await owner.call(organisations.readOrganisation, { params: { organisation: slug } })
    expect(now.slug).toBe(third.slug)
    expect((await host.stranger().page(`/issuers/${slug}`)).headers.get('location')).toBe(
      `/issuers/${third.slug}`,
    )
  }
  expect(await codeOf(merge(first, third))).toBe('organisation-not-found')
  expect(
    await codeOf(
      owner.call(tree.moveOrganisation, { params: { organisation: first.id }, body: { parent: null } }),
    ),
  ).toBe('organisation-not-found')
})

test('a merger takes an owner of both, and nothing is merged into what is below it', async () => {
  const [mine, theirs] = [await found('Mine'), await found('Theirs')]
  const part = await found('Part', mine.slug)
  const ada = await joinAs(host, owner, mine.slug, 'owner', 'ada@mine.example')
  expect(await codeOf(merge(mine, theirs, ada))).toBe('organisation-not-found')
  await joinAs(host, owner, theirs.slug, 'editor', 'ada@mine.example')
  expect(await codeOf(merge(mine, theirs, ada))).toBe('not-allowed')
  expect(await codeOf(merge(mine, part))).toBe('own-descendant')
  expect(await codeOf(merge(mine, mine))).toBe('own-descendant')
  expect(await codeOf(merge(part, mine))).toBe('ok')
})

test('below an archived organisation nothing new is awarded, what was awarded stays genuine, and it comes back', async () => {
  const city = await found('Archive City')
  const school = await found('Archive School', city.slug)
  const achievement = await host.verbs.achievement(owner, school.slug)
  const before = await host.verbs.award(owner, achievement.id, 'ada@learner.example')
  const params = { organisation: city.slug }
  const recipient = { recipient: { email: 'bea@learner.example' } }
  const award = () =>
    codeOf(owner.call(issuing.award, { params: { achievement: achievement.id }, body: recipient }))
  expect((await owner.call(tree.archiveOrganisation, { params })).archivedAt).not.toBeNull()
  expect(await award()).toBe('organisation-archived')
  expect(await codeOf(host.verbs.achievement(owner, school.slug))).toBe('organisation-archived')
  expect(await codeOf(found('New part', school.slug))).toBe('organisation-archived')
  expect(await verdict(`${before.page}.json`)).toBe('valid')
  expect((await host.stranger().page(`/issuers/${city.slug}`)).status).toBe(200)
  await owner.call(issuing.revokeAward, { params: { award: before.id }, body: { reason: 'A mistake' } })
  expect(await verdict(`${before.page}.json`)).toBe('invalid')
  expect((await owner.call(tree.unarchiveOrganisation, { params })).archivedAt).toBeNull()
  expect(await award()).toBe('ok')
})
