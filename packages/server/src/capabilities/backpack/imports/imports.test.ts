import { backpack, identity, imports } from '@rucksack/contract'
import { strToU8, zipSync } from 'fflate'
import { bake } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../testing/code-of.ts'
import { filesOf } from '../../../testing/files-of.ts'
import { ForeignIssuer, LocalWeb, png } from '../../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'
import { own } from '../backpack.ts'

let host: TestHost
let web: LocalWeb
const issuer = new ForeignIssuer()
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

async function bring(who: Visitor, bytes: Uint8Array | string, mediaType = 'application/zip') {
  const { id } = await who.call(imports.createImport, { bytes, mediaType })
  await host.settle()
  return await look(who, id)
}

async function look(who: Visitor, id: string) {
  const params = { import: id }
  const { state, counts } = await who.call(imports.readImport, { params })
  const { items } = await who.call(imports.listImportLines, { params, query: { limit: 500 } })
  return { id, state, counts, items, of: (name: string) => items.find(line => line.name === name) }
}

const shelf = async (who: Visitor) => await who.call(backpack.listBadges, { query: { limit: 1000 } })

test('of a ZIP of good and bad files every good badge is added, and each bad file says why', async () => {
  const email = 'zip@learner.example'
  const ada = await host.signIn(email)
  const good = await issuer.badge(email)
  const named = { recipient: { type: 'email', hashed: false, identity: 'old@school.example' } }
  const other = JSON.stringify(web.pages.get(new URL(web.host(email, 'Plain', named)).pathname)?.body)
  const before = await issuer.badge(email, { id: 'urn:uuid:aaaaaaaa-0000-4000-8000-000000000001' })
  const after = await issuer.badge(email, {
    id: 'urn:uuid:aaaaaaaa-0000-4000-8000-000000000001',
    validFrom: '2026-02-01T00:00:00Z',
  })
  const files: Record<string, Uint8Array> = {
    'badges/png/one.png': bake(await png(), await issuer.badge(email), '3.0'),
    'badges/two.json': strToU8(good),
    'badges/two again.json': strToU8(good),
    'badges/three.jwt': strToU8(await issuer.jwt(email)),
    'badges/4-before.json': strToU8(before),
    'badges/5-after.json': strToU8(after),
    'badges/forged.json': strToU8((await issuer.badge(email)).replace('twelve', 'twenty')),
    'badges/other.json': strToU8(other),
    'badges/photo.png': await png(),
    'badges/inner.zip': zipSync({ 'a.json': strToU8(good) }),
    'badges/bomb.json': new Uint8Array(40_000_000),
    'badges/empty.json': new Uint8Array(),
    '../../escape.json': strToU8(await issuer.badge(email)),
    '__MACOSX/._one.png': new Uint8Array([1]),
  }
  for (let n = 0; n < 30; n++) files[`many/${n}.json`] = strToU8(await issuer.badge(email))
  const { state, counts, of, items } = await bring(ada, zipSync(files))
  expect(state).toBe('done')
  expect(items.map(line => line.line)).toEqual(items.map((_, at) => at + 1))
  expect(counts).toEqual({
    total: 43,
    waiting: 0,
    added: 34,
    'already-there': 1,
    replaced: 1,
    'other-address': 1,
    'set-aside': 0,
    refused: 6,
  })
  expect(of('badges/two again.json')?.badge).toBe(of('badges/two.json')?.badge)
  expect(of('badges/5-after.json')).toMatchObject({
    outcome: 'replaced',
    badge: of('badges/4-before.json')?.badge,
  })
  expect(of('badges/other.json')).toMatchObject({ outcome: 'other-address', address: 'old@school.example' })
  expect(of('badges/forged.json')).toMatchObject({ outcome: 'refused', problem: 'badge-refused' })
  expect(of('badges/inner.zip')?.detail).toContain('archive within the archive')
  expect(of('badges/bomb.json')?.detail).toContain('5 MB')
  expect(of('../../escape.json')?.detail).toContain('leads out')
  expect((await shelf(ada)).total).toBe(34)
  const kept = await ada.fetch(
    `/api/v1/backpack/badges/${of('badges/two.json')?.badge}/download?form=original`,
  )
  expect(await kept.text()).toBe(good)
  expect(filesOf(host).filter(name => name.includes('escape'))).toEqual([])
  const again = await bring(ada, zipSync(files))
  expect(again.counts).toMatchObject({ added: 0, replaced: 0, 'already-there': 36 })
})

