import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  backpack,
  collections,
  exports as contract,
  identity,
  shareGroups,
  sharing,
} from '@rucksack/contract'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { formatSchema } from './format.ts'
import { exportedAt, leftOut } from './reviewed-columns.ts'

let host: TestHost
let learner: Visitor
let badge: string
let person: string
let archive: Record<string, Uint8Array>

beforeAll(async () => {
  host = await startTestHost()
  const { owner, achievement } = await host.verbs.issuer()
  const taken = await host.verbs.accepted(owner, achievement.id)
  learner = taken.learner
  badge = taken.badge
  person = (await learner.call(identity.changeMe, { body: { name: 'Ada <b>Lovelace</b>', language: 'en' } }))
    .id
  await sql`insert into notices_notices (id, person_id, kind, event, badge_id, award_id, name, issuer, standing, expires, at, read_at, to_mail)
    values (gen_random_uuid(), ${person}::uuid, 'changed', 'x', gen_random_uuid(), gen_random_uuid(), 'Knots', 'School', 'revoked', now(), now(), now(), false)`.execute(
    host.db,
  )
  await learner.call(shareGroups.createShareGroup, {
    body: { name: 'Family', members: ['tom@friends.example', 'una@friends.example'] },
  })
  await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  await learner.call(collections.createCollection, {
    body: { name: 'Boats', text: 'What floats.', badges: [badge] },
  })
  await sql`insert into sharing_profiles (person_id, slug, published, headline, about, theme)
    values (${person}::uuid, 'ada', true, 'Remixer', 'Makes things.', 'paper')`.execute(host.db)
  await sql`insert into sharing_profile_badges (person_id, badge_id, position)
    values (${person}::uuid, ${badge}::uuid, 0)`.execute(host.db)
  archive = await exported()
})
afterAll(async () => await host.stop())

const folder = () => join(host.config.dataDir, 'exports')
const ready = async () => {
  const { id } = await learner.call(contract.createExport)
  await host.settle()
  return await learner.call(contract.readExport, { params: { export: id } })
}
async function exported(): Promise<Record<string, Uint8Array>> {
  const made = await ready()
  const bytes = await learner.call(contract.downloadExport, { params: { export: made.id } })
  expect(bytes.length).toBe(made.bytes)
  return unzipSync(new Uint8Array(bytes))
}
const textOf = (path: string) => strFromU8(archive[path] ?? new Uint8Array())
const rowsOf = (part: string): Record<string, unknown>[] =>
  textOf(`data/${part}.jsonl`)
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a learner takes every badge along byte for byte, and once more baked into its picture', async () => {
  const original = await learner.call(backpack.downloadBadge, {
    params: { badge },
    query: { form: 'original' },
  })
  const [path] = Object.keys(archive).filter(name => name.startsWith(`badges/${badge}/original.`))
  expect(sha256(archive[path ?? ''] ?? new Uint8Array())).toBe(sha256(original))
  const baked = new Uint8Array(archive[`badges/${badge}/baked.png`] ?? [])
  expect((await host.signIn('ada@learner.example').then(ada => addAgain(ada, baked))).outcome).toBe(
    'already-there',
  )
})

const addAgain = async (visitor: Visitor, bytes: Uint8Array) => {
  const answer = await visitor.fetch('/api/v1/backpack/badges', {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: Buffer.from(bytes),
  })
  const added: { outcome: string } = await answer.json()
  return added
}

