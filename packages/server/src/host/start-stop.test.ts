import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltHost, freshDataDir, launchBuilt, runToEnd, startBuilt } from '../testing/built-host.ts'

let host: BuiltHost
const dataDir = freshDataDir()
const slow = 180_000

beforeAll(async () => {
  host = await startBuilt(dataDir)
}, slow)
afterAll(async () => {
  await end(host)
  rmSync(dataDir, { recursive: true, force: true })
}, slow)

async function end(each: BuiltHost, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (each.child.exitCode === null && each.child.signalCode === null) each.child.kill(signal)
  return await each.exited
}

const again = async () => {
  // Another PUBLIC_URL would be refused, and with PORT=0 the port is part of it.
  host = await startBuilt(dataDir, { PORT: new URL(host.url).port })
}

async function status(path: string): Promise<number> {
  return await fetch(host.url + path).then(
    answer => answer.status,
    () => 0,
  )
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const modeOf = (name: string) => (statSync(join(dataDir, name)).mode & 0o777).toString(8)

const connect = (file = dataDir) => {
  const [, , , port] = readFileSync(join(file, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(file, 'postgres-password'), 'utf8').trim()
  return `postgres://rucksack:${password}@127.0.0.1:${port}/postgres`
}

test('what was committed reaches the disk before it is answered, and only this machine can ask', async () => {
  const client = new pg.Client({ connectionString: connect() })
  await client.connect()
  const shown = async (name: string) => (await client.query(`show ${name}`)).rows[0]?.[name]
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'])
    expect(await shown(name)).toBe('on')
  expect(await shown('listen_addresses')).toBe('127.0.0.1')
  const { rows } = await client.query(
    `select show_trgm('مكتبة') <> '{}' as arabic, show_trgm('図書館') <> '{}' as japanese`,
  )
  expect(rows).toEqual([{ arabic: true, japanese: true }])
  await client.end()
  const wrong = new pg.Client({ connectionString: connect().replace(/rucksack:[^@]+@/, 'rucksack:guess@') })
  await expect(wrong.connect()).rejects.toThrow('password')
})

test('secrets in the data folder are for their owner alone', () => {
  for (const name of ['secret-key', 'postgres-password', 'ready.json', 'postgres.log'])
    expect(modeOf(name)).toBe('600')
  expect(modeOf('postgres')).toBe('700')
})

test('when PostgreSQL is killed the host says so for a moment, and is back by itself', {
  timeout: slow,
}, async () => {
  for (let times = 0; times < 3; times++) {
    const before = host.postgres()
    const seen = new Set<number>()
    process.kill(before, 'SIGKILL')
    const began = Date.now()
    await expect
      .poll(
        async () => {
          seen.add(await status('/api/v1/host'))
          return (await status('/readyz')) === 200 && host.postgres() !== before
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(true)
    expect(Date.now() - began).toBeLessThan(20_000)
    // In between it may have answered 503, but never broke.
    for (const each of seen) expect([200, 503]).toContain(each)
    expect(host.child.exitCode).toBeNull()
  }
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends everything in order, and the next start works',
  { timeout: slow },
  async signal => {
    const postgres = host.postgres()
    expect(await end(host, signal)).toBe(0)
    expect(isRunning(postgres)).toBe(false)
    for (const left of ['ready.json', 'host.pid', join('postgres', 'postmaster.pid')])
      expect(existsSync(join(dataDir, left)), left).toBe(false)
    await again()
    expect(await status('/readyz')).toBe(200)
  },
)

test('TERM while it starts ends it too, and leaves nothing running', { timeout: slow }, async () => {
  await end(host)
  for (const delay of [300, 800, 1_500]) {
    const run = launchBuilt({ DATA_DIR: dataDir, PORT: new URL(host.url).port })
    setTimeout(() => run.child.kill('SIGTERM'), delay)
    await run.exited
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  }
  await again()
  expect(await status('/readyz')).toBe(200)
})

test.each(['host', 'postgres and host', 'host and postgres'])(
  'after kill -9 of %s the next start works, and nothing is lost',
  { timeout: slow },
  async what => {
    const client = new pg.Client({ connectionString: connect() })
    client.on('error', () => {})
    await client.connect()
    await client.query('create table if not exists kept_by_test (what text)')
    await client.query('insert into kept_by_test values ($1)', [what])
    const postgres = host.postgres()
    if (what === 'postgres and host') process.kill(postgres, 'SIGKILL')
    host.child.kill('SIGKILL')
    if (what === 'host and postgres') process.kill(postgres, 'SIGKILL')
    await host.exited
    await again()
    expect(await status('/readyz')).toBe(200)
    const fresh = new pg.Client({ connectionString: connect() })
    await fresh.connect()
    expect((await fresh.query('select 1 from kept_by_test where what = $1', [what])).rowCount).toBe(1)
    await fresh.end()
  },
)

test('a second host on the same folder waits, is then refused in one line, and the first goes on', {
  timeout: slow,
}, async () => {
  const began = Date.now()
  const { code, lines } = await runToEnd({ DATA_DIR: dataDir, PORT: '0' })
  expect(Date.now() - began).toBeGreaterThan(9_000)
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`uses the data folder ${dataDir}`)
  expect(await status('/readyz')).toBe(200)
})

test('a second host waits for one that is stopping, and takes over', { timeout: slow }, async () => {
  const first = host
  const second = startBuilt(dataDir, { PORT: new URL(first.url).port })
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(await end(first)).toBe(0)
  host = await second
  expect(await status('/readyz')).toBe(200)
})

test('marks left by processes that are gone, or whose numbers are somebody else’s now, are in nobody’s way', {
  timeout: slow,
}, async () => {
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' })
  const postmaster = join(dataDir, 'postgres', 'postmaster.pid')
  await end(host)
  writeFileSync(postmaster, `${stranger.pid}\n${join(dataDir, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n`)
  writeFileSync(join(dataDir, 'host.pid'), `${stranger.pid} 1`)
  await again()
  expect(await status('/readyz')).toBe(200)
  expect(stranger.exitCode).toBeNull()
  await end(host)
  writeFileSync(join(dataDir, 'host.pid'), '')
  writeFileSync(postmaster, 'nonsense')
  await again()
  expect(await status('/readyz')).toBe(200)
  stranger.kill()
})

test('a port that is taken is named in one line, and nothing stays running', { timeout: slow }, async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', () => resolve()))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const other = freshDataDir()
  const { code, lines } = await runToEnd({ DATA_DIR: other, PORT: String(port) })
  expect(code).toBe(1)
  expect(lines).toEqual([
    `rucksack: Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set another PORT.`,
  ])
  expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(other, 'host.pid'))).toBe(false)
  await new Promise(resolve => taken.close(resolve))
  rmSync(other, { recursive: true, force: true })
})

test('a database whose host had another secret is refused in one line, at every start, until the key is there', {
  timeout: slow,
}, async () => {
  const other = freshDataDir()
  const settings = { DATA_DIR: other, DATABASE_URL: connect(), PORT: '0', PUBLIC_URL: host.url }
  for (let starts = 0; starts < 2; starts++) {
    const { code, lines } = await runToEnd(settings)
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`its secret key is not in ${other}`)
  }
  const wrong = await runToEnd({ ...settings, SECRET_KEY: 'k'.repeat(40) })
  expect(wrong.lines).toEqual([
    'rucksack: The database belongs to a host with another SECRET_KEY. Set the one it was made with, or name that one in SECRET_KEY_OLD to replace it.',
  ])
  writeFileSync(join(other, 'secret-key'), readFileSync(join(dataDir, 'secret-key')))
  const right = await startBuilt(other, settings)
  expect(await end(right)).toBe(0)
  expect(await status('/readyz')).toBe(200)
  rmSync(other, { recursive: true, force: true })
})

