import { backpack, identity, issuing, sharing, verifying } from '@rucksack/contract'
import { sql } from 'kysely'
import { bake, unbake } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf } from '../../testing/files-of.ts'
import { ForeignIssuer, LocalWeb, listOn, png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
let ada: Visitor
const email = 'ada@learner.example'
const issuer = new ForeignIssuer()
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  ada = await host.signIn(email)
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

const add = async (bytes: Uint8Array | string, mediaType = 'application/json', who = ada) =>
  (await who.call(backpack.addBadge, { bytes, mediaType })).badge
const read = (badge: string, who = ada) => who.call(backpack.readBadge, { params: { badge } })
const check = (badge: string) => ada.call(backpack.checkBadge, { params: { badge } })
const download = async (badge: string, form: string) => {
  const answer = await ada.fetch(`/api/v1/backpack/badges/${badge}/download?form=${form}`)
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
const verdict = async (bytes: Uint8Array) =>
  (
    await host.stranger().call(verifying.verifyBadge, {
      bytes,
      mediaType: 'application/octet-stream',
      query: { recipient: email },
    })
  ).verdict
const list = (set: number[]) => listOn(web, issuer, set)

test('every form a kept badge can be taken away in verifies elsewhere, baked ones included', async () => {
  const drawn = { image: { url: `data:image/svg+xml,${encodeURIComponent(svg)}` } }
  const achievement = {
    id: 'https://school.example/b',
    name: 'Knots',
    description: 'x',
    criteria: { narrative: 'x' },
    ...drawn,
  }
  const kept = [
    await add(await issuer.badge(email, { achievement })),
    await add(await issuer.jwt(email), 'application/vc+jwt'),
    await add(bake(await png(), await issuer.badge(email), '3.0'), 'image/png'),
    await add(bake(Buffer.from(svg), await issuer.badge(email), '3.0'), 'image/svg+xml'),
    await add(JSON.stringify({ url: web.host(email) })),
  ]
  for (const { id, downloads, badge } of kept) {
    const forms = downloads.map(each => each.form)
    expect(forms).toContain('original')
    expect(forms).toContain('png')
    for (const form of forms) {
      const { bytes, status } = await download(id, form)
      expect([status, await verdict(bytes)], `${badge.version} ${form}`).toEqual([200, 'valid'])
      if (form === 'png' || form === 'svg') expect(unbake(bytes)).toHaveLength(1)
    }
    const missing = (['svg', 'json', 'jwt'] as const).filter(form => !forms.includes(form))
    expect(missing.length).toBeGreaterThan(0)
    for (const form of missing) expect((await download(id, form)).status).toBe(404)
  }
})

test('a badge that is checked again says what has become of it, and what it was', async () => {
  const { id } = await add(await issuer.badge(email, { status: await list([]) }))
  expect((await check(id)).standing).toBe('good')
  await list([7])
  const revoked = await check(id)
  expect(revoked).toMatchObject({ standing: 'revoked', report: { verdict: 'invalid' } })
  expect(revoked.reason).not.toBeNull()
  web.pages.delete('/list')
  expect(await check(id), 'silence takes nothing back').toMatchObject({ standing: 'revoked' })
  await list([])
  const good = await check(id)
  expect(good).toMatchObject({ standing: 'good', reason: null })
  expect(good.history.map(each => [each.what, each.detail, each.verdict, each.codes])).toEqual([
    ['changed', 'good', 'valid', []],
    ['silent', new URL(web.url).host, null, []],
    ['changed', 'revoked', 'invalid', ['status:revoked']],
    ['added', null, null, []],
  ])
})

test('a hosted badge whose issuer goes away stays in the backpack, byte for byte, and says so', async () => {
  const url = web.host(email, 'Fleeting')
  const { id } = await add(JSON.stringify({ url }))
  const before = (await download(id, 'original')).bytes
  const page = web.pages.get(new URL(url).pathname)
  web.pages.delete(new URL(url).pathname)
  expect((await check(id)).standing).not.toBe('good')
  expect(Buffer.compare((await download(id, 'original')).bytes, before)).toBe(0)
  if (page) web.pages.set(new URL(url).pathname, page)
  expect((await check(id)).standing).toBe('good')
})

test('a badge taken out is gone with its shares and its files, and can come back', async () => {
  const before = filesOf(host)
  const text = await issuer.badge(email, { narrative: 'Only here' })
  const { id } = await add(text)
  const share = await ada.call(sharing.shareBadge, { params: { badge: id }, body: { audience: 'everyone' } })
  expect((await host.stranger().fetch(share.url)).status).toBe(200)
  await ada.call(backpack.removeBadge, { params: { badge: id } })
  expect((await host.stranger().fetch(share.url)).status).toBe(404)
  await host.settle()
  expect((await host.stranger().fetch(share.url)).status).toBe(404)
  await expect(read(id)).rejects.toMatchObject({ code: 'badge-not-found' })
  await expect(ada.call(backpack.removeBadge, { params: { badge: id } })).rejects.toMatchObject({
    code: 'badge-not-found',
  })
  const { rows } =
    await sql`select 1 from sharing_shares where badge_id = ${id} union all select 1 from backpack_history where badge_id = ${id}`.execute(
      host.db,
    )
  expect(rows).toEqual([])
  expect(filesOf(host)).toEqual(before)
  expect((await add(text)).standing).toBe('good')
})

test('a file that two people have stays for the one who keeps it', async () => {
  const bob = await host.signIn('bob@learner.example')
  const one = bake(await png(), await issuer.badge(email), '3.0')
  const { id } = await add(one, 'image/png')
  const other = await add(
    bake(await png(), await issuer.badge('bob@learner.example'), '3.0'),
    'image/png',
    bob,
  )
  await ada.call(backpack.removeBadge, { params: { badge: id } })
  await host.settle()
  expect((await bob.fetch(other.image)).status).toBe(200)
  expect((await bob.fetch(`/api/v1/backpack/badges/${other.id}/download`)).status).toBe(200)
})

test('who deletes their account takes everything with them; the issuer keeps the award with a hash only', async () => {
  const { owner, achievement } = await host.verbs.issuer()
  const gone = 'leaving@learner.example'
  const before = filesOf(host, ['people'])
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, gone)
  await add(await issuer.badge(gone), 'application/json', learner)
  const share = await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  expect((await host.stranger().fetch(share.url)).status).toBe(200)
  await learner.call(identity.deleteMe, { body: { confirm: 'delete my account' } })
  await host.settle()
  expect((await host.stranger().fetch(share.url)).status).toBe(404)
  const { rows } = await sql`select 1 from backpack_badges where address = ${gone}`.execute(host.db)
  expect(rows).toEqual([])
  expect(filesOf(host, ['people'])).toEqual(before)
  const seen = await owner.call(issuing.readAward, { params: { award: award.id } })
  expect(seen).toMatchObject({ answer: 'accepted', standing: 'good', recipient: { value: null, name: null } })
  const text = await (await host.stranger().fetch(`/awards/${award.id}.json`)).text()
  expect(text).toContain('sha256$')
  expect(text).not.toContain(gone)
  expect(await verdict(Buffer.from(text))).not.toBe('unknown')
  const back = await host.signIn(gone)
  expect((await back.call(backpack.listBadges, {})).total).toBe(0)
})
