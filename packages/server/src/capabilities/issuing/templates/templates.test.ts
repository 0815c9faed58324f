import { issuing, organisations, templates } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs } from '../../../testing/cast.ts'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

type Side = { host: TestHost; owner: Visitor; organisation: Organisation }

const begin = async (name: string, settings: Record<string, string> = {}): Promise<Side> => {
  const host = await startTestHost(settings)
  const owner = await host.operator()
  return { host, owner, organisation: await owner.call(organisations.createOrganisation, { body: { name } }) }
}

let library: Side
let school: Side
beforeAll(async () => {
  ;[library, school] = await Promise.all([
    begin('Riverside Library'),
    begin('Hillside School', { ALLOW_PRIVATE_NETWORK: 'true' }),
  ])
})
afterAll(() => Promise.all([library.host.stop(), school.host.stop()]))

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><metadata><design xmlns="urn:rucksack:badge-design:1">{&quot;format&quot;:1}</design></metadata><circle cx="32" cy="32" r="30" fill="#27487a"/></svg>'
const secretNote = 'Look at the edge.'

async function weaving({ host, owner, organisation }: Side): Promise<Achievement> {
  const draft = await host.verbs.achievement(owner, organisation.slug, {
    name: 'Weaving',
    publish: false,
    tags: ['craft'],
    expiry: { kind: 'after', months: 12 },
    details: {
      criteriaList: [{ text: 'Weave a cloth.', required: true, assessorNote: secretNote }],
      time: { amount: 3, unit: 'hours' },
      translations: [{ language: 'es', name: 'Tejer', description: 'Teje.', criteria: 'Teje una tela.' }],
    },
  })
  await owner.call(issuing.setAchievementImage, {
    params: { achievement: draft.id },
    bytes: drawing,
    mediaType: 'image/svg+xml',
  })
  return await owner.call(issuing.publishAchievement, { params: { achievement: draft.id } })
}

const save = ({ owner, organisation }: Side, achievement: string, name?: string) =>
  owner.call(templates.createTemplate, {
    params: { organisation: organisation.slug },
    body: { achievement, ...(name ? { name } : {}) },
  })
const importTo = ({ owner, organisation }: Side, url: string) =>
  owner.call(templates.importTemplate, { params: { organisation: organisation.slug }, body: { url } })

test('an achievement is saved as a template, and another is started from it with all that was said', async () => {
  const original = await weaving(library)
  const template = await save(library, original.id, 'Our crafts')
  expect(template).toMatchObject({ name: 'Our crafts', shared: false, origin: null })
  const { owner } = library
  const started = await owner.call(templates.startFromTemplate, { params: { template: template.id } })
  expect(started).toMatchObject({
    state: 'draft',
    version: 1,
    name: 'Weaving',
    tags: ['craft'],
    imageGenerated: false,
    expiry: { kind: 'after', months: 12 },
    details: original.details,
  })
  expect(started.lineage).not.toBe(original.lineage)
  const picture = await (await owner.fetch(started.image)).text()
  expect(picture).toContain('badge-design:1')
})

test('a template goes to another host by its address, with its picture, and it is remembered where it came from', async () => {
  const template = await save(library, (await weaving(library)).id)
  expect(await codeOf(importTo(school, template.url))).toBe('template-refused')
  await library.owner.call(templates.changeTemplate, {
    params: { template: template.id },
    body: { shared: true },
  })
  const kept = await importTo(school, template.url)
  expect(kept).toMatchObject({
    name: 'Weaving',
    shared: false,
    origin: {
      url: template.url,
      creator: { name: 'Riverside Library', url: `${library.host.url}/issuers/riverside-library` },
    },
  })
  const { owner } = school
  const draft = await owner.call(templates.startFromTemplate, { params: { template: kept.id } })
  expect(draft.details).toMatchObject({
    time: { amount: 3, unit: 'hours' },
    translations: [{ language: 'es', name: 'Tejer' }],
    origin: { kind: 'import', url: template.url, creator: { name: 'Riverside Library' } },
  })
  expect(await (await owner.fetch(draft.image)).text()).toContain('badge-design:1')
  const published = await owner.call(issuing.publishAchievement, { params: { achievement: draft.id } })
  const page = await school.host.stranger().page(`/achievements/${published.id}`)
  expect(page.html).toContain('Riverside Library')
  expect(page.html).toContain(template.url)

  // Handed on, it still says who made it; but whom a third host names is only believed about that host.
  const again = await save(school, published.id)
  await owner.call(templates.changeTemplate, { params: { template: again.id }, body: { shared: true } })
  const document: { creator: { name: string } } = await (await school.host.stranger().fetch(again.url)).json()
  expect(document.creator.name).toBe('Riverside Library')
  const back = await importTo({ ...school }, again.url)
  expect(back.origin?.creator.name).toMatch(/^Riverside Library \(.+\)$/)
})

