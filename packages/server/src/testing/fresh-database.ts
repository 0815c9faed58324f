import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrations } from '../migrations.ts'
import { migrate, openDatabase } from '../platform/db.ts'
import { migrateJobs } from '../platform/jobs.ts'

const template = 'rucksack_template'
const lock = 4711

/** A database of its own for one test file, copied from one that was migrated once. */
export async function freshDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withServer(server, async client => {
    await client.query('select pg_advisory_lock($1)', [lock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) await makeTemplate(server, client)
    await client.query(`create database ${name} template ${template}`)
    await client.query('select pg_advisory_unlock($1)', [lock])
  })
  return {
    url: urlOf(server, name),
    drop: () => withServer(server, client => client.query(`drop database ${name} with (force)`)),
  }
}

async function makeTemplate(server: string, client: pg.Client): Promise<void> {
  const fresh = `${template}_${randomBytes(4).toString('hex')}`
  await client.query(`create database ${fresh}`)
  const { db, pool } = openDatabase(urlOf(server, fresh), 2)
  await migrate(db, migrations)
  await migrateJobs(pool)
  await db.destroy()
  await client.query(`alter database ${fresh} rename to ${template}`)
}

async function withServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
