import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrations } from './migrations.ts'
import { type Db, migrate, openDatabase } from './platform/db.ts'

let server: pg.Client
const made: string[] = []
const opened: Db[] = []

beforeAll(async () => {
  server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
})
afterAll(async () => {
  for (const db of opened) await db.destroy()
  for (const name of made) await server.query(`drop database ${name} with (force)`)
  await server.end()
})

/** An empty database, and as many ways into it as asked for. */
async function empty(ways: number): Promise<Db[]> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  await server.query(`create database ${name}`)
  made.push(name)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  const all = Array.from({ length: ways }, () => openDatabase(url.href, 2).db)
  opened.push(...all)
  return all
}

const tables = async (db: Db) =>
  (
    await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  ).rows.map(row => row.name)

test('every migration has its number, and the second start has nothing to do', async () => {
  const [db] = await empty(1)
  if (!db) throw new Error('No database')
  const names = Object.keys(migrations)
  expect(names).toEqual([...names].sort())
  expect(await migrate(db, migrations)).toEqual(names)
  expect(await migrate(db, migrations)).toEqual([])
})

test('every table carries the name of the room that owns it', async () => {
  const [db] = await empty(1)
  if (!db) throw new Error('No database')
  await migrate(db, migrations)
  for (const name of await tables(db))
    expect(name).toMatch(
      /^(?:platform|identity|hosting|organisations|issuing|backpack|sharing|delivery|verifying|moving|oauth|mozilla|badgr|notices)_/,
    )
})

test('three processes that start at once bring the schema up to date once', async () => {
  const all = await empty(3)
  const done = await Promise.all(all.map(db => migrate(db, migrations)))
  expect(done.filter(each => each.length > 0)).toHaveLength(1)
  expect(done.flat()).toEqual(Object.keys(migrations))
})

test('a migration that fails takes back what was done with it, and the next start finishes', async () => {
  const [db] = await empty(1)
  if (!db) throw new Error('No database')
  const broken = {
    ...migrations,
    '9999-broken': { up: async () => await Promise.reject(new Error('power cut')) },
  }
  await expect(migrate(db, broken)).rejects.toThrow('power cut')
  expect((await tables(db)).filter(name => !name.startsWith('platform_migrations'))).toEqual([])
  expect(await migrate(db, migrations)).toEqual(Object.keys(migrations))
})

test('a process that is cut off in the middle of a migration leaves nothing half', async () => {
  const [cut, next] = await empty(2)
  if (!cut || !next) throw new Error('No database')
  const names = Object.keys(migrations)
  for (const at of names.slice(0, 4)) {
    const dying = {
      ...migrations,
      [at]: {
        up: async (trx: Kysely<unknown>) =>
          void (await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)),
      },
    }
    await expect(migrate(cut, dying)).rejects.toThrow()
    expect((await tables(next)).filter(name => !name.startsWith('platform_migrations'))).toEqual([])
  }
  expect(await migrate(next, migrations)).toEqual(names)
})
