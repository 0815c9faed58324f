import { identity, issuing, organisations, programmes, type Role } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import type { Programme } from '@rucksack/contract/programmes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let library: Organisation
let summer: Programme
let winter: Programme

beforeAll(async () => {
  host = await startTestHost()
  owner = await host.operator()
  library = await owner.call(organisations.createOrganisation, { body: { name: 'Riverside Library' } })
  summer = await begin('Summer of Making')
  winter = await begin('Winter of Making')
})
afterAll(async () => await host.stop())

const at = () => ({ organisation: library.slug })
const begin = (name: string, slug?: string) =>
  owner.call(programmes.createProgramme, { params: at(), body: { name, ...(slug ? { slug } : {}) } })
const names = (list: { items: { name: string }[] }) => list.items.map(each => each.name).sort()

async function joinProgramme(programme: Programme, role: Role, email: string): Promise<Visitor> {
  const { link } = await owner.call(organisations.invite, {
    params: at(),
    body: { email, role, programme: programme.id },
  })
  const visitor = await host.signIn(email)
  await visitor.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  return visitor
}

const achieve = async (programme: Programme | null, name: string, by = owner) =>
  await by.call(issuing.createAchievement, {
    params: at(),
    body: {
      name,
      description: 'x',
      criteria: 'y',
      publish: true,
      ...(programme ? { programme: programme.id } : {}),
    },
  })
const award = (visitor: Visitor, achievement: string) =>
  codeOf(
    visitor.call(issuing.award, {
      params: { achievement },
      body: { recipient: { email: 'ada@learner.example' } },
    }),
  )

test('somebody with a role in one programme sees and awards in that one, and nothing else of the organisation', async () => {
  const inSummer = await achieve(summer, 'Kite')
  const inWinter = await achieve(winter, 'Sled')
  const beside = await achieve(null, 'Reading')
  const mia = await joinProgramme(summer, 'awarder', 'mia@makers.example')
  expect((await mia.call(organisations.readOrganisation, { params: at() })).role).toBeNull()
  expect((await mia.call(identity.readMe)).organisations).toMatchObject([{ slug: library.slug, role: null }])
  expect(names(await mia.call(programmes.listProgrammes, { params: at() }))).toEqual(['Summer of Making'])
  expect(names(await mia.call(issuing.listAchievements, { params: at() }))).toEqual(['Kite'])
  expect(await award(mia, inSummer.id)).toBe('ok')
  expect(await award(mia, inWinter.id)).toBe('achievement-not-found')
  expect(await award(mia, beside.id)).toBe('achievement-not-found')
  await owner.call(issuing.award, {
    params: { achievement: beside.id },
    body: { recipient: { email: 'bea@learner.example' } },
  })
  const seen = await mia.call(issuing.listAwards, { params: at() })
  expect(seen.items.map(each => each.achievement.name)).toEqual(['Kite'])
  expect(seen.items[0]?.claimLink).toContain('/claim/')
  expect(await codeOf(mia.call(organisations.listMembers, { params: at() }))).toBe('organisation-not-found')
  expect(await codeOf(mia.call(programmes.readProgramme, { params: { programme: winter.id } }))).toBe(
    'programme-not-found',
  )
})

test('a role in a programme says what it allows, as one in an organisation does', async () => {
  const max = await joinProgramme(summer, 'reviewer', 'max@makers.example')
  const kite = await achieve(summer, 'Box kite')
  expect(await award(max, kite.id)).toBe('not-allowed')
  expect(await codeOf(achieve(summer, 'Mine', max))).toBe('not-allowed')
  const change = { params: { programme: summer.id }, body: { description: 'Changed' } }
  expect(await codeOf(max.call(programmes.changeProgramme, change))).toBe('not-allowed')
  expect(await codeOf(owner.call(programmes.changeProgramme, change))).toBe('ok')
})

test('an editor of one programme cannot move achievements into another, nor out to the organisation', async () => {
  const eva = await joinProgramme(summer, 'editor', 'eva@makers.example')
  const made = await achieve(summer, 'Rocket', eva)
  expect(made.programme).toBe(summer.id)
  const move = (programme: string | null, by: Visitor) =>
    codeOf(by.call(issuing.changeAchievement, { params: { achievement: made.id }, body: { programme } }))
  expect(await move(winter.id, eva)).toBe('programme-not-found')
  expect(await move(null, eva)).toBe('not-allowed')
  expect(await codeOf(achieve(null, 'Smuggled', eva))).toBe('organisation-not-found')
  expect(await move(winter.id, owner)).toBe('ok')
})

test('the programme of another organisation is none of this one', async () => {
  const school = await owner.call(organisations.createOrganisation, { body: { name: 'Hill School' } })
  const foreign = await owner.call(programmes.createProgramme, {
    params: { organisation: school.slug },
    body: { name: 'Chess' },
  })
  expect(await codeOf(achieve(foreign, 'Chess'))).toBe('programme-not-found')
  const invitation = {
    params: at(),
    body: { email: 'x@y.example', role: 'viewer' as const, programme: foreign.id },
  }
  expect(await codeOf(owner.call(organisations.invite, invitation))).toBe('programme-not-found')
})

test('in an archived programme nothing is awarded or written, until it is taken out again', async () => {
  const spring = await begin('Spring')
  const seed = await achieve(spring, 'Seed')
  const params = { programme: spring.id }
  expect((await owner.call(programmes.archiveProgramme, { params })).archivedAt).not.toBeNull()
  expect(await award(owner, seed.id)).toBe('programme-archived')
  expect(await codeOf(achieve(spring, 'Late'))).toBe('programme-archived')
  expect((await owner.call(programmes.unarchiveProgramme, { params })).archivedAt).toBeNull()
  expect(await award(owner, seed.id)).toBe('ok')
})

test('a chosen short name that is taken is refused; one made from the name gives way', async () => {
  await begin('Autumn', 'autumn')
  expect(await codeOf(begin('Other', 'autumn'))).toBe('slug-taken')
  expect((await begin('Autumn')).slug).toMatch(/^autumn-\w+$/)
  expect((await begin('صيف')).slug).toBe('programme')
  expect(await codeOf(begin('  '))).toBe('validation-failed')
})

test('people of a programme are listed, given other roles and leave', async () => {
  const zoe = await joinProgramme(winter, 'viewer', 'zoe@makers.example')
  const { id: person } = await zoe.call(identity.readMe)
  const params = { programme: winter.id, person }
  const list = await owner.call(programmes.listProgrammeMembers, { params: { programme: winter.id } })
  expect(list.items.map(each => [each.email, each.role])).toContainEqual(['zoe@makers.example', 'viewer'])
  expect(await codeOf(zoe.call(programmes.changeProgrammeMember, { params, body: { role: 'owner' } }))).toBe(
    'not-allowed',
  )
  await owner.call(programmes.changeProgrammeMember, { params, body: { role: 'owner' } })
  expect((await zoe.call(programmes.readProgramme, { params: { programme: winter.id } })).role).toBe('owner')
  expect(await codeOf(zoe.call(programmes.removeProgrammeMember, { params }))).toBe('ok')
  expect(await codeOf(zoe.call(programmes.readProgramme, { params: { programme: winter.id } }))).toBe(
    'programme-not-found',
  )
})