test.each([
  ['a database that does not answer', 'postgres://u:hunter2@127.0.0.1:1/x'],
  ['a database of another kind', 'mysql://u:hunter2@127.0.0.1/x'],
])(
  '%s is refused in one line without its password, and no other database takes its place',
  { timeout: slow },
  async (_what, DATABASE_URL) => {
    const other = freshDataDir()
    const { code, lines } = await runToEnd({ DATA_DIR: other, DATABASE_URL, PORT: '0' })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('DATABASE_URL')
    expect(lines[0]).not.toContain('hunter2')
    expect(existsSync(join(other, 'postgres'))).toBe(false)
    rmSync(other, { recursive: true, force: true })
  },
)

test('a first start that was cut off in the middle is begun anew', { timeout: slow }, async () => {
  const other = freshDataDir()
  const cut = runToEnd({ DATA_DIR: other, PORT: '0' })
  await expect.poll(() => existsSync(join(other, 'postgres')), { timeout: 20_000, interval: 20 }).toBe(true)
  const pid = Number(readFileSync(join(other, 'host.pid'), 'utf8').split(' ')[0])
  process.kill(pid, 'SIGKILL')
  await cut
  const whole = await startBuilt(other)
  expect((await fetch(`${whole.url}/readyz`)).status).toBe(200)
  expect(await end(whole)).toBe(0)
  rmSync(other, { recursive: true, force: true })
})

test('logs name requests, not people: no address, code, link or token in them, also when mail fails', {
  timeout: slow,
}, async () => {
  const other = freshDataDir()
  const talking = await startBuilt(other, { LOG_LEVEL: 'trace', SMTP_URL: 'smtp://user:hunter2@127.0.0.1:1' })
  const post = (path: string, body: object) =>
    fetch(talking.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer rsk_quince' },
      body: JSON.stringify(body),
    })
  const send = (path: string, body: object) =>
    fetch(talking.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await send('/api/v1/sign-in', { email: 'zelda@quince.example' })
  await send('/api/v1/sign-in/link', { secret: 'quince-secret' })
  await post('/api/v1/me', {})
  await fetch(`${talking.url}/sign-in/quince-secret?email=zelda@quince.example`)
  await expect
    .poll(() => talking.output().includes('the mail server takes no mail'), { timeout: 20_000 })
    .toBe(true)
  const lines = talking
    .output()
    .split('\n')
    .filter(line => line.startsWith('{'))
  expect(lines.some(line => JSON.parse(line).requestId !== undefined)).toBe(true)
  expect(lines.join('\n')).not.toMatch(/quince|hunter2/)
  await end(talking)
  rmSync(other, { recursive: true, force: true })
})
