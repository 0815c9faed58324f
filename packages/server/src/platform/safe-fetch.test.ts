import { createServer, type RequestListener, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Problem } from './problem.ts'
import { type Lookup, makeSafeFetch } from './safe-fetch.ts'

let server: Server
let port = 0
let touched: string[] = []

const answers: Record<string, RequestListener> = {
  '/badge.json': (_request, response) => {
    response.setHeader('content-type', 'application/json').end('{"a":1}')
  },
  '/to-badge': (_request, response) => response.writeHead(302, { location: '/badge.json' }).end(),
  '/to-decimal': (_request, response) =>
    response.writeHead(307, { location: `http://2130706434:${port}/badge.json` }).end(),
  '/to-link-local': (_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-ipv6': (_request, response) =>
    response.writeHead(308, { location: `//[::ffff:a9fe:a9fe]:${port}/badge.json` }).end(),
  '/to-private-name': (_request, response) =>
    response.writeHead(302, { location: `http://inside.example:${port}/badge.json` }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-user': (_request, response) =>
    response.writeHead(302, { location: `http://me:secret@public.example:${port}/badge.json` }).end(),
  '/to-nonsense': (_request, response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/loop': (_request, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/large': (_request, response) => {
    response.setHeader('content-length', 6_000_000).end(Buffer.alloc(6_000_000))
  },
  '/endless': (request, response) => {
    const pour = () => {
      while (!request.destroyed && response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', pour)
    pour()
  },
  '/silent': () => {},
  '/drip': (request, response) => {
    const timer = setInterval(() => response.write('.'), 20)
    request.on('close', () => clearInterval(timer))
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setTimeout(() => response.destroy(), 20)
  },
  '/long-headers': (_request, response) => response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end(),
  '/no-type': (_request, response) => {
    response.end('bytes')
  },
  '/missing': (_request, response) => response.writeHead(404).end('gone'),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    touched.push(`${request.headers.host} ${request.url}`)
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(500).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

beforeEach(() => {
  touched = []
})

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'fetched',
    (cause: unknown) => {
      if (cause instanceof Problem) return cause.code
      throw cause
    },
  )
}

const strict = makeSafeFetch({ allowPrivate: false })
const open = makeSafeFetch({ allowPrivate: true })

const spellings = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.000.000.001',
  '0177.0.0.1',
  '0177.1',
  '0x7f.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '127.0.0.1.',
  '１２７.０.０.１',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '0',
  '0.0.0.0',
  'localhost',
  'LOCALHOST',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00::1]',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
]

test.each(spellings)('http://%s is refused, and nothing connects', async host => {
  expect(await codeOf(strict(`http://${host}:${port}/badge.json`))).toBe('url-refused')
  expect(touched).toEqual([])
})

test.each(spellings.slice(0, 15))(
  'http://%s does lead to this machine where private networks are allowed',
  async host => {
    expect(await codeOf(open(`http://${host}:${port}/badge.json`))).toBe('fetched')
    expect(touched).toHaveLength(1)
  },
)

test.each([
  'file:///etc/passwd',
  'ftp://public.example/',
  'gopher://public.example/',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'blob:http://public.example/1',
  'unix:/run/docker.sock',
  '//public.example/',
  '/badge.json',
  'public.example',
  '',
  'http://',
  'http://[fe80::1%25eth0]/',
  'http://me@public.example/',
  'http://:secret@public.example/',
  'http://me:secret@public.example/',
])('"%s" is refused even where private networks are allowed', async url => {
  expect(await codeOf(open(url))).toBe('url-refused')
  expect(touched).toEqual([])
})

/** A resolver that gives these answers one after another, the last one for good; it counts its askers. */
function resolver(...turns: string[][]): Lookup & { asked: () => number } {
  let asked = 0
  const lookup: Lookup = async () => {
    const turn = turns[Math.min(asked, turns.length - 1)] ?? []
    asked++
    return turn.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return Object.assign(lookup, { asked: () => asked })
}

test.each([
  ['only a private address', ['10.0.0.1']],
  ['loopback', ['127.0.0.1']],
  ['loopback written in IPv6', ['::ffff:127.0.0.1']],
  ['a private address among public ones', ['93.184.216.34', '192.168.0.10']],
  ['a private IPv6 address after a public one', ['2606:4700::1', 'fd00::1']],
])('a name that resolves to %s is refused', async (_what, addresses) => {
  const fetch = makeSafeFetch({ allowPrivate: false, lookup: resolver(addresses) })
  expect(await codeOf(fetch(`http://public.example:${port}/badge.json`))).toBe('url-refused')
  expect(touched).toEqual([])
})

test('a name that answers differently the second time gains nothing: what was checked is what is connected to', async () => {
  // For this test the test server counts as public, and nothing else does.
  const isPublic = (address: string) => address === '127.0.0.1'
  const url = `http://rebind.example:${port}/badge.json`
  const turning = resolver(['127.0.0.1'], ['10.0.0.1'])
  expect(await codeOf(makeSafeFetch({ allowPrivate: false, lookup: turning, isPublic })(url))).toBe('fetched')
  expect(turning.asked()).toBe(1)
  touched = []
  const turned = resolver(['10.0.0.1'], ['127.0.0.1'])
  expect(await codeOf(makeSafeFetch({ allowPrivate: false, lookup: turned, isPublic })(url))).toBe(
    'url-refused',
  )
  expect(turned.asked()).toBe(1)
  expect(touched).toEqual([])
})

test('a name is looked up once for one fetch, and its answer is what gets connected', async () => {
  const lookup = resolver(['127.0.0.1'], ['10.0.0.1'])
  const fetch = makeSafeFetch({ allowPrivate: true, lookup })
  const got = await fetch(`http://public.example:${port}/badge.json`)
  expect(got).toMatchObject({ status: 200, contentType: 'application/json' })
  expect(lookup.asked()).toBe(1)
  expect(touched).toEqual([`public.example:${port} /badge.json`])
})

test('a name that nobody knows is unreachable, not refused', async () => {
  expect(await codeOf(open('http://no-such-host.invalid/'))).toBe('url-unreachable')
  expect(
    await codeOf(makeSafeFetch({ allowPrivate: true, lookup: resolver([]) })('http://empty.example/')),
  ).toBe('url-unreachable')
})

test.each(['/to-decimal', '/to-link-local', '/to-ipv6', '/to-private-name'])(
  'a redirect into private space is refused: %s',
  async path => {
    // For this one fetch the test server counts as public, and nothing else does.
    const fetch = makeSafeFetch({
      allowPrivate: false,
      lookup: resolver(['10.0.0.1']),
      isPublic: address => address === '127.0.0.1',
    })
    expect(await codeOf(fetch(`http://127.0.0.1:${port}/to-badge`))).toBe('fetched')
    touched = []
    expect(await codeOf(fetch(`http://127.0.0.1:${port}${path}`))).toBe('url-refused')
    expect(touched).toEqual([`127.0.0.1:${port} ${path}`])
  },
)

test.each(['/to-file', '/to-user'])('a redirect to what is never fetched is refused: %s', async path => {
  expect(await codeOf(open(`http://127.0.0.1:${port}${path}`))).toBe('url-refused')
})

test('a redirect on the same host is followed, and the answer says where it came from', async () => {
  const got = await open(`http://127.0.0.1:${port}/to-badge`)
  expect(got.url).toBe(`http://127.0.0.1:${port}/badge.json`)
  expect(Buffer.from(got.body).toString()).toBe('{"a":1}')
})

test('a redirect that goes in circles ends after five hops', async () => {
  expect(await codeOf(open(`http://127.0.0.1:${port}/loop`))).toBe('url-unreachable')
  expect(touched).toHaveLength(6)
})

test('a redirect to nonsense is said to be one', async () => {
  expect(await codeOf(open(`http://127.0.0.1:${port}/to-nonsense`))).toBe('url-unreachable')
})

test.each(['/large', '/endless'])('no more than five megabytes are read: %s', async path => {
  const before = process.memoryUsage().rss
  const failed = await open(`http://127.0.0.1:${port}${path}`).catch((cause: unknown) => cause)
  expect(failed).toMatchObject({ code: 'url-unreachable' })
  expect(String(failed)).toContain('larger than 5 MB')
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test.each(['/silent', '/drip'])('a server that takes its time is left: %s', async path => {
  const began = Date.now()
  const failed = await open(`http://127.0.0.1:${port}${path}`, { timeoutMs: 300 }).catch(
    (cause: unknown) => cause,
  )
  expect(failed).toMatchObject({ code: 'url-unreachable' })
  expect(String(failed)).toContain('did not answer in time')
  expect(Date.now() - began).toBeLessThan(3_000)
})

test.each(['/cut', '/long-headers'])(
  'an answer that breaks off or never ends its headers is unreachable: %s',
  async path => {
    expect(await codeOf(open(`http://127.0.0.1:${port}${path}`))).toBe('url-unreachable')
  },
)

test('statuses and missing content types are told as they are', async () => {
  expect(await open(`http://127.0.0.1:${port}/missing`)).toMatchObject({ status: 404 })
  expect(await open(`http://127.0.0.1:${port}/no-type`)).toMatchObject({ status: 200, contentType: null })
})
