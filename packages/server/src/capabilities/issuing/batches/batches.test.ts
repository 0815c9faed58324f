import { awardBatches as api, identity, issuing } from '@rucksack/contract'
import type { AwardBatch } from '@rucksack/contract/award-batches'
import type { Achievement } from '@rucksack/contract/issuing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'
import { asCell } from './report.ts'

let host: TestHost
let owner: Visitor
let slug: string
let achievement: Achievement
let count = 0
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  slug = made.organisation.slug
})
afterAll(() => host.stop())

const give = async (text: string, query: object = {}): Promise<AwardBatch> => {
  achievement = await host.verbs.achievement(owner, slug, { name: `Botany ${++count}` })
  return await again(text, query)
}
const again = (text: string, query: object = {}) =>
  owner.call(api.createAwardBatch, {
    query: { achievement: achievement.id, ...query },
    bytes: text,
    mediaType: 'text/csv',
  })
const of = (batch: AwardBatch) => ({ params: { batch: batch.id } })
const start = (batch: AwardBatch, body: object = {}) =>
  owner.call(api.startAwardBatch, { ...of(batch), body })
const read = (batch: AwardBatch) => owner.call(api.readAwardBatch, of(batch))
const rows = async (batch: AwardBatch, query: object = {}) =>
  (await owner.call(api.listAwardBatchRows, { ...of(batch), query })).items
const awards = async () =>
  (
    await owner.call(issuing.listAwards, {
      params: { organisation: slug },
      query: { achievement: achievement.id, limit: 100 },
    })
  ).items
const settled = async (batch: AwardBatch) => {
  await host.settle()
  return await read(batch)
}
const list = (n: number) =>
  `E-mail;Name\n${Array.from({ length: n }, (_, at) => `learner-${count}-${at}@learner.example;Learner ${at}`).join('\n')}`

test('a list is looked at before anything is awarded, then every row is awarded and mailed once', async () => {
  const batch = await give(
    'E-mail;Name;Datum;Bemerkung;Link\nada@learner.example;Ada;3.5.2026;Three **remixes**.;https://ada.example\nbea@learner.example;Béa;;;',
  )
  expect(batch).toMatchObject({
    state: 'draft',
    roles: ['address', 'name', 'date', 'narrative', 'evidence'],
    counts: { total: 2, ready: 2, bad: 0 },
    asks: [],
  })
  await host.settle()
  expect(await awards()).toEqual([])
  expect((await start(batch)).state).toBe('running')
  expect(await settled(batch)).toMatchObject({ state: 'done', counts: { awarded: 2, ready: 0 } })
  const [bea, ada] = await awards()
  expect([ada?.recipient.name, bea?.recipient.name].sort()).toEqual(['Ada', 'Béa'])
  const hers = (await awards()).find(each => each.recipient.value === 'ada@learner.example')
  expect(hers).toMatchObject({ narrative: 'Three **remixes**.', evidence: [{ url: 'https://ada.example' }] })
  expect(hers?.awardedAt.slice(0, 10)).toBe('2026-05-03')
  host.clock.advance(120_000)
  await host.settle()
  for (const to of ['ada@learner.example', 'bea@learner.example'])
    expect(host.post.letters.filter(each => each.to === to && each.text.includes('/claim/'))).toHaveLength(1)
})

test('every problem of a row is named, the good rows are awarded, and mended rows follow without the others', async () => {
  const batch = await give(
    'email,name,evidence,expires\nada@learner.example,Ada,,\nno address,Bea,ftp://x,1.1.2020\n,Cleo,,\n',
  )
  expect(batch.counts).toMatchObject({ ready: 1, bad: 2 })
  const [bea, cleo] = await rows(batch, { state: 'bad' })
  expect(bea?.problems.map(each => each.code)).toEqual([
    'address-unusable',
    'evidence-no-link',
    'expires-past',
  ])
  expect(cleo?.problems.map(each => [each.code, each.column])).toEqual([['address-missing', 0]])
  await start(batch)
  expect((await settled(batch)).counts).toMatchObject({ awarded: 1, bad: 2 })
  const mended = await owner.call(api.changeAwardBatchRow, {
    params: { batch: batch.id, row: 2 },
    body: { cells: ['bea@learner.example', 'Bea', '', ''] },
  })
  expect(mended).toMatchObject({ state: 'ready', problems: [] })
  await owner.call(api.retryAwardBatch, of(batch))
  expect((await settled(batch)).counts).toMatchObject({ awarded: 2, bad: 1 })
  expect(await awards()).toHaveLength(2)
  await owner.call(api.retryAwardBatch, of(batch))
  expect((await settled(batch)).counts).toMatchObject({ awarded: 2, bad: 1 })
  expect(await awards()).toHaveLength(2)
})

