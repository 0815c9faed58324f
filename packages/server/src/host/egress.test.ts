import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltHost, freshDataDir, startBuilt } from '../testing/built-host.ts'

// Loaded into the host before everything else: writes down, and refuses, whatever would leave this machine.
const guard = `
const { appendFileSync } = require('node:fs')
const net = require('node:net')
const dns = require('node:dns')
const local = host => host === undefined || /^(?:localhost|127\\.[\\d.]+|::1)$/.test(host)
const note = what => appendFileSync(process.env.EGRESS_LOG, what + '\\n')
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0]
  if (typeof options === 'object' && options !== null && !options.path && !local(options.host)) note('connect ' + options.host)
  return connect.apply(this, given)
}
const lookup = dns.lookup
dns.lookup = (host, ...rest) => {
  if (local(host)) return lookup(host, ...rest)
  note('lookup ' + host)
  process.nextTick(rest.at(-1), Object.assign(new Error('refused'), { code: 'ENOTFOUND' }))
}
require('node:module').syncBuiltinESMExports()
`

const dataDir = freshDataDir()
const log = join(dataDir, 'egress.log')
let host: BuiltHost

beforeAll(async () => {
  const script = join(dataDir, 'guard.cjs')
  writeFileSync(script, guard)
  host = await startBuilt(dataDir, { NODE_OPTIONS: `--require ${script}`, EGRESS_LOG: log })
}, 180_000)
afterAll(async () => {
  host.child.kill('SIGTERM')
  await host.exited
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

const left = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [])

async function post(path: string, body: object): Promise<number> {
  const answer = await fetch(host.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.status
}

test('nothing leaves the machine: starting, pages, signing in by mail and setting up ask nobody outside', async () => {
  const { setUp }: { setUp: string } = JSON.parse(readFileSync(join(dataDir, 'ready.json'), 'utf8'))
  for (const path of [
    '/',
    '/verify',
    '/docs',
    '/openapi.json',
    '/sign-in',
    '/legal/privacy',
    '/metrics',
    '/readyz',
    '/nowhere',
  ]) {
    const { status, html } = await fetch(host.url + path, { headers: { accept: 'text/html' } }).then(
      async answer => ({ status: answer.status, html: await answer.text() }),
    )
    expect(status).toBeLessThan(500)
    // Neither does a page make the browser ask outside.
    expect(html).not.toMatch(
      /<(?:script|img|iframe|source)[^>]+src="https?:\/\/(?!localhost)|<link[^>]+rel="(?:stylesheet|preload|preconnect)"[^>]+href="https?:\/\/(?!localhost)/,
    )
  }
  expect(await post('/api/v1/sign-in', { email: 'ada@learner.example' })).toBe(202)
  expect(await post('/api/v1/set-up', { secret: setUp.split('/').pop(), email: 'op@city.example' })).toBe(200)
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(left()).toEqual([])
})

test('what somebody asks to be fetched is asked for outside, so the guard does see', async () => {
  await post('/api/v1/verify', { url: 'https://outside.example/badge.json' })
  expect(left()).toContain('lookup outside.example')
})
