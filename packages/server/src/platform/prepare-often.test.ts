import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { openDatabase } from './db.ts'

const often = 30

let house: TestDatabase
let one: ReturnType<typeof openDatabase>
beforeAll(async () => {
  house = await startTestDatabase()
  one = openDatabase(house.url, 1)
})
afterAll(async () => {
  await one.db.destroy()
  await house.stop()
})

const kept = async () =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one.db)).rows.map(
    row => row.statement,
  )

test('a question that comes often is parsed once for a connection; one that comes seldom is forgotten', async () => {
  for (let n = 0; n < often; n++) {
    const { rows } = await sql<{ sum: number }>`select ${n}::int + 1 as sum`.execute(one.db)
    expect(rows).toEqual([{ sum: n + 1 }])
  }
  await sql`select ${1}::int + 2 as sum`.execute(one.db)
  expect(await kept()).toEqual(['select $1::int + 1 as sum'])
})

test('a question that came often is still planned for what is asked now, and for the table as it is now', async () => {
  await sql`create table grown (id int primary key)`.execute(house.db)
  for (let n = 0; n < often; n++) await sql`select id from grown where id = ${n}`.execute(one.db)
  const known = await sql<{ name: string }>`
    select name from pg_prepared_statements where statement like 'select id from grown%'`.execute(one.db)
  const plan = await sql.raw(`explain execute ${known.rows[0]?.name} (777)`).execute(one.db)
  expect(JSON.stringify(plan.rows)).toContain('(id = 777)')
})

test('a table that a newer version changed is read on, by a question known from before', async () => {
  await sql`create table changed (id int primary key)`.execute(house.db)
  await sql`insert into changed values (1)`.execute(house.db)
  const look = () => sql`select * from changed where id = ${1}`.execute(one.db)
  for (let n = 0; n < often; n++) await look()
  await sql`alter table changed add column more text default 'more'`.execute(house.db)
  expect((await look()).rows).toEqual([{ id: 1, more: 'more' }])
  for (let n = 0; n < often; n++) await look()
  expect((await look()).rows).toEqual([{ id: 1, more: 'more' }])
})