test('the archive is what its published format says, and every file has the hash that is told of it', () => {
  const published: unknown = JSON.parse(readFileSync('docs/export-format.schema.json', 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(formatSchema(host.app.exportParts))))
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema({ ...formatSchema(host.app.exportParts), $id: 'https://export.example/' })
  const holds = (part: string, value: unknown) => {
    const validate = ajv.getSchema(`https://export.example/#/$defs/${part}`)
    expect(validate?.(value), `${part}: ${JSON.stringify(validate?.errors)}`).toBe(true)
  }
  const manifest = JSON.parse(textOf('manifest.json'))
  holds('manifest', manifest)
  expect(manifest.missing).toEqual([])
  for (const { name, file, count, sha256: hash } of manifest.parts) {
    const rows = rowsOf(name)
    expect(rows.length, name).toBe(count)
    expect(sha256(archive[file] ?? new Uint8Array())).toBe(hash)
    for (const row of rows) holds(name, row)
  }
  const told = [...manifest.parts.map((part: { file: string }) => part.file), 'manifest.json']
  for (const { path, sha256: hash } of manifest.files) {
    expect(sha256(archive[path] ?? new Uint8Array()), path).toBe(hash)
    told.push(path)
  }
  expect(Object.keys(archive).sort()).toEqual(told.sort())
  const page = textOf('index.html')
  expect(page).toContain('Remixing')
  expect(page).toContain(`src="badges/${badge}/picture.`)
  expect(page).not.toMatch(/<script|<link|<b>|src="http/)
})

test('every column of a person is in the export, or its absence was reviewed', async () => {
  const owned = await ownedColumns()
  const reviewed = [...Object.keys(exportedAt), ...Object.keys(leftOut)]
  const unsaid = owned.filter(
    column => !reviewed.includes(column) && !reviewed.includes(`${column.split('.')[0]}.*`),
  )
  expect(unsaid).toEqual([])
  const gone = reviewed.filter(
    each => !owned.some(column => column === each || each === `${column.split('.')[0]}.*`),
  )
  expect(gone).toEqual([])
  const through: Record<string, ReturnType<typeof sql>> = {
    backpack_collection_badges: sql`badge_id in (select id from backpack_badges where person_id = ${person}::uuid)`,
    backpack_history: sql`badge_id in (select id from backpack_badges where person_id = ${person}::uuid)`,
    sharing_group_members: sql`group_id in (select id from sharing_groups where person_id = ${person}::uuid)`,
  }
  for (const [column, at] of Object.entries(exportedAt)) {
    const [table = '', name = ''] = column.split('.')
    const [part = '', ...path] = at.split('.')
    const within = through[table]
    const of = within ?? sql`${sql.ref(table === 'identity_people' ? 'id' : 'person_id')} = ${person}::uuid`
    const { rows } = await sql<{ value: unknown }>`
      select ${sql.ref(name)} as value from ${sql.table(table)} where ${of}`.execute(host.db)
    expect(rows.length, column).toBeGreaterThan(0)
    const there = rowsOf(part).flatMap(row => [follow(row, path)].flat(at.includes('*') ? 1 : 0))
    expect(sorted(there), column).toEqual(sorted(rows.map(row => row.value)))
  }
})

/** Columns of every table that holds rows of a person, also through another table, out of the catalogue. */
async function ownedColumns(): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    with recursive owned (name) as (
      select table_name::text from information_schema.columns
        where table_schema = 'public' and column_name ~ '(^|_)person(_id)?$'
      union select 'identity_people'
      union select child.relname::text from owned
        join pg_class parent on parent.relname = owned.name
        join pg_constraint c on c.confrelid = parent.oid and c.contype = 'f'
        join pg_class child on child.oid = c.conrelid
    )
    select table_name || '.' || column_name as at from information_schema.columns
    where table_schema = 'public' and table_name in (select name from owned) order by 1`.execute(host.db)
  return rows.map(row => row.at)
}

const follow = (value: unknown, path: string[]): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (name === '*') return Array.isArray(value) ? value.map(each => follow(each, rest)) : []
  return follow(Object(value)[name], rest)
}
const sorted = (values: unknown[]) => values.map(value => JSON.stringify(value)).sort()

test('an export that waits is not made twice, and nobody else hears of it', async () => {
  const first = await learner.call(contract.createExport)
  expect((await learner.call(contract.createExport)).id).toBe(first.id)
  const params = { export: first.id }
  expect(await codeOf(learner.call(contract.downloadExport, { params }))).toBe('export-not-ready')
  const other = await host.signIn('other@learner.example')
  await host.settle()
  for (const operation of [contract.readExport, contract.downloadExport, contract.deleteExport])
    expect(await codeOf(other.call(operation, { params }))).toBe('export-not-found')
  await learner.call(contract.deleteExport, { params })
  expect(existsSync(join(folder(), `${first.id}.zip`))).toBe(false)
})

test('a schedule makes one when it is due, and files go from the host after fourteen days', async () => {
  await learner.call(contract.setExportSchedule, { body: { every: 'month' } })
  const before = (await learner.call(contract.listExports)).items.map(each => each.id)
  host.clock.advance(31 * 86_400_000)
  await learner.signIn('ada@learner.example', async () => {
    await host.settle()
    return host.post.last('ada@learner.example').text
  })
  await host.app.sweep()
  await host.settle()
  const { items, schedule } = await learner.call(contract.listExports)
  expect(items.map(each => [each.madeBy, each.state])).toEqual([['schedule', 'ready']])
  expect(Date.parse(schedule.next ?? '')).toBeGreaterThan(host.clock.now().getTime())
  expect(before.some(id => existsSync(join(folder(), `${id}.zip`)))).toBe(false)
  expect(readdirSync(folder())).toEqual([`${items[0]?.id}.zip`])

  await learner.call(identity.deleteMe, { body: { confirm: 'delete my account' } })
  await host.settle()
  expect(readdirSync(folder())).toEqual([])
  const { rows } =
    await sql`select person_id from moving_schedules union all select person_id from moving_exports`.execute(
      host.db,
    )
  expect(rows).toEqual([])
})
