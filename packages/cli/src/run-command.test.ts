import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBadge, portsOver, type Web } from '../../openbadges/src/testing/index.ts'
import { png } from '../../openbadges/src/testing/pictures.ts'
import { fetchDocument } from './fetch-document.ts'
import { runCommand } from './run-command.ts'
import type { Terminal } from './terminal.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A terminal over files in memory and a little web. */
function terminalOver(files: Record<string, Uint8Array>, web: Web = {}) {
  const printed: string[] = []
  const complaints: string[] = []
  const terminal: Terminal = {
    ports: portsOver(web),
    async read(file) {
      const found = files[file]
      if (!found) throw Object.assign(new Error('not there'), { code: 'ENOENT', path: file })
      return found
    },
    async write(file, content, replace) {
      if (files[file] && !replace) throw Object.assign(new Error('there'), { code: 'EEXIST', path: file })
      files[file] = content
    },
    print: text => void printed.push(text),
    complain: text => void complaints.push(text),
  }
  const run = (...args: string[]) => runCommand(terminal, args)
  return { run, files, said: () => printed.join('\n'), complained: () => complaints.join('\n') }
}

test('a genuine badge ends with 0, a forged one with 1, one that cannot be reached with 2', async () => {
  const good = await makeBadge('3.0 vc-jwt')
  const forged = await makeBadge('3.0 vc-jwt', { forged: true })
  const genuine = terminalOver({ 'good.jwt': bytes(good.input) }, good.web)
  expect(await genuine.run('verify', 'good.jwt')).toBe(0)
  expect(genuine.said()).toContain('genuine and still valid')
  const bad = terminalOver({ 'bad.jwt': bytes(forged.input) }, forged.web)
  expect(await bad.run('verify', 'bad.jwt')).toBe(1)
  expect(bad.said()).toContain('✗ proof')
  expect(await terminalOver({}).run('verify', 'https://nowhere.example/badge')).toBe(2)
})

test('a badge for somebody else is invalid when an address is asked for', async () => {
  const { input, web } = await makeBadge('3.0 data-integrity')
  const terminal = terminalOver({ '-': bytes(input) }, web)
  expect(await terminal.run('verify', '-', '--recipient', 'ada@learner.example')).toBe(0)
  expect(await terminal.run('verify', '-', '--recipient', 'eve@learner.example')).toBe(1)
})

test('the whole report comes as JSON', async () => {
  const { input, web } = await makeBadge('2.0 hosted')
  const terminal = terminalOver({ '-': bytes(input) }, web)
  await terminal.run('verify', '-', '--json')
  expect(JSON.parse(terminal.said())).toMatchObject({ verdict: 'valid', detected: { version: '2.0' } })
})

test('what is baked into a picture comes out again, and nothing is overwritten unasked', async () => {
  const { input } = await makeBadge('3.0 vc-jwt')
  const terminal = terminalOver({ 'knots.png': png(), 'badge.jwt': bytes(input) })
  expect(await terminal.run('bake', 'knots.png', 'badge.jwt')).toBe(0)
  expect(await terminal.run('unbake', 'knots-baked.png', '--out', 'out.jwt')).toBe(0)
  expect(new TextDecoder().decode(terminal.files['out.jwt'])).toBe(input)
  expect(await terminal.run('bake', 'knots.png', 'badge.jwt')).toBe(3)
  expect(terminal.complained()).toContain('knots-baked.png is there already')
})

test('what cannot be carried out ends with 3 and says why', async () => {
  const terminal = terminalOver({ 'plain.png': png() })
  expect(await terminal.run('verify', 'gone.png')).toBe(3)
  expect(await terminal.run('unbake', 'plain.png')).toBe(3)
  expect(await terminal.run('verify')).toBe(3)
  expect(await terminal.run('fly', 'away')).toBe(3)
  expect(await terminal.run('verify', '--nonsense')).toBe(3)
  expect(terminal.complained()).toContain('there is no file gone.png')
  expect(terminal.complained()).toContain('This picture holds no badge')
  expect(await terminal.run('help')).toBe(0)
  expect(terminal.said()).toContain('unbake <picture>')
})

const server = createServer((request, response) => {
  if (request.url === '/large') return response.end(Buffer.alloc(100))
  return response.writeHead(404, { 'content-type': 'text/plain' }).end('no')
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, so the address is not a pipe's name.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(resolve => server.close(resolve)))

test('documents are fetched with whatever status, up to a size', async () => {
  expect(await fetchDocument(`${origin}/x`, { accept: '*/*' })).toMatchObject({
    status: 404,
    contentType: 'text/plain',
    body: Buffer.from('no'),
  })
  expect((await fetchDocument(`${origin}/large`, { accept: '*/*', maxBytes: 100 })).body).toHaveLength(100)
  await expect(fetchDocument(`${origin}/large`, { accept: '*/*', maxBytes: 99 })).rejects.toMatchObject({
    code: 'refused',
  })
  await expect(fetchDocument('http://127.0.0.1:1/', { accept: '*/*' })).rejects.toMatchObject({
    code: 'unreachable',
  })
})
