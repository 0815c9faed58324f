import { identity, organisations, type Role, tree } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import { sql } from 'kysely'
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

const found = async (name: string, parent?: Organisation, by = owner): Promise<Organisation> =>
  await by.call(organisations.createOrganisation, {
    body: { name, ...(parent ? { parent: parent.slug } : {}) },
  })
const move = (organisation: Organisation, parent: Organisation | null, by = owner) =>
  by.call(tree.moveOrganisation, {
    params: { organisation: organisation.id },
    body: { parent: parent?.id ?? null },
  })
const roleIn = async (visitor: Visitor, organisation: Organisation): Promise<Role | null | undefined> =>
  await visitor
    .call(organisations.readOrganisation, { params: { organisation: organisation.id } })
    .then(each => each.role)
    .catch(() => undefined)
const treeOf = (organisation: Organisation) =>
  owner.call(tree.readTree, { params: { organisation: organisation.id } })

test('a role in a city holds in its libraries and their branches, not beside and not above', async () => {
  const city = await found('City')
  const libraries = await found('Libraries', city)
  const branch = await found('Branch', libraries)
  const museum = await found('Museum', city)
  expect(branch.parentId).toBe(libraries.id)
  const grace = await joinAs(host, owner, libraries.slug, 'awarder', 'grace@library.example')
  expect(await roleIn(grace, branch)).toBe('awarder')
  expect(await roleIn(grace, libraries)).toBe('awarder')
  expect(await roleIn(grace, city)).toBeUndefined()
  expect(await roleIn(grace, museum)).toBeUndefined()
  const me = await grace.call(identity.readMe)
  expect(me.organisations.map(each => [each.slug, each.parentId, each.role]).sort()).toEqual([
    [branch.slug, libraries.id, 'awarder'],
    [libraries.slug, city.id, 'awarder'],
  ])
  const listed = await grace.call(organisations.listOrganisations)
  expect(listed.items.map(each => each.slug).sort()).toEqual([branch.slug, libraries.slug].sort())
})

test('the stronger of two roles counts, whichever level it is from', async () => {
  const city = await found('Strong City')
  const school = await found('Strong School', city)
  const ada = await joinAs(host, owner, city.slug, 'viewer', 'ada@school.example')
  expect(await roleIn(ada, school)).toBe('viewer')
  await joinAs(host, owner, school.slug, 'editor', 'ada@school.example')
  expect(await roleIn(ada, school)).toBe('editor')
  expect(await roleIn(ada, city)).toBe('viewer')
})

test('a role taken away above is gone below with the next request', async () => {
  const city = await found('Fading City')
  const school = await found('Fading School', city)
  const ada = await joinAs(host, owner, city.slug, 'editor', 'fading@school.example')
  const { id: person } = await ada.call(identity.readMe)
  expect(await roleIn(ada, school)).toBe('editor')
  await owner.call(organisations.removeMember, { params: { organisation: city.slug, person } })
  expect(await roleIn(ada, school)).toBeUndefined()
})

test('who has what from where is listed, also what comes from above', async () => {
  const city = await found('Listed City')
  const school = await found('Listed School', city)
  await joinAs(host, owner, city.slug, 'reviewer', 'above@city.example')
  await joinAs(host, owner, school.slug, 'awarder', 'here@school.example')
  const { items } = await owner.call(tree.listRoles, { params: { organisation: school.slug } })
  expect(items.map(each => [each.email, each.role, each.level.slug, each.by])).toEqual([
    ['operator@city.example', 'owner', city.slug, 'invitation'],
    ['above@city.example', 'reviewer', city.slug, 'invitation'],
    ['here@school.example', 'awarder', school.slug, 'invitation'],
  ])
})