test('who has the badge already, or stands twice in the list, is asked about first and then skipped or awarded', async () => {
  const first = await give('email\nada@learner.example\nADA@learner.example\nbea@learner.example\n')
  expect(first).toMatchObject({ asks: ['again'], counts: { ready: 3, again: 1 } })
  expect(await codeOf(start(first))).toBe('batch-asks')
  await owner.call(api.changeAwardBatch, { ...of(first), body: { again: 'skip' } })
  await start(first)
  expect((await settled(first)).counts).toMatchObject({ awarded: 2, skipped: 1 })
  const second = await again('email\nada@learner.example\ncleo@learner.example\n')
  expect(second).toMatchObject({ asks: ['again'], counts: { again: 1 } })
  await owner.call(api.changeAwardBatch, { ...of(second), body: { again: 'award' } })
  await start(second)
  expect((await settled(second)).counts).toMatchObject({ awarded: 2, skipped: 0 })
  expect(await awards()).toHaveLength(4)
})

test('dates that can be two days are asked about', async () => {
  const batch = await give('email,date\nada@learner.example,3/4/2026\n')
  expect(batch).toMatchObject({ asks: ['dates'], counts: { bad: 1 } })
  const said = await owner.call(api.changeAwardBatch, { ...of(batch), body: { dates: 'day-first' } })
  expect(said).toMatchObject({ asks: [], counts: { ready: 1, bad: 0 } })
})

test('a batch waits for its time, pauses, goes on and is cancelled', async () => {
  const batch = await give(list(30))
  const startsAt = new Date(host.clock.now().getTime() + 3_600_000).toISOString()
  expect((await start(batch, { startsAt })).state).toBe('scheduled')
  expect((await settled(batch)).counts.awarded).toBe(0)
  expect((await owner.call(api.pauseAwardBatch, of(batch))).state).toBe('paused')
  host.clock.advance(3_700_000)
  expect((await settled(batch)).counts.awarded).toBe(0)
  await owner.call(api.resumeAwardBatch, of(batch))
  expect(await settled(batch)).toMatchObject({ state: 'done', counts: { awarded: 30 } })
  const other = await again(list(30), { again: 'award' })
  expect((await owner.call(api.cancelAwardBatch, of(other))).state).toBe('cancelled')
  expect(await codeOf(start(other))).toBe('batch-state')
  expect(await codeOf(owner.call(api.resumeAwardBatch, of(other)))).toBe('batch-state')
})

test('the same batch worked on by several at once awards every row once', async () => {
  const batch = await give(list(300))
  await start(batch)
  const run = host.app.tasks['award-batch']
  await Promise.all(Array.from({ length: 4 }, () => run?.({ batch: batch.id })))
  expect(await settled(batch)).toMatchObject({ state: 'done', counts: { awarded: 300, failed: 0 } })
  const { rows: made } = await sqlCount(batch.id)
  expect(made).toEqual([{ awards: 300, addresses: 300 }])
})

test('a row whose award was made before the row was ticked off is ticked off with that award', async () => {
  const batch = await give(list(3))
  await start(batch)
  await settled(batch)
  const before = await rows(batch)
  await host.db
    .withTables<{ issuing_batch_rows: { batch_id: string; state: string; award_id: string | null } }>()
    .updateTable('issuing_batch_rows')
    .set({ state: 'ready', award_id: null })
    .where('batch_id', '=', batch.id)
    .execute()
  await owner.call(api.retryAwardBatch, of(batch))
  expect((await settled(batch)).counts).toMatchObject({ awarded: 3, skipped: 0 })
  expect((await rows(batch)).map(each => each.award)).toEqual(before.map(each => each.award))
})

test('the report says what became of each row, and no spreadsheet runs anything in it', async () => {
  const batch = await give('email,name\nada@learner.example,"=cmd|\' /C calc\'!A0"\nnone,Bea\n')
  await start(batch)
  await settled(batch)
  const answer = await owner.fetch(`/api/v1/award-batches/${batch.id}/report`)
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const text = await answer.text()
  expect(text.split('\r\n')[1]).toMatch(/^1,awarded,,http.*,pending,,ada@learner\.example,"'=cmd/)
  expect(text.split('\r\n')[2]).toContain('2,bad,none is no mail address.')
  for (const start of ['=', '+', '-', '@', '\t']) expect(asCell(`${start}1`)).toBe(`"'${start}1"`)
})

test('who is erased is erased from lists too', async () => {
  const email = `leaves-${count}@learner.example`
  const batch = await give(`email,name\n${email},Ada\n`)
  const learner = await host.signIn(email)
  await learner.call(identity.deleteMe, { body: { confirm: 'delete my account' } })
  await host.settle()
  expect((await rows(batch)).map(each => each.cells)).toEqual([[]])
})

async function sqlCount(batch: string) {
  return await sql<{ awards: number; addresses: number }>`
    select count(*)::int as awards, count(distinct recipient_mac)::int as addresses
    from issuing_awards where once_key like ${`batch/${batch}/%`}`.execute(host.db)
}
