import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Identity } from '../capabilities/identity/index.ts'
import { leaveAll } from '../capabilities/organisations/index.ts'
import { type Config, keepSecretKey, readConfig } from '../config.ts'
import { ConfigError, readEnv } from '../env.ts'
import { openSecrets } from '../host/open-secrets.ts'
import { openStore } from '../host/open-store.ts'
import { systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/db.ts'
import { startPostgres } from '../platform/embedded/start-postgres.ts'
import { lockFolder } from '../platform/folder-lock.ts'
import { readSetting } from '../platform/settings.ts'

export type Operator = { config: Config; identity: Identity; close(): Promise<void> }

/** Open the database of the data folder directly: through the PostgreSQL that runs, or through one of our own. */
export async function openOperator(): Promise<Operator> {
  const values = readEnv()
  const config = readConfig(values)
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'postgres', 'PG_VERSION')))
    throw new ConfigError(
      `There is no host in ${config.dataDir} yet. Start it once with npm start, or set DATA_DIR.`,
    )
  const { config: keyed } = keepSecretKey(config)
  const running = config.databaseUrl ?? runningPostgres(config)
  return running === null ? await openStopped(keyed) : await openRunning(keyed, running)
}

async function openRunning(config: Config, url: string): Promise<Operator> {
  const { db } = openDatabase(url, 2)
  const publicUrl = (await readSetting(db, 'public-url')) ?? config.publicUrl
  return { config, identity: await identityOf(config, db, publicUrl), close: () => db.destroy() }
}

async function openStopped(config: Config): Promise<Operator> {
  const lock = await lockFolder(config.dataDir)
  try {
    const postgres = await startPostgres({ dataDir: config.dataDir })
    const { db } = openDatabase(postgres.url, 1)
    const publicUrl = (await readSetting(db, 'public-url').finally(() => db.destroy())) ?? config.publicUrl
    const store = await openStore(
      postgres.url,
      { ...config, publicUrl },
      { freshSecret: false, ownDatabase: true },
    )
    return {
      config,
      identity: await identityOf(config, store.db, publicUrl),
      async close() {
        await store.close()
        await postgres.stop()
        lock.release()
      },
    }
  } catch (cause) {
    lock.release()
    throw cause
  }
}

/** The PostgreSQL of a running host: its port stands in the fourth line of its pid file. */
function runningPostgres({ dataDir }: Config): string | null {
  try {
    const host = Number(readFileSync(join(dataDir, 'host.pid'), 'utf8').split(' ')[0])
    process.kill(host, 0)
    const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
    const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
    return `postgres://rucksack:${password}@127.0.0.1:${port}/postgres`
  } catch {
    return null
  }
}

async function identityOf(config: Config, db: Identity['db'], publicUrl: string): Promise<Identity> {
  const secrets = await openSecrets(db, config)
  return { db, clock: systemClock, secrets, publicUrl, mayLeave: leaveAll }
}
