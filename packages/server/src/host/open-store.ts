import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { ConfigError } from '../env.ts'
import { migrations } from '../migrations.ts'
import { type Db, migrate, openDatabase } from '../platform/db.ts'
import { isDatabaseAway } from '../platform/http/as-problem.ts'
import { migrateJobs } from '../platform/jobs.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'
import { checkKeys, noteKeys } from './open-secrets.ts'

export type Store = { db: Db; pool: pg.Pool; close(): Promise<void> }

/**
 * Open the database of a host and see that it is ours: right version, right text search, same secret, same
 * PUBLIC_URL. Brings the schema up to date. Throws `ConfigError` with one line for the operator.
 */
export async function openStore(
  url: string,
  config: Config,
  { freshSecret, ownDatabase }: { freshSecret: boolean; ownDatabase: boolean },
): Promise<Store> {
  const { db, pool } = openDatabase(url)
  const close = async () => {
    await db.destroy()
  }
  try {
    if (ownDatabase) await untilAnswered(db)
    else await checkForeign(db)
    await checkSecret(db, config, freshSecret)
    await migrate(db, migrations)
    await migrateJobs(pool)
    await noteKeys(db, config)
    await checkPublicUrl(db, config)
    return { db, pool, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

const patienceMs = 60_000
const pauseMs = 500

/** Our own PostgreSQL runs; on a busy machine it may take its time to let the first one in. */
async function untilAnswered(db: Db): Promise<void> {
  for (const began = Date.now(); ; await new Promise(resolve => setTimeout(resolve, pauseMs)))
    try {
      await sql`select 1`.execute(db)
      return
    } catch (cause) {
      if (!isDatabaseAway(cause) || Date.now() - began > patienceMs) throw cause
    }
}

async function checkForeign(db: Db): Promise<void> {
  const version = await sql<{ v: string }>`select current_setting('server_version_num') as v`
    .execute(db)
    .catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : 'no answer'
      throw new ConfigError(`The database of DATABASE_URL cannot be reached: ${why}.`)
    })
  const number = Number(version.rows[0]?.v ?? 0)
  if (number < 150_000)
    throw new ConfigError(
      `DATABASE_URL leads to PostgreSQL ${Math.floor(number / 10_000)}; version 15 or newer is needed.`,
    )
  await sql`create extension if not exists pg_trgm`.execute(db).catch(() => {
    throw new ConfigError(
      'The database of DATABASE_URL lacks the extension pg_trgm. Let its administrator run: create extension pg_trgm;',
    )
  })
  const found = await sql<{ ok: boolean }>`select show_trgm('مكتبة') <> '{}' as ok`.execute(db)
  if (found.rows[0]?.ok !== true)
    throw new ConfigError(
      'The database of DATABASE_URL cannot search in Arabic or Japanese. Create it with: create database … encoding utf8 lc_ctype "C.UTF-8" template template0;',
    )
}

/** A database that already holds a host opens only with the secret its keys are sealed with. */
async function checkSecret(db: Db, config: Config, freshSecret: boolean): Promise<void> {
  const exists = await sql<{ t: string | null }>`select to_regclass('platform_settings')::text as t`.execute(
    db,
  )
  if ((exists.rows[0]?.t ?? null) === null) return
  if ((await checkKeys(db, config)) === 'ours') return
  // The key that was just made opens nothing, and must not look like the right one at the next start.
  if (freshSecret) rmSync(join(config.dataDir, 'secret-key'), { force: true })
  throw new ConfigError(
    freshSecret
      ? `The database already holds a host, and its secret key is not in ${config.dataDir}. Put the file secret-key of that host there, or set SECRET_KEY.`
      : 'The database belongs to a host with another SECRET_KEY. Set the one it was made with, or name that one in SECRET_KEY_OLD to replace it.',
  )
}

async function checkPublicUrl(db: Db, config: Config): Promise<void> {
  const kept = await readSetting(db, 'public-url')
  if (kept === null) await writeSetting(db, 'public-url', config.publicUrl)
  else if (kept !== config.publicUrl)
    throw new ConfigError(
      `This host was made as ${kept}, which is written into every badge it signed; PUBLIC_URL is now ${config.publicUrl}. Start it with PUBLIC_URL=${kept}.`,
    )
}