test('an import that is cut short goes on and adds each badge once', async () => {
  const email = 'cut@learner.example'
  const ada = await host.signIn(email)
  const lines: string[] = []
  for (let n = 0; n < 150; n++) lines.push(await issuer.badge(email))
  const { id } = await ada.call(imports.createImport, {
    bytes: lines.join('\n'),
    mediaType: 'application/x-ndjson',
  })
  const first = await own(host.db)
    .selectFrom('backpack_imports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(first.state).toBe('running')
  // Two at once, as when a job is taken for dead that is not: each line still comes to its end once.
  const work = host.app.tasks['import-badges']
  await Promise.all([work({ import: id }), work({ import: id })])
  await host.settle()
  const { counts, items } = await look(ada, id)
  expect(counts).toMatchObject({ total: 150, added: 150, waiting: 0 })
  expect(new Set(items.map(line => line.badge)).size).toBe(150)
  expect((await shelf(ada)).total).toBe(150)
})

test('badges for an address that is confirmed later come in by themselves, however the issuer spelled it', async () => {
  const ada = await host.signIn('now@learner.example')
  const old = 'old@school.example'
  const lines: string[] = []
  for (const spelling of [
    old,
    'Old@school.example',
    'OLD@SCHOOL.EXAMPLE',
    'Old@School.Example',
    `mailto:${old}`,
  ])
    lines.push(await issuer.badge(spelling))
  const { id, counts } = await bring(ada, lines.join('\n'), 'text/plain')
  expect(counts).toMatchObject({ total: 5, 'other-address': 5 })
  const { attempt } = await ada.call(identity.addAddress, { body: { email: old } })
  await host.settle()
  const [code = ''] = /\b\d{3} ?\d{3}\b/.exec(host.post.last(old).text) ?? []
  await ada.call(identity.confirmAddress, { body: { attempt, code } })
  await host.settle()
  expect((await look(ada, id)).counts).toMatchObject({ 'other-address': 0, added: 5 })
})

test('what cannot be verified is kept aside with its bytes, tried again, or put on the shelf as unverified', async () => {
  const email = 'aside@learner.example'
  const ada = await host.signIn(email)
  const url = web.host(email, 'Aside')
  const later = web.host(email, 'Later')
  const path = new URL(url).pathname
  const laterPath = new URL(later).pathname
  const page = web.pages.get(path)
  const laterPage = web.pages.get(laterPath)
  const body = JSON.stringify(page?.body)
  web.pages.set(path, { status: 503, body: 'away' })
  web.pages.set(laterPath, { status: 503, body: 'away' })
  const { id, counts, of } = await bring(
    ada,
    JSON.stringify({ urls: [later, 'ftp://school.example/1'], texts: [body] }),
    'application/json',
  )
  expect(counts).toMatchObject({ total: 3, 'set-aside': 2, refused: 1 })
  expect(of(later)).toMatchObject({ outcome: 'set-aside', problem: 'url-unreachable' })
  expect((await shelf(ada)).total).toBe(0)

  const line = (await look(ada, id)).items.find(each => each.problem === 'badge-unverified')?.line ?? 0
  await ada.call(imports.retryImport, { params: { import: id }, body: { lines: [line], unverified: 'keep' } })
  await host.settle()
  expect((await shelf(ada)).items.map(each => each.standing)).toEqual(['unknown'])

  if (laterPage) web.pages.set(laterPath, laterPage)
  host.clock.advance(8 * 86_400_000)
  await host.app.sweep()
  await host.settle()
  expect((await look(ada, id)).counts).toMatchObject({ added: 2, 'set-aside': 0 })
})

test('an archive that is broken, empty or of too many files is refused whole, and another person sees nothing', async () => {
  const ada = await host.signIn('broken@learner.example')
  const eve = await host.signIn('eve@learner.example')
  const whole = zipSync({ 'a.json': strToU8('{}') })
  const create = (bytes: Uint8Array) =>
    codeOf(ada.call(imports.createImport, { bytes, mediaType: 'application/zip' }))
  expect(await create(whole.subarray(0, whole.length - 30))).toBe('archive-unreadable')
  expect(await create(new Uint8Array())).toBe('import-empty')
  const crowd = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`${n}`, new Uint8Array()]))
  expect(await create(zipSync(crowd, { level: 0 }))).toBe('archive-unreadable')
  const { id } = await bring(ada, whole)
  for (const operation of [imports.readImport, imports.listImportLines, imports.deleteImport])
    expect(await codeOf(eve.call(operation, { params: { import: id } }))).toBe('import-not-found')
  await ada.call(imports.deleteImport, { params: { import: id } })
  expect((await ada.call(imports.listImports)).items).toEqual([])
})
