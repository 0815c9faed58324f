import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { awardBatches } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

const long = process.env['LONG'] === '1'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
})
afterAll(() => host.stop())

const give = (bytes: Uint8Array | string, mediaType: string, more: object = {}) =>
  owner.call(awardBatches.createAwardBatch, {
    query: { achievement: achievement.id },
    bytes,
    mediaType,
    ...more,
  })
const rowsOf = async (batch: string) =>
  (await owner.call(awardBatches.listAwardBatchRows, { params: { batch }, query: { limit: 200 } })).items
const lists = async () =>
  (
    await owner.call(awardBatches.listAwardBatches, {
      params: { organisation: achievement.organisation.slug },
    })
  ).items
const lyingAround = () => {
  try {
    return readdirSync(join(host.config.dataDir, 'uploads'))
  } catch {
    return []
  }
}

/** Change one file inside a workbook. */
function edited(workbook: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(workbook)
  const file = files[name]
  if (!file) throw new Error(`No ${name} among ${Object.keys(files).join(', ')}`)
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(file))) })
}

const day = new Date(Date.UTC(2025, 2, 4))
const people: SheetData = [
  [{ value: 'E-mail' }, { value: 'Name' }, { value: 'Date' }, { value: 'Points' }],
  [
    { value: 'ada@learner.example' },
    { value: 'Ada Ñandú & Söhne <b>' },
    { value: day, type: Date, format: 'dd/mm/yyyy' },
    { value: 12.5, type: Number },
  ],
  [
    { value: 'bea@learner.example' },
    { value: 'بيا' },
    { value: day, type: Date, format: 'd mmmm yyyy' },
    { value: '=1+1', type: 'Formula' },
  ],
  [{ value: 'cyd@learner.example' }, { value: 'Ada Ñandú & Söhne <b>' }, null, null],
]

test('a workbook as spreadsheets write it: days, formulas, shared and inline texts, hidden rows, more sheets', async () => {
  const plain = await writeWorkbook([
    { data: people, sheet: 'People' },
    { data: [[{ value: 'E-mail' }], [{ value: 'other@learner.example' }]], sheet: 'Old' },
  ]).toBuffer()
  const sheet = 'xl/worksheets/sheet1.xml'
  const bytes = edited(plain, sheet, xml =>
    xml
      // The value that was shown when it was saved stands beside the formula.
      .replace(/(<f>[^<]*<\/f>)(?:<v>[^<]*<\/v>|<v\/>)?/, '$1<v>2</v>')
      .replace(/<row r="4"/, '<row r="4" hidden="1"')
      .replace(
        /<\/sheetData>/,
        '<row r="5"><c r="A5" t="inlineStr"><is><t>dee@learner.example</t></is></c><c r="B5" t="inlineStr"><is><r><t>Dee </t></r><r><t>Rich</t></r></is></c></row></sheetData>',
      ),
  )
  const batch = await give(bytes, xlsx)
  expect(batch.columns).toEqual(['E-mail', 'Name', 'Date', 'Points'])
  expect(batch.roles.slice(0, 3)).toEqual(['address', 'name', 'date'])
  expect((await rowsOf(batch.id)).map(row => row.cells)).toEqual([
    ['ada@learner.example', 'Ada Ñandú & Söhne <b>', '2025-03-04', '12.5'],
    ['bea@learner.example', 'بيا', '2025-03-04', '2'],
    expect.arrayContaining(['cyd@learner.example']),
    expect.arrayContaining(['dee@learner.example', 'Dee Rich']),
  ])
  // A file goes when its answer has left.
  await expect.poll(lyingAround).toEqual([])
})

test('a workbook that unpacks to gigabytes, or into more than memory holds, ends in words, and the host goes on', {
  timeout: 300_000,
}, async () => {
  const small = await writeWorkbook(people).toBuffer()
  const sheet = 'xl/worksheets/sheet1.xml'
  const filled = (row: string, times: number) =>
    edited(small, sheet, xml => xml.replace('</sheetData>', `${row.repeat(times)}</sheetData>`))
  const bomb = filled(`<row r="9"><c r="A9"><v>${'9'.repeat(100_000)}</v></c></row>`, long ? 3_000 : 700)
  expect(bomb.length).toBeLessThan(2_000_000)
  expect(await codeOf(give(bomb, xlsx))).toBe('too-large')
  const cells = filled(`<row>${'<c/>'.repeat(500)}</row>`, long ? 25_000 : 2_000)
  expect(['too-large', 'table-unreadable', 'ok']).toContain(await codeOf(give(cells, xlsx)))
  const broken = edited(small, sheet, xml => xml.slice(0, -40))
  expect(['table-unreadable', 'ok']).toContain(await codeOf(give(broken, xlsx)))
  expect((await host.stranger().fetch('/healthz')).status).toBe(200)
  await expect.poll(lyingAround).toEqual([])
  const after = await give('after@learner.example\n', 'text/plain')
  expect(after.counts.ready).toBe(1)
})

