import { backpack, sharing, verifying } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LocalWeb } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
let web: LocalWeb
let ticket: string
let assertion: string
const email = 'ada@learner.example'
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  assertion = web.host(email)
  const ada = await host.signIn(email)
  const { badge } = await ada.call(backpack.addBadge, {
    bytes: JSON.stringify({ url: assertion }),
    mediaType: 'application/json',
  })
  const { url } = await ada.call(sharing.shareBadge, {
    params: { badge: badge.id },
    body: { audience: 'link' },
  })
  const { html } = await host.stranger().page(url)
  ticket = /"ticket":"([^"]+)"/.exec(html.replaceAll('&quot;', '"'))?.[1] ?? ''
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

const read = (url: string, pass = ticket) =>
  host.stranger().call(verifying.readDocument, { query: { url, ticket: pass } })

test('a page that checks a badge itself gets the documents the badge names, and nothing a browser would run', async () => {
  expect(ticket).not.toBe('')
  const answer = await host
    .stranger()
    .fetch(`/api/v1/documents?url=${encodeURIComponent(assertion)}&ticket=${encodeURIComponent(ticket)}`)
  expect(answer.status).toBe(200)
  expect(JSON.parse(await answer.text())).toMatchObject({ type: 'Assertion', id: assertion })
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-document-status')).toBe('200')
  expect(JSON.parse(Buffer.from(await read(`${web.url}/issuer`)).toString())).toMatchObject({
    type: 'Issuer',
  })
})

test('no other document is fetched with it, however close its address is', async () => {
  web.pages.set('/secret', { body: { secret: true } })
  const before = web.asked.length
  for (const url of [`${web.url}/secret`, `${assertion}?x`, `${assertion}/`, 'http://169.254.169.254/'])
    await expect(read(url), url).rejects.toMatchObject({ code: 'url-refused' })
  expect(web.asked.length).toBe(before)
  expect((await read(assertion)).length).toBeGreaterThan(0)
})

test('a ticket that is forged, changed, cut or expired fetches nothing', async () => {
  const [body = '', mac = ''] = ticket.split('.')
  const forged = Buffer.from(JSON.stringify({ until: 9_999_999_999, list: [`${web.url}/secret`] })).toString(
    'base64url',
  )
  for (const bad of [
    `${forged}.${mac}`,
    `${body}.`,
    body,
    `.${mac}`,
    `${body}.${mac.slice(0, -2)}`,
    'x',
    `${forged}.${forged}`,
  ])
    await expect(read(`${web.url}/secret`, bad), bad).rejects.toMatchObject({ code: 'url-refused' })
  host.clock.advance(5 * 3_600_000)
  expect((await read(assertion)).length).toBeGreaterThan(0)
  host.clock.advance(2 * 3_600_000)
  await expect(read(assertion)).rejects.toMatchObject({ code: 'url-refused' })
})
