import { grants, issuing, networks, organisations, tree } from '@rucksack/contract'
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
let achievement: Achievement

beforeAll(async () => {
  host = await startTestHost()
  city = await host.operator()
  library = await found('Riverside Library')
  school = await found('Hillside School')
  achievement = await host.verbs.achievement(city, library.slug)
  teacher = await joinAs(host, city, school.slug, 'owner', 'teacher@school.example')
})
afterAll(async () => await host.stop())

const found = (name: string) => city.call(organisations.createOrganisation, { body: { name } })
const begin = (name = 'Riverside learns') =>
  city.call(networks.foundNetwork, { params: { organisation: library.slug }, body: { name } })
const of = (network: networks.Network, organisation: Organisation) => ({
  params: { network: network.slug, organisation: organisation.slug },
})
const share = (network: networks.Network, what = achievement) =>
  city.call(grants.grant, {
    params: { achievement: what.id },
    body: { act: 'award', to: null, network: network.slug },
  })
const award = () =>
  codeOf(
    teacher.call(issuing.award, {
      params: { achievement: achievement.id },
      body: { recipient: { email: 'ada@learner.example' }, organisation: school.slug },
    }),
  )

test('members award what is shared with their network from when they accept until they leave', async () => {
  const network = await begin()
  await share(network)
  await city.call(networks.inviteToNetwork, of(network, school))
  expect(await award()).toBe('not-shared')
  const page = () => host.stranger().page(`/networks/${network.slug}`)
  expect((await page()).html).not.toContain(school.name)
  const joined = await teacher.call(networks.joinNetwork, of(network, school))
  expect(joined.members.map(each => [each.slug, each.state])).toEqual([
    [school.slug, 'member'],
    [library.slug, 'member'],
  ])
  expect(await award()).toBe('ok')
  const { html } = await page()
  for (const said of [school.name, library.name, achievement.name]) expect(html).toContain(said)
  const shared = await teacher.call(grants.listSharedAchievements, { params: { organisation: school.slug } })
  expect(shared.items.map(each => each.achievement.organisation.slug)).toEqual([library.slug])
  await teacher.call(networks.leaveNetwork, of(network, school))
  expect(await award()).toBe('not-shared')
})

test('who leaves takes along what they shared; the oldest member leads on, and the last one ends the network', async () => {
  const network = await begin('Second')
  await city.call(networks.inviteToNetwork, of(network, school))
  await teacher.call(networks.joinNetwork, of(network, school))
  await share(network)
  expect(await award()).toBe('ok')
  await city.call(networks.leaveNetwork, of(network, library))
  await host.settle()
  expect(await award()).toBe('not-shared')
  const { items } = await teacher.call(networks.listNetworks, { params: { organisation: school.slug } })
  expect(items.find(each => each.id === network.id)?.lead.slug).toBe(school.slug)
  expect(await codeOf(share(network))).toBe('network-not-found')
  await teacher.call(networks.leaveNetwork, of(network, school))
  expect((await host.stranger().page(`/networks/${network.slug}`)).status).toBe(404)
})

test('only the lead invites and removes; nobody joins without an invitation or for somebody else', async () => {
  const network = await begin('Third')
  const stranger = await host.signIn('stranger@learner.example')
  expect(await codeOf(teacher.call(networks.joinNetwork, of(network, school)))).toBe('network-not-found')
  expect(await codeOf(teacher.call(networks.inviteToNetwork, of(network, school)))).toBe('network-not-found')
  await city.call(networks.inviteToNetwork, of(network, school))
  expect(await codeOf(stranger.call(networks.joinNetwork, of(network, school)))).toBe(
    'organisation-not-found',
  )
  await teacher.call(networks.joinNetwork, of(network, school))
  expect(await codeOf(teacher.call(networks.leaveNetwork, of(network, library)))).toBe(
    'organisation-not-found',
  )
  const editor = await joinAs(host, city, library.slug, 'editor', 'editor@library.example')
  expect(await codeOf(editor.call(networks.leaveNetwork, of(network, school)))).toBe('organisation-not-found')
  const guide = await joinAs(host, city, school.slug, 'editor', 'guide@school.example')
  expect(await codeOf(guide.call(networks.leaveNetwork, of(network, school)))).toBe('not-allowed')
  const remover = await joinAs(host, city, library.slug, 'owner', 'remover@library.example')
  expect(await codeOf(remover.call(networks.leaveNetwork, of(network, school)))).toBe('ok')
  expect(await codeOf(share(network))).toBe('ok')
})

test('a merger takes the place of an organisation in its networks', async () => {
  const old = await found('Old House')
  const network = await city.call(networks.foundNetwork, {
    params: { organisation: old.slug },
    body: { name: 'Fourth' },
  })
  await city.call(tree.mergeOrganisation, { params: { organisation: old.id }, body: { into: library.id } })
  const { items } = await city.call(networks.listNetworks, { params: { organisation: library.slug } })
  expect(items.find(each => each.id === network.id)).toMatchObject({
    lead: { slug: library.slug },
    members: [{ slug: library.slug, state: 'member' }],
  })
})