test('a long list comes in whole, and one row more than a batch holds is refused', {
  timeout: 600_000,
}, async () => {
  const count = long ? 100_000 : 3_000
  const lines = (n: number) =>
    Array.from({ length: n }, (_, at) => `person-${at}@learner.example,Person ${at}`).join('\n')
  const batch = await give(lines(count), 'text/csv')
  expect(batch.counts).toMatchObject({ total: count, ready: count, bad: 0 })
  if (long) expect(await codeOf(give(lines(100_001), 'text/csv'))).toBe('too-large')
  await owner.call(awardBatches.deleteAwardBatch, { params: { batch: batch.id } })
})

test('a list whose answer was lost is there once when it is sent again, also after a crash in between', async () => {
  const before = (await lists()).length
  const send = (bytes: string) => give(bytes, 'text/plain', { idempotencyKey: 'list-1' })
  const first = await send('once@learner.example\n')
  expect((await send('once@learner.example\n')).id).toBe(first.id)
  // A process that ended between keeping the list and keeping its answer.
  await sql`delete from platform_idempotency`.execute(host.db)
  expect((await send('once@learner.example\n')).id).toBe(first.id)
  expect(await codeOf(send('another@learner.example\n'))).toBe('idempotency-mismatch')
  expect((await lists()).length).toBe(before + 1)
})

test('a draft is gone on with or deleted; what was started stays, and what nobody touches goes after thirty days', async () => {
  const one = await give('draft-1@learner.example\n', 'text/plain')
  const two = await give('draft-2@learner.example\n', 'text/plain')
  const three = await give('draft-3@learner.example\n', 'text/plain')
  await owner.call(awardBatches.deleteAwardBatch, { params: { batch: one.id } })
  expect(await codeOf(owner.call(awardBatches.readAwardBatch, { params: { batch: one.id } }))).toBe(
    'batch-not-found',
  )
  await owner.call(awardBatches.startAwardBatch, { params: { batch: two.id }, body: {} })
  expect(await codeOf(owner.call(awardBatches.deleteAwardBatch, { params: { batch: two.id } }))).toBe(
    'batch-state',
  )
  const stranger = await host.signIn('stranger@elsewhere.example')
  expect(await codeOf(stranger.call(awardBatches.deleteAwardBatch, { params: { batch: three.id } }))).toBe(
    'batch-not-found',
  )
  host.clock.advance(20 * 86_400_000)
  owner = await host.signIn('operator@city.example')
  await owner.call(awardBatches.changeAwardBatch, { params: { batch: three.id }, body: { sendNow: true } })
  host.clock.advance(20 * 86_400_000)
  await host.app.sweep()
  owner = await host.signIn('operator@city.example')
  expect((await lists()).map(each => each.id)).toEqual(expect.arrayContaining([two.id, three.id]))
  host.clock.advance(11 * 86_400_000)
  await host.app.sweep()
  const left = (await lists()).map(each => each.id)
  expect(left).toContain(two.id)
  expect(left).not.toContain(three.id)
})

test('an upload that ends in the middle leaves nothing behind', async () => {
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const before = (await lists()).length
  await new Promise<void>(resolve => {
    const sent = request(`${host.url}/api/v1/award-batches?achievement=${achievement.id}`, {
      method: 'POST',
      headers: { cookie, origin: host.url, 'content-type': 'text/csv', 'content-length': '1000000' },
    })
    sent.on('error', () => resolve())
    sent.write('half@learner.example\n'.repeat(100))
    setTimeout(() => sent.destroy(), 300)
    sent.on('close', () => resolve())
  })
  await expect.poll(lyingAround).toEqual([])
  expect((await lists()).length).toBe(before)
})
