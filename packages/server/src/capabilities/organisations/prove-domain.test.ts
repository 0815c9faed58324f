import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSafeFetch } from '../../platform/safe-fetch.ts'
import { type Proving, seekProof } from './prove-domain.ts'

const proof = 'rucksack-domain=abcdefghijklmnopqrstuvwxyz'
let server: Server
let answer: { status: number; text: string; location?: string }
let proving: Proving

beforeAll(async () => {
  server = createServer((request, response) => {
    const there = request.url === '/.well-known/rucksack.txt'
    response.writeHead(there ? answer.status : 404, answer.location ? { location: answer.location } : {})
    response.end(there ? answer.text : '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // The server listens where it was told a port; the web of `library.example` is found there.
  const { port } = server.address() as AddressInfo
  const fetch = makeSafeFetch({ allowPrivate: true })
  proving = {
    resolveTxt: async () => [],
    fetch: (url, options) =>
      fetch(url.replace('https://library.example', `http://127.0.0.1:${port}`), options),
  }
})
afterAll(() => server.close())

test('a file on the web server of a domain proves it, among other lines', async () => {
  answer = { status: 200, text: `# Rucksack\r\n  ${proof}  \r\nother` }
  expect(await seekProof(proving, 'library.example', [proof])).toBe('file')
})

test('a page that says something else, is missing, is huge or leads elsewhere proves nothing', async () => {
  for (answer of [
    { status: 200, text: `${proof}x` },
    { status: 200, text: `before ${proof}` },
    { status: 404, text: proof },
    { status: 200, text: `${'x'.repeat(20_000)}\n${proof}` },
    { status: 302, text: proof, location: 'https://elsewhere.example/' },
  ])
    expect(await seekProof(proving, 'library.example', [proof]), answer.text.slice(0, 60)).toBeNull()
})

test('the record is asked for first', async () => {
  answer = { status: 404, text: '' }
  const asked: string[] = []
  const resolveTxt = async (name: string) => {
    asked.push(name)
    return [proof]
  }
  expect(await seekProof({ ...proving, resolveTxt }, 'library.example', [proof])).toBe('dns')
  expect(asked).toEqual(['_rucksack.library.example'])
})
