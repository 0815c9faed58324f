import { hosting, identity } from '@rucksack/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
const hosts: TestHost[] = []

beforeEach(async () => {
  host = await startTestHost()
  hosts.push(host)
})
afterAll(async () => {
  for (const each of hosts) await each.stop()
})

const link = async () => (await host.app.setUpLink()) ?? ''
const secretOf = (url: string) => url.split('/').pop() ?? ''

test('whoever opens the set-up link first becomes operator; whoever comes second is refused', async () => {
  const secret = secretOf(await link())
  expect((await host.stranger().call(hosting.readHost)).setUp).toBe(false)
  expect((await host.stranger().page(`/set-up/${secret}`)).status).toBe(200)
  const first = host.stranger()
  await first.call(identity.setUpHost, { body: { secret, email: 'op@city.example', name: 'Op' } })
  expect(await first.call(identity.readMe)).toMatchObject({ operator: true, name: 'Op' })
  const second = host.stranger()
  expect(await codeOf(second.call(identity.setUpHost, { body: { secret, email: 'eve@evil.example' } }))).toBe(
    'set-up-done',
  )
  expect((await second.page(`/set-up/${secret}`)).status).toBe(410)
  expect((await second.submit(`/set-up/${secret}`, { email: 'eve@evil.example', name: 'Eve' })).status).toBe(
    410,
  )
  expect(await host.app.setUpLink()).toBeNull()
  expect((await host.stranger().call(hosting.readHost)).setUp).toBe(true)
})

test('of ten who open it at once, one becomes operator', async () => {
  const secret = secretOf(await link())
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      codeOf(host.stranger().call(identity.setUpHost, { body: { secret, email: `op${n}@city.example` } })),
    ),
  )
  expect(results.filter(each => each === 'ok')).toHaveLength(1)
})

test('the page takes a name and an address, and leads on to the first organisation', async () => {
  const secret = secretOf(await link())
  const visitor = host.stranger()
  expect((await visitor.submit(`/set-up/${secret}`, { email: 'nonsense', name: 'Op' })).status).toBe(422)
  const done = await visitor.submit(`/set-up/${secret}`, { email: 'op@city.example', name: 'Op' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/manage'])
  expect((await visitor.call(identity.readMe)).operator).toBe(true)
})

test('a link of an earlier start, or a made-up one, is worth nothing', async () => {
  const before = secretOf(await link())
  const now = secretOf(await link())
  for (const secret of [before, 'made-up', ''])
    expect(
      await codeOf(host.stranger().call(identity.setUpHost, { body: { secret, email: 'op@city.example' } })),
    ).toBe('set-up-done')
  expect(
    await codeOf(
      host.stranger().call(identity.setUpHost, { body: { secret: now, email: 'op@city.example' } }),
    ),
  ).toBe('ok')
})

test('guessing is slowed down', async () => {
  const guess = () =>
    codeOf(host.stranger().call(identity.setUpHost, { body: { secret: 'x', email: 'op@city.example' } }))
  for (let tries = 0; tries < 20; tries++) expect(await guess()).toBe('set-up-done')
  expect(await guess()).toBe('too-many-requests')
})
