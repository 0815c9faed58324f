import fastify from 'fastify'
import { expect, test } from 'vitest'
import { isLoopback } from './system-routes.ts'

const ask = async (remoteAddress: string, headers: Record<string, string>) => {
  const app = fastify()
  app.get('/', async request => ({ local: isLoopback(request) }))
  const answer = await app.inject({ url: '/', remoteAddress, headers })
  await app.close()
  return answer.json()
}

test('mails and figures are for eyes on this machine: asked for locally, by a local name, passed on by nobody', async () => {
  expect(await ask('127.0.0.1', { host: 'localhost:4000' })).toEqual({ local: true })
  expect(await ask('::1', { host: '[::1]:4000' })).toEqual({ local: true })
})

test.each([
  ['from another machine', '192.0.2.7', { host: 'localhost:4000' }],
  ['by the name of a site that leads here', '127.0.0.1', { host: 'evil.example:4000' }],
  ['through a proxy', '127.0.0.1', { host: 'localhost:4000', 'x-forwarded-for': '192.0.2.7' }],
  [
    'through a proxy that says so in the newer way',
    '127.0.0.1',
    { host: 'localhost', forwarded: 'for=192.0.2.7' },
  ],
])('mails and figures are not shown %s', async (_how, address, headers) => {
  expect(await ask(address, headers)).toEqual({ local: false })
})
