import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchDocument } from './fetch-document.ts'

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
