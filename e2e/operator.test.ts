import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, startHost } from './host.ts'

const command = fileURLToPath(new URL('../tools/rucksack.mjs', import.meta.url))
let host: Host

beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

/** Run `npm run rucksack -- …` as npm does, on the machine of the host. */
async function rucksack(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [command, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/',
      DATA_DIR: host.dataDir,
      INIT_CWD: tmpdir(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  return { code, out, err }
}

const me = async (token: string) =>
  await fetch(new URL('/api/v1/me', host.url), { headers: { authorization: `Bearer ${token}` } })

test('a token made on the server opens what its scopes say, and nothing when it was changed', async () => {
  const made = await rucksack('token', 'create', '--email', 'ada@city.example', '--scopes', 'profile:read')
  expect(made, made.err).toMatchObject({ code: 0 })
  const secret = made.out.trim()
  const answer = await me(secret)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('ada@city.example')
  expect((await me(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).status).toBe(401)
})

test('after a reset the token no longer opens anything', async () => {
  const { out } = await rucksack('token', 'create', '--email', 'eve@city.example', '--scopes', 'profile:read')
  expect((await me(out.trim())).status).toBe(200)
  expect((await rucksack('user', 'reset', 'eve@city.example')).code).toBe(0)
  expect((await me(out.trim())).status).toBe(401)
})

test('a second operator can be named on the server, so that the first may leave', async () => {
  const { out } = await rucksack('token', 'create', '--email', 'fay@city.example', '--scopes', 'profile:read')
  const operates = async () => {
    const person: { operator: boolean } = await (await me(out.trim())).json()
    return person.operator
  }
  expect(await operates()).toBe(false)
  expect((await rucksack('user', 'operator', 'fay@city.example')).code).toBe(0)
  expect(await operates()).toBe(true)
})

test('only the link stands on standard output, and it leads to this host', async () => {
  const { code, out } = await rucksack('login-link', 'ada@city.example')
  expect(code).toBe(0)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(out.startsWith(`${host.url}/`)).toBe(true)
  expect((await fetch(out.trim())).status).toBe(200)
})

test('the same works while the host is stopped, and the host starts again', async () => {
  await host.end()
  const made = await rucksack('token', 'create', '--email', 'ada@city.example', '--scopes', 'profile:read')
  expect(made, made.err).toMatchObject({ code: 0 })
  await host.again()
  expect((await me(made.out.trim())).status).toBe(200)
})

test('a call that cannot be understood says what can be', async () => {
  const wrong = await rucksack('token', 'create', '--email', 'ada@city.example', '--scopes', 'everything')
  expect(wrong.code).not.toBe(0)
  expect(wrong.out).toBe('')
  expect(wrong.err).toContain('profile:read')
})

test('verbs that need no host read files where the person stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rucksack-files-'))
  writeFileSync(join(folder, 'not-a-badge.json'), '{"hello":"world"}')
  const { code, out } = await rucksack('verify', join(folder, 'not-a-badge.json').slice(tmpdir().length + 1))
  expect(code).toBe(1)
  expect(out).toContain('✗ read')
  rmSync(folder, { recursive: true, force: true })
})