test('notes for assessors do not travel, and what is no longer shared is gone', async () => {
  const template = await save(library, (await weaving(library)).id)
  const share = (shared: boolean) =>
    library.owner.call(templates.changeTemplate, { params: { template: template.id }, body: { shared } })
  const stranger = library.host.stranger()
  expect((await stranger.fetch(template.url)).status).toBe(404)
  expect((await stranger.fetch(template.image)).status).toBe(404)
  expect((await library.owner.fetch(template.image)).status).toBe(200)
  await share(true)
  const text = await (await stranger.fetch(template.url)).text()
  expect(text).toContain('Weave a cloth.')
  expect(text).not.toContain(secretNote)
  expect((await stranger.fetch(template.image)).status).toBe(200)
  await share(false)
  expect((await stranger.fetch(template.url)).status).toBe(404)
  await library.owner.call(templates.deleteTemplate, { params: { template: template.id } })
  expect(await codeOf(share(true))).toBe('template-not-found')
})

test('what is no template is refused in plain words, and private addresses are not asked', async () => {
  const { items } = await school.owner.call(templates.listTemplates, {
    params: { organisation: school.organisation.slug },
  })
  for (const path of ['/', '/openapi.json', '/nothing']) {
    const refused = await importTo(school, `${library.host.url}${path}`).catch((cause: unknown) => cause)
    expect(refused, path).toMatchObject({ code: 'template-refused' })
  }
  expect(await codeOf(importTo(library, `${school.host.url}/`))).toBe('url-refused')
  const after = await school.owner.call(templates.listTemplates, {
    params: { organisation: school.organisation.slug },
  })
  expect(after.items).toEqual(items)
})

test('an achievement is copied within an organisation and into another, which remembers whose it was', async () => {
  const { owner, organisation } = library
  const original = await weaving(library)
  const copy = (body: object) =>
    owner.call(templates.copyAchievement, { params: { achievement: original.id }, body })
  const here = await copy({})
  expect(here).toMatchObject({ state: 'draft', organisationId: organisation.id, details: original.details })
  const branch = await owner.call(organisations.createOrganisation, { body: { name: 'Branch library' } })
  const there = await copy({ organisation: branch.slug })
  expect(there).toMatchObject({
    organisationId: branch.id,
    details: { origin: { kind: 'copy', url: original.page, creator: { name: 'Riverside Library' } } },
  })
  // An edit keeps the origin, though the form never sends it.
  const { origin: _origin, ...details } = there.details
  const edited = await owner.call(issuing.changeAchievement, {
    params: { achievement: there.id },
    body: { details },
  })
  expect(edited.details.origin).toEqual(there.details.origin)
  expect(await codeOf(copy({ organisation: 'unknown' }))).toBe('organisation-not-found')
})

test('a faculty begins from the templates of its university, which it can neither change nor share', async () => {
  const { host, owner, organisation: university } = library
  const faculty = await owner.call(organisations.createOrganisation, {
    body: { name: 'Faculty', parent: university.slug },
  })
  const original = await weaving(library)
  const template = await save(library, original.id)
  const teacher = await joinAs(host, owner, faculty.slug, 'editor', 'teacher@faculty.example')
  const { items } = await teacher.call(templates.listTemplates, { params: { organisation: faculty.slug } })
  const [seen] = items.filter(each => each.id === template.id)
  expect(seen).toMatchObject({ from: { name: university.name, slug: university.slug } })
  expect((await teacher.fetch(seen?.image ?? '')).status).toBe(200)
  expect((await host.stranger().fetch(seen?.image ?? '')).status).toBe(404)
  const start = (by: Visitor, organisation?: string) =>
    by.call(templates.startFromTemplate, {
      params: { template: template.id },
      query: organisation === undefined ? {} : { organisation },
    })
  expect(await start(teacher, faculty.slug)).toMatchObject({
    organisationId: faculty.id,
    state: 'draft',
    details: { origin: { kind: 'template', creator: { name: university.name } } },
  })
  expect(await codeOf(start(teacher))).toBe('template-not-found')
  const params = { template: template.id }
  expect(await codeOf(teacher.call(templates.changeTemplate, { params, body: { shared: true } }))).toBe(
    'template-not-found',
  )
  const other = await owner.call(organisations.createOrganisation, { body: { name: 'Elsewhere' } })
  expect(await codeOf(start(owner, other.slug))).toBe('template-not-found')
})

test('somebody who opens the address of a shared template in a browser reads what it is and how to use it', async () => {
  const { host, owner } = library
  const template = await save(library, (await weaving(library)).id)
  expect((await host.stranger().page(`/templates/${template.id}`)).status).toBe(404)
  await owner.call(templates.changeTemplate, { params: { template: template.id }, body: { shared: true } })
  const page = await host.stranger().page(`/templates/${template.id}`)
  expect(page.status).toBe(200)
  for (const said of ['Weaving', 'Riverside Library', 'Weave a cloth.', template.url])
    expect(page.html).toContain(said)
  expect(page.html).not.toContain(secretNote)
  const machine = await host.stranger().fetch(`/templates/${template.id}`, { headers: { accept: '*/*' } })
  expect(machine.headers.get('content-type')).toContain('application/json')
})
