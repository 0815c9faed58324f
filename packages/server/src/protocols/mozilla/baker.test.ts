import { read } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LocalWeb, png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
beforeAll(async () => {
  // The issuer of these badges is a server on this machine.
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  web = await LocalWeb.start()
})
afterAll(async () => {
  await web.stop()
  await host.stop()
})

const bake = (url: string, at = host) =>
  fetch(`${at.url}/baker?${new URLSearchParams({ assertion: url })}`, {
    headers: { origin: 'https://school.example' },
  })

test.each([
  ['PNG', 'image/png', async () => await png()],
  ['SVG', 'image/svg+xml', async () => svg],
])(
  'whoever has the address of a badge takes it away baked into its picture (%s)',
  async (_, type, picture) => {
    web.pages.set('/sails.png', { type, body: await picture() })
    const url = web.host('ada@learner.example')
    const answer = await bake(url)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[0-9a-f]{32}\.(png|svg)"$/,
    )
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const inside = read(new Uint8Array(await answer.arrayBuffer()))
    expect(inside.kind === 'badge' && inside.reading.text).toContain(url)
  },
)

test('what cannot be baked is told by the codes of old', async () => {
  web.pages.set('/other', { body: { hello: 'world' } })
  web.pages.set('/page', { type: 'text/html', body: '<p>hello</p>' })
  for (const [url, code] of [
    ['', 'invalid-url'],
    ['ftp://school.example/1', 'invalid-url'],
    [`${web.url}/gone`, 'http-unreachable'],
    ['http://127.0.0.1:1/1', 'http-unreachable'],
    [`${web.url}/other`, 'structure'],
    [`${web.url}/page`, 'structure'],
  ] as const) {
    const answer = await bake(url)
    expect(answer.status, url).toBe(400)
    expect(await answer.json(), url).toEqual({ message: expect.any(String), code })
  }
})

test('nobody looks into the network of the host with it, or asks without end', async () => {
  const strict = await startTestHost()
  const asked = web.asked.length
  const url = web.host('ada@learner.example')
  expect(await (await bake(url, strict)).json()).toMatchObject({ code: 'http-unreachable' })
  expect(web.asked.length).toBe(asked)
  const answers = await Promise.all(Array.from({ length: 300 }, () => bake('http://127.0.0.1:1/', strict)))
  expect(answers.some(answer => answer.status === 429)).toBe(true)
  await strict.stop()
})
