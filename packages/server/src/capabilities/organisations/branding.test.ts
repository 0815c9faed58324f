import { branding, codes, delivery, organisations, sharing } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor

beforeAll(async () => {
  host = await startTestHost()
  owner = await host.operator()
})
afterAll(async () => await host.stop())

const found = async (name: string, parent?: string) =>
  (await owner.call(organisations.createOrganisation, { body: { name, ...(parent ? { parent } : {}) } })).slug
const change = (organisation: string, body: object) =>
  owner.call(branding.changeBranding, { params: { organisation }, body })
const read = (organisation: string) => owner.call(branding.readBranding, { params: { organisation } })
const sheetOf = async (path: string) =>
  /\/brand\/[0-9a-f]{6}\.css/.exec((await host.stranger().page(path)).html)?.[0] ?? null

test('a colour is on the pages of an organisation, its achievements, awards, codes and shared badges, and in its mails, made readable', async () => {
  const slug = await found('Riverside Library')
  const achievement = await host.verbs.achievement(owner, slug)
  expect(await sheetOf(`/issuers/${slug}`)).toBeNull()
  await change(slug, { colour: '#ffe600', mailFooter: 'Riverside Library, 1 River Street' })
  const award = await host.verbs.award(owner, achievement.id, 'ada@learner.example')
  for (const path of [`/issuers/${slug}`, `/achievements/${achievement.id}`, `/awards/${award.id}`])
    expect(await sheetOf(path), path).toBe('/brand/ffe600.css')
  const letter = host.post.last('ada@learner.example')
  const learner = await host.signIn('ada@learner.example')
  const claim = `/claim/${host.verbs.claimSecret('ada@learner.example')}`
  expect(await sheetOf(claim)).toBe('/brand/ffe600.css')
  const { items } = await owner.call(codes.createCodes, {
    params: { achievement: achievement.id },
    body: { style: 'words', mode: 'award' },
  })
  expect(await sheetOf(`/code/${items[0]?.text}`)).toBe('/brand/ffe600.css')
  const { badge } = await learner.call(delivery.acceptClaim, { params: { secret: claim.slice(7) } })
  const share = await learner.call(sharing.shareBadge, {
    params: { badge },
    body: { audience: 'link', showName: true },
  })
  expect(await sheetOf(new URL(share.url ?? '').pathname)).toBe('/brand/ffe600.css')
  const sheet = await host.stranger().fetch('/brand/ffe600.css')
  expect(sheet.headers.get('content-type')).toContain('text/css')
  expect(await sheet.text()).toMatch(/--accent: oklch\(0\.[0-5]/)
  expect(letter.text).toContain('1 River Street')
  expect(letter.html).not.toContain('background:#155468')
  await change(slug, { colour: null })
  expect(await sheetOf(`/issuers/${slug}`)).toBeNull()
})

test('parts take over what they do not set themselves, from the nearest above', async () => {
  const city = await found('City')
  const libraries = await found('Libraries', city)
  const branch = await found('Branch', libraries)
  await change(city, { colour: '#111111', mailFooter: 'City' })
  await change(libraries, { colour: '#8a1c5c' })
  expect(await sheetOf(`/issuers/${branch}`)).toBe('/brand/8a1c5c.css')
  expect(await read(branch)).toMatchObject({
    colour: null,
    above: { colour: '#8a1c5c', mailFooter: 'City' },
  })
  expect(await read(city)).toMatchObject({ colour: '#111111', above: { colour: null, mailFooter: null } })
})

test('how certificates are laid out is kept', async () => {
  const slug = await found('Certifying')
  const certificate = { paper: 'letter', signatories: [{ name: 'Grace Rivers', title: 'Head' }] }
  expect((await change(slug, { certificate })).certificate).toEqual(certificate)
  expect((await change(slug, { mailFooter: 'x' })).certificate).toEqual(certificate)
  expect((await change(slug, { certificate: null })).certificate).toBeNull()
})

test('what is no colour is refused, as is a style sheet for it', async () => {
  const slug = await found('Strict')
  for (const colour of ['red', '#FFF', '#8a1c5c; }', '#8A1C5C', 'url(x)'])
    expect(await codeOf(change(slug, { colour })), colour).toBe('validation-failed')
  for (const file of ['red.css', '8a1c5c', '8a1c5c.css.map', '..%2f..%2fetc'])
    expect((await host.stranger().fetch(`/brand/${file}`)).status, file).toBe(404)
})
