import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { backpack } from '@rucksack/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ForeignIssuer, LocalWeb, listOn } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
let ada: Visitor
const email = 'ada@learner.example'
const issuer = new ForeignIssuer()
const day = 86_400_000
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})
beforeEach(async () => {
  await sql`delete from backpack_badges`.execute(host.db)
  // Weeks pass in here, and nobody stays signed in for so long.
  ada = await host.signIn(email)
})

const add = async (bytes: string) =>
  (await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' })).badge
const read = (badge: string) => ada.call(backpack.readBadge, { params: { badge } })
const pass = async (ms: number) => {
  host.clock.advance(ms)
  await host.app.sweep()
  await host.settle()
}
const told = async () =>
  (
    await sql<{ payload: object }>`select payload from platform_outbox where name = 'badge.changed'
      order by position`.execute(host.db)
  ).rows.map(row => row.payload)

const list = (set: number[]) => listOn(web, issuer, set)

test('a badge that its issuer revokes elsewhere says so within a day, without anybody asking', async () => {
  const { id } = await add(await issuer.badge(email, { status: await list([]) }))
  await pass(day)
  const good = await read(id)
  expect(
    good.history.map(each => each.what),
    'only changes are written down',
  ).toEqual(['added'])
  expect(good.checkedAt > good.addedAt).toBe(true)
  await list([7])
  await pass(day)
  expect(await read(id)).toMatchObject({
    standing: 'revoked',
    history: [
      { what: 'changed', detail: 'revoked', verdict: 'invalid', codes: ['status:revoked'] },
      { what: 'added' },
    ],
  })
  expect(await told()).toContainEqual(
    expect.objectContaining({ badge: id, from: 'good', to: 'revoked', by: 'time' }),
  )
})

test('a badge whose host falls silent is not lost: it says when it was verified, and still checks out', async () => {
  const url = web.host(email, 'Silent')
  const { id } = await add(JSON.stringify({ url }))
  const pages = new Map(web.pages)
  web.pages.clear()
  await pass(5 * day)
  expect(await read(id), 'a host may be away for a weekend').toMatchObject({ standing: 'good' })
  await pass(2 * day)
  await pass(2 * day)
  const gone = await read(id)
  expect(gone.standing).toBe('unknown')
  expect(gone.report.snapshot).toMatchObject({ host: new URL(web.url).host, verdict: 'valid' })
  expect(Date.parse(gone.report.snapshot?.verifiedAt ?? '')).toBeLessThan(
    Date.parse(gone.report.snapshot?.silentSince ?? ''),
  )
  for (const [path, page] of pages) web.pages.set(path, page)
  await pass(20 * day)
  const back = await read(id)
  expect(back.standing).toBe('good')
  expect(back.report.snapshot).toBeUndefined()
})

test('many badges of one list ask for it once; of one host, only so often in a minute', async () => {
  const status = await list([])
  for (let n = 0; n < 30; n++) await add(await issuer.badge(email, { status }))
  web.asked.length = 0
  await pass(day)
  expect(web.asked).toEqual(['/list'])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from backpack_badges
    where checked_at > ${new Date(host.clock.now().getTime() - 60_000)}`.execute(host.db)
  expect(rows[0]?.n).toBe(30)
  // Each its own document: a host with many is asked at its pace, and the rest waits.
  await sql`delete from backpack_badges`.execute(host.db)
  for (let n = 0; n < 60; n++) await add(JSON.stringify({ url: web.host(email, `Many${n}`) }))
  web.asked.length = 0
  await pass(5 * day)
  expect(web.asked.length).toBeGreaterThan(20)
  expect(web.asked.length).toBeLessThanOrEqual(200)
  for (let n = 0; n < 8; n++) await pass(30 * 60_000)
  const late = await sql<{ n: number }>`select count(*)::int as n from backpack_badges
    where checked_at < ${new Date(host.clock.now().getTime() - day)}`.execute(host.db)
  expect(late.rows[0]?.n, 'and all have their turn').toBe(0)
})

test('what a killed process had taken is checked by the next', async () => {
  const { id } = await add(await issuer.badge(email, { status: await list([]) }))
  await list([7])
  host.clock.advance(day)
  // As it is left by a process that took it and did not come back.
  const lease = new Date(host.clock.now().getTime() + 15 * 60_000)
  await sql`update backpack_badges set next_check = ${lease} where id = ${id}`.execute(host.db)
  await pass(0)
  expect((await read(id)).standing).toBe('good')
  await pass(16 * 60_000)
  expect((await read(id)).standing).toBe('revoked')
})

test('a badge that cannot be checked keeps no other from it, and the operator hears of it', async () => {
  const status = await list([])
  const lost = await add(await issuer.badge(email, { status }))
  rmSync(join(host.config.dataDir, 'people'), { recursive: true })
  const { id } = await add(await issuer.badge(email, { status }))
  await list([7])
  host.clock.advance(day)
  await expect(host.app.tasks['check-due']()).rejects.toThrow('that failed: 1.')
  expect((await read(id)).standing).toBe('revoked')
  expect((await read(lost.id)).standing).toBe('good')
  await expect(host.app.tasks['check-due'](), 'until tomorrow').resolves.toBeUndefined()
})
