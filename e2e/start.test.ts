import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, startHost } from './host.ts'

let host: Host

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

const postgresPid = () =>
  Number(readFileSync(join(host.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const status = async (path: string) => (await fetch(new URL(path, host.url))).status

test('a host says that it is well and ready, and who may become its operator', async () => {
  expect(await status('/healthz')).toBe(200)
  expect(await status('/readyz')).toBe(200)
  expect(host.setUp).toContain(host.url)
  expect(host.output()).toContain(host.url)
  expect(host.output()).toContain(host.setUp)
})

test('a second host on the same data folder is refused in one line, and the first goes on', async () => {
  const { code, text } = await runMain({ DATA_DIR: host.dataDir, PORT: '0' })
  expect(code).toBe(1)
  expect(text.trim().split('\n')).toHaveLength(1)
  expect(await status('/readyz')).toBe(200)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends the host and its database, and the next start works',
  async signal => {
    const database = postgresPid()
    const exited = new Promise<number | null>(resolve => host.process.once('exit', resolve))
    host.process.kill(signal)
    expect(await exited).toBe(0)
    expect(isRunning(database)).toBe(false)
    await host.again()
    expect(await status('/readyz')).toBe(200)
  },
)

test('after everything was killed, the next start works', async () => {
  const database = postgresPid()
  const exited = new Promise(resolve => host.process.once('exit', resolve))
  host.process.kill('SIGKILL')
  process.kill(database, 'SIGKILL')
  await exited
  await host.again()
  expect(await status('/readyz')).toBe(200)
})

test('after the host alone was killed, the next start works', async () => {
  const exited = new Promise(resolve => host.process.once('exit', resolve))
  host.process.kill('SIGKILL')
  await exited
  await host.again()
  expect(await status('/readyz')).toBe(200)
})

test('a second start is quick', async () => {
  await host.end()
  const began = performance.now()
  await host.again()
  // No figure of speed: only that nothing is set up again. A first start takes longer than this.
  expect(performance.now() - began).toBeLessThan(30_000)
})

test.each([
  ['a port that is none', { PORT: 'eighty' }, 'PORT'],
  ['an address with a path', { PUBLIC_URL: 'https://badges.example/here' }, 'PUBLIC_URL'],
  ['a setting nobody knows', { RUCKSACK_COLOUR: 'red' }, 'RUCKSACK_COLOUR'],
  ['a public host without mail', { PUBLIC_URL: 'https://badges.example' }, 'SMTP_URL'],
  ['an empty data folder where data is required', { REQUIRE_DATA: 'true' }, 'REQUIRE_DATA'],
])('%s stops the start with one line that says why', async (_title, env, word) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-start-'))
  const { code, text } = await runMain({ DATA_DIR: dataDir, PORT: '0', ...env })
  expect(code).toBe(1)
  expect(text.trim().split('\n')).toHaveLength(1)
  expect(text).toContain(word)
  rmSync(dataDir, { recursive: true, force: true })
})

test('another public address than at the first start is refused', async () => {
  await host.end()
  const { code, text } = await runMain({
    DATA_DIR: host.dataDir,
    PORT: '0',
    PUBLIC_URL: 'http://other.localhost:4000',
  })
  expect(code).toBe(1)
  expect(text).toContain('PUBLIC_URL')
  await host.again()
})

test('a data folder that others may not enter works, also for root', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-closed-'))
  chmodSync(dataDir, 0o700)
  const inside = join(dataDir, 'data')
  const closed = await startHost({ DATA_DIR: inside })
  expect((await fetch(new URL('/readyz', closed.url))).status).toBe(200)
  await closed.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function runMain(env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [new URL('../.build/server/main.js', import.meta.url).pathname], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', part => {
      text += part
    })
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  return { code, text }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
