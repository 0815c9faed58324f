import { organisations, tree, trust } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import type { Domain } from '@rucksack/contract/trust'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../testing/cast.ts'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { type NameServer, startNameServer } from '../../testing/name-server.ts'
import { provenDomains } from './domains.ts'

const day = 86_400_000
let names: NameServer
let host: TestHost
let owner: Visitor
let library: Organisation
let n = 0

beforeAll(async () => {
  names = await startNameServer()
  host = await startTestHost({ DNS_SERVERS: names.address })
  owner = await host.operator()
  library = await found('Riverside Library')
})
afterEach(() => {
  names.silent = false
})
afterAll(async () => {
  await host.stop()
  await names.stop()
})

const found = async (name: string, parent?: string) =>
  await owner.call(organisations.createOrganisation, { body: { name, ...(parent ? { parent } : {}) } })
const add = (domain: string, organisation = library.slug, by = owner) =>
  by.call(trust.addDomain, { params: { organisation }, body: { domain } })
const check = (domain: Domain, organisation = library.slug) =>
  owner.call(trust.checkDomain, { params: { organisation, domain: domain.id } })
const listed = async (domain: Domain, organisation = library.slug) =>
  (await owner.call(trust.listDomains, { params: { organisation } })).items.find(
    each => each.id === domain.id,
  )
const page = async (slug = library.slug) => (await host.stranger().page(`/issuers/${slug}`)).html
/** A domain whose TXT record is there. */
async function proven(): Promise<Domain> {
  const domain = await add(`library${++n}.example`)
  names.txt.set(domain.record.name, ['something else', domain.record.value])
  return await check(domain)
}

test('a TXT record proves a domain, and only then does the public page show it, with when it was seen', async () => {
  const domain = await add('https://Library.example/about')
  expect(domain).toMatchObject({
    domain: 'library.example',
    state: 'waiting',
    record: { name: '_rucksack.library.example', value: expect.stringMatching(/^rucksack-domain=\S{20,}$/) },
    file: { url: 'https://library.example/.well-known/rucksack.txt' },
  })
  expect(await page()).not.toContain('library.example')
  expect((await check(domain)).state).toBe('waiting')
  names.txt.set('_rucksack.library.example', ['v=spf1 -all', domain.record.value])
  expect(await check(domain)).toMatchObject({ state: 'proven', method: 'dns' })
  expect(await page()).toContain('library.example')
  expect(await provenDomains(host.db, library.id)).toContain('library.example')
})

test('the record of another organisation, copied, proves nothing', async () => {
  const mine = await proven()
  const thief = await found('Thief')
  const theirs = await add(mine.domain, thief.slug)
  expect(theirs.record.value).not.toBe(mine.record.value)
  expect((await check(theirs, thief.slug)).state).toBe('waiting')
})

test('what a city has proved holds for its libraries too', async () => {
  const branch = await found('Branch', library.slug)
  const domain = await proven()
  expect(await provenDomains(host.db, branch.id)).toContain(domain.domain)
})

test('a proof is looked for again every day; gone for days, the page says that it lapsed; back, it counts again', async () => {
  const domain = await proven()
  names.txt.delete(domain.record.name)
  host.clock.advance(day + 60_000)
  await host.settle()
  expect(await listed(domain)).toMatchObject({ state: 'proven' })
  for (let look = 0; look < 3; look++) {
    host.clock.advance(day / 4 + 60_000)
    await host.settle()
  }
  const lapsed = await listed(domain)
  expect(lapsed).toMatchObject({ state: 'lapsed', provenAt: domain.provenAt })
  expect(lapsed?.lapsedAt).not.toBeNull()
  expect(await provenDomains(host.db, library.id)).not.toContain(domain.domain)
  expect(await page()).toContain('The proof lapsed')
  names.txt.set(domain.record.name, [domain.record.value])
  host.clock.advance(day)
  await host.settle()
  expect(await listed(domain)).toMatchObject({ state: 'proven', lapsedAt: null })
})

test('a name server that is down for a night takes nothing away', async () => {
  const domain = await proven()
  names.silent = true
  expect((await check(domain)).state).toBe('proven')
  names.silent = false
  expect(await check(domain)).toMatchObject({ state: 'proven' })
})

test('what is no domain is refused', async () => {
  for (const text of [
    'localhost',
    '127.0.0.1',
    '[::1]',
    'a..b',
    '-a.example',
    'x'.repeat(250),
    'a b.example',
    '..',
  ])
    expect(await codeOf(add(text)), text).toBe('validation-failed')
  expect((await add('bücherei.example')).domain).toBe('xn--bcherei-n2a.example')
})

test('others say with link and day that they know an organisation; nobody says so of themselves', async () => {
  const school = await found('Hill School')
  const grace = await joinAs(host, owner, school.slug, 'owner', 'grace@school.example')
  const editor = await joinAs(host, owner, library.slug, 'editor', 'editor@library.example')
  const body = {
    organisation: school.slug,
    by: library.slug,
    statement: 'Partner school since 2024',
    link: 'https://library.example/partners',
    givenOn: '2026-05-03',
  }
  expect(await codeOf(grace.call(trust.accredit, { body: { ...body, by: school.slug } }))).toBe(
    'own-accreditation',
  )
  expect(await codeOf(grace.call(trust.accredit, { body }))).toBe('organisation-not-found')
  expect(await codeOf(grace.call(trust.accredit, { body: { ...body, by: null } }))).toBe('operators-only')
  expect(await codeOf(editor.call(trust.accredit, { body }))).toBe('not-allowed')
  const said = await owner.call(trust.accredit, { body })
  expect(said.by).toEqual({ kind: 'organisation', name: library.name, slug: library.slug, related: false })
  await owner.call(trust.accredit, { body: { ...body, by: null, statement: 'Known to the city' } })
  const html = await page(school.slug)
  for (const text of [
    'Partner school since 2024',
    'Known to the city',
    'Riverside Library',
    'https://library.example/partners',
  ])
    expect(html).toContain(text)
  const remove = (by: Visitor) =>
    codeOf(by.call(trust.withdrawAccreditation, { params: { accreditation: said.id } }))
  expect(await remove(editor)).toBe('accreditation-not-found')
  expect(await remove(grace)).toBe('ok')
  expect(await page(school.slug)).not.toContain('Partner school')
})

test('words of the same tree say that they are', async () => {
  const part = await found('Part', library.slug)
  const said = await owner.call(trust.accredit, {
    body: { organisation: part.slug, by: library.slug, statement: 'Ours', givenOn: '2026-05-03' },
  })
  expect(said.by).toMatchObject({ related: true })
})

test('a proven domain goes over in a merger and holds by the record that is there already', async () => {
  const domain = await proven()
  const [from, into] = [await found('Domain House'), await found('Domain City')]
  const before = await add(domain.domain, from.slug)
  names.txt.set(before.record.name, [before.record.value])
  expect((await check(before, from.slug)).state).toBe('proven')
  await owner.call(tree.mergeOrganisation, { params: { organisation: from.id }, body: { into: into.id } })
  expect(await listed(before, into.slug)).toMatchObject({ state: 'proven' })
  expect((await check(before, into.slug)).state).toBe('proven')
  names.txt.set(before.record.name, [])
  expect((await check(before, into.slug)).seenAt).not.toBeNull()
  for (let miss = 0; miss < 2; miss++) await check(before, into.slug)
  expect((await listed(before, into.slug))?.state).toBe('lapsed')
})
