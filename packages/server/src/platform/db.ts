import { CompiledQuery, type Generated, Kysely, type Migration, Migrator, PostgresDialect } from 'kysely'
import pg from 'pg'
import { prepareOften } from './prepare-often.ts'

export type PlatformTables = {
  platform_settings: { name: string; value: string }
  platform_outbox: {
    position: Generated<string>
    xid: Generated<string>
    name: string
    payload: unknown
    at: Date
  }
  platform_subscribers: { name: string; position: string }
  platform_idempotency: {
    caller: string
    key: string
    fingerprint: Buffer
    state: 'running' | 'done'
    status: number | null
    headers: unknown
    body: Buffer | null
    started_at: Date
  }
  platform_rate_limits: { bucket: string; window_start: Date; used: number }
  platform_workers: { id: string; workers: string[]; seen_at: Date }
}

/** A pool or a transaction alike; a room adds its own tables with `withTables`. */
export type Db = Kysely<PlatformTables>

// node-postgres hands out bigint as text and dates as Date; both are what we want. Dates without time stay text.
pg.types.setTypeParser(1082, (value: string) => value)

/** Open a pool of at most `max` connections. */
export function openDatabase(url: string, max = 20): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  })
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: prepareOften(pool),
    // A plan that was kept from an empty table takes minutes once there are ten thousand rows.
    onCreateConnection: async connection => {
      await connection.executeQuery(CompiledQuery.raw('set plan_cache_mode = force_custom_plan'))
    },
  })
  return { db: new Kysely<PlatformTables>({ dialect }), pool }
}

/** Run `work` in one transaction; inside a transaction, in that one. */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return await work(db)
  return await db.transaction().execute(trx => work(trx))
}

/** Bring the schema up to date: one transaction and one advisory lock around all that is missing. */
export async function migrate(db: Db, migrations: Record<string, Migration>): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'platform_migrations',
    migrationLockTableName: 'platform_migrations_lock',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map(result => result.migrationName)
}
