import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { keepFile } from '../keep-file.ts'
import { findBinaries } from './binaries.ts'
import { keepRunning, type Launched } from './keep-running.ts'
import { clearPostmaster } from './postmaster.ts'
import { chooseRunner, type Runner } from './runner.ts'

export type Postgres = {
  url: string
  version: string
  /** Rejects when PostgreSQL ended by itself and could not be started again. */
  failed: Promise<never>
  pid(): number
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** The data folder; PostgreSQL lives in `postgres/` below it. */
  dataDir: string
  /** More settings, as `name=value`. */
  settings?: string[]
}

const patienceMs = 10_000

/** Start the PostgreSQL of the data folder, making it at the first start. It listens on loopback only. */
export async function startPostgres({ dataDir, settings = [] }: PostgresOptions): Promise<Postgres> {
  const folder = join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  // The user that runs PostgreSQL must be able to walk through; the folders inside stay closed.
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
  const runner = chooseRunner(dataDir)
  const binaries = findBinaries(runner.uid !== null)
  const password = passwordOf(dataDir)
  if (existsSync(join(folder, 'PG_VERSION'))) checkMajor(folder, binaries.version)
  else initialise(runner, binaries.initdb, folder, password)
  const port = await freePort()
  const url = `postgres://rucksack:${password}@127.0.0.1:${port}/postgres`
  const spawnOne = () => spawnPostgres(runner, binaries.postgres, folder, port, settings)
  const keeper = await keepRunning(() => launch(spawnOne, folder, url))
  return { url, version: binaries.version, ...keeper }
}

async function launch(spawnOne: () => ChildProcess, folder: string, url: string): Promise<Launched> {
  const log = join(folder, '..', 'postgres.log')
  for (const until = Date.now() + patienceMs; ; ) {
    await clearPostmaster(folder)
    const child = spawnOne()
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
    if (await isReady(url, child)) return { child, exited }
    const why = lastLines(log)
    // Children of a killed PostgreSQL take a moment to notice; until then it does not start anew.
    if (!/shared memory block|lock file|Address already in use/i.test(why) || Date.now() > until)
      throw new Error(`PostgreSQL did not start: ${why}`)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

function spawnPostgres(
  runner: Runner,
  binary: string,
  folder: string,
  port: number,
  settings: string[],
): ChildProcess {
  const { file, args } = runner.command(binary, [
    '-D',
    folder,
    '-p',
    String(port),
    ...[
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=80',
      'shared_buffers=128MB',
      'wal_compression=on',
      'log_min_messages=warning',
      ...settings,
    ].flatMap(setting => ['-c', setting]),
  ])
  const log = openSync(join(folder, '..', 'postgres.log'), 'a', 0o600)
  // Its own process group: Ctrl-C at the terminal reaches us alone, and we end it in order. None of our secrets
  // reaches it through the environment.
  const child = spawn(file, args, {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: '/',
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
  })
  closeSync(log)
  return child
}

function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres-password')
  if (!existsSync(file)) keepFile(file, randomBytes(24).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

function checkMajor(folder: string, version: string): void {
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version.split('.')[0] !== major) {
    throw new Error(
      `The data folder was made by PostgreSQL ${major}; this release brings ${version}. Start the release that made it, and move the data by a backup.`,
    )
  }
}

function initialise(runner: Runner, initdb: string, folder: string, password: string): void {
  // A folder without PG_VERSION is the rest of a first start that was cut off; nothing was ever stored in it.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, '..', 'initdb-password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (runner.uid !== null && runner.gid !== null) {
    chownSync(folder, runner.uid, runner.gid)
    chownSync(passwordFile, runner.uid, runner.gid)
  }
  const { file, args } = runner.command(initdb, [
    '-D',
    folder,
    '-U',
    'rucksack',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    '--lc-ctype=C.UTF-8',
    '--lc-collate=C.UTF-8',
    '--data-checksums',
  ])
  const made = spawnSync(file, args, { encoding: 'utf8', cwd: '/' })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(
      `PostgreSQL could not be set up in ${folder}: ${(made.stderr || String(made.error ?? '')).trim()}`,
    )
  }
}

/** Wait until it answers; false when it ends before. */
async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch (cause) {
      await client.end().catch(() => {})
      if (Date.now() > until) throw new Error('PostgreSQL did not answer within a minute', { cause })
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ')
}