test('an organisation moves with all below it, and roles follow the new place at once', async () => {
  const [north, south] = [await found('North'), await found('South')]
  const school = await found('Moving School', north)
  const faculty = await found('Moving Faculty', school)
  const ada = await joinAs(host, owner, north.slug, 'editor', 'north@city.example')
  const bea = await joinAs(host, owner, south.slug, 'editor', 'south@city.example')
  expect([await roleIn(ada, faculty), await roleIn(bea, faculty)]).toEqual(['editor', undefined])
  expect((await move(school, south)).parentId).toBe(south.id)
  expect([await roleIn(ada, faculty), await roleIn(bea, faculty)]).toEqual([undefined, 'editor'])
  expect((await treeOf(south)).below.map(each => each.slug).sort()).toEqual([faculty.slug, school.slug])
  expect((await treeOf(faculty)).above.map(each => each.slug)).toEqual([south.slug, school.slug])
  expect((await treeOf(north)).below).toEqual([])
})

test('at the top whoever moved it there is its owner, and it is not taken there by people who may found none', async () => {
  const city = await found('Top City')
  const school = await found('Top School', city)
  const second = await joinAs(host, owner, city.slug, 'owner', 'second@city.example')
  expect(await codeOf(move(school, null, second))).toBe('organisations-closed')
  await move(school, null)
  expect(await roleIn(owner, school)).toBe('owner')
  expect(await roleIn(second, school)).toBeUndefined()
})

test('it takes an owner of all that a move concerns: of the part, of what it leaves, of what it comes to', async () => {
  const [city, other] = [await found('Rights City'), await found('Rights Other')]
  const school = await found('Rights School', city)
  const ada = await joinAs(host, owner, school.slug, 'owner', 'rights@school.example')
  expect(await codeOf(move(school, null, ada))).toBe('organisation-not-found')
  await joinAs(host, owner, city.slug, 'editor', 'rights@school.example')
  await joinAs(host, owner, other.slug, 'owner', 'rights@school.example')
  expect(await codeOf(move(school, other, ada))).toBe('not-allowed')
  const { id: person } = await ada.call(identity.readMe)
  const raise = { params: { organisation: city.slug, person }, body: { role: 'owner' as const } }
  await owner.call(organisations.changeMember, raise)
  expect(await codeOf(move(school, other, ada))).toBe('ok')
  expect(await codeOf(found('Smuggled', other, await host.signIn('nobody@else.example')))).toBe(
    'organisation-not-found',
  )
})

test('nothing is put inside itself', async () => {
  const top = await found('Circle Top')
  const middle = await found('Circle Middle', top)
  const low = await found('Circle Low', middle)
  for (const parent of [top, middle, low]) expect(await codeOf(move(top, parent))).toBe('own-descendant')
  expect(await codeOf(move(low, top))).toBe('ok')
})

test('moves at the same moment that together would close a circle do not', async () => {
  for (let round = 0; round < 5; round++) {
    const names = Array.from({ length: 6 }, (_each, n) => `Ring ${round} ${n}`)
    const ring: Organisation[] = []
    for (const name of names) ring.push(await found(name))
    const codes = await Promise.all(
      ring.map((each, n) => codeOf(move(each, ring[(n + 1) % ring.length] ?? each))),
    )
    expect(codes.filter(code => code === 'own-descendant')).toHaveLength(1)
    expect(codes.filter(code => code === 'ok')).toHaveLength(5)
    await holdsTogether()
  }
})

test('eight levels are the most, also when a tall part is moved', async () => {
  let low = await found('Level 1')
  const top = low
  for (let level = 2; level <= 8; level++) low = await found(`Level ${level}`, low)
  expect(await codeOf(found('Level 9', low))).toBe('too-deep')
  const tall = await found('Tall')
  await found('Tall below', tall)
  expect(await codeOf(move(tall, low))).toBe('too-deep')
  const { above } = await treeOf(low)
  const sixth = above[5]
  expect(await codeOf(move(tall, { ...top, id: sixth?.id ?? '' }))).toBe('ok')
  await holdsTogether()
})

/** Paths as the tables have them say what the parents say, and nothing is its own ancestor. */
async function holdsTogether(): Promise<void> {
  const rows = await sql<{ wrong: number }>`
    select count(*)::int as wrong from organisations_organisations o
    left join organisations_organisations p on p.id = o.parent_id
    where o.path is distinct from coalesce(p.path, '{}') || o.id
      or cardinality(o.path) <> (select count(distinct each) from unnest(o.path) as each)`.execute(host.db)
  expect(rows.rows[0]?.wrong).toBe(0)
}
