import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { identity } from '@rucksack/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, launchBrowser, widths } from './browser.ts'
import { foundHost } from './found-host.ts'
import { type Host, startHost } from './host.ts'
import { watchPages } from './watch-page.ts'

const scope = [
  'https://purl.imsglobal.org/spec/ob/v2p1/scope/assertion.readonly',
  'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert',
].join(' ')

let host: Host
let browser: Browser
let platform: Server
let callback: string
let founded: Awaited<ReturnType<typeof foundHost>>
beforeAll(async () => {
  host = await startHost()
  founded = await foundHost(host)
  browser = await launchBrowser()
  platform = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><html lang="en"><title>Back</title>Back')
  })
  await new Promise<void>(resolve => platform.listen(0, '127.0.0.1', resolve))
  const address = platform.address()
  callback = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/callback`
})
afterAll(async () => {
  await browser.close()
  platform.close()
  await host.stop()
})

test.each([
  { tongue: 'en', width: 'desktop', allow: 'Let it in', end: /^Disconnect Course platform$/ },
  { tongue: 'ar', width: 'phone', allow: 'السماح بالدخول', end: /^قطع اتصال .*Course platform/ },
] as const)(
  'a course platform is let into a backpack, listed, and shut out again ($tongue, $width)',
  async ({ tongue, width, allow, end }) => {
    const { cookie, operator } = founded
    await operator(identity.changeMe, { body: { language: tongue } })
    const registered = await (
      await fetch(`${host.url}/oauth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_name: 'Course platform', redirect_uris: [callback], scope }),
      })
    ).json()
    const context = await browser.newContext({ viewport: widths[width], locale: tongue })
    await context.addCookies([
      { ...cookie, url: host.url },
      { name: 'lang', value: tongue, url: host.url },
    ])
    const complaints = watchPages(context, host.url)
    const page = await context.newPage()
    const verifier = randomBytes(32).toString('base64url')
    const question = new URLSearchParams({
      client_id: registered.client_id,
      response_type: 'code',
      redirect_uri: callback,
      state: 'mine',
      scope,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    await page.goto(`${host.url}/oauth/authorize?${question}`)
    await keepPicture(page, `consent-${tongue}-${width}`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: allow, exact: true }).click()
    await page.waitForURL(`${callback}**`)
    const code = new URL(page.url()).searchParams.get('code') ?? ''
    const tokens = await (
      await fetch(`${host.url}/oauth/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${registered.client_id}:${registered.client_secret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: callback,
          code_verifier: verifier,
        }).toString(),
      })
    ).json()
    const read = async () =>
      (
        await fetch(`${host.url}/ims/ob/v2p1/assertions`, {
          headers: { authorization: `Bearer ${tokens.access_token}` },
        })
      ).status
    expect(await read()).toBe(200)
    await page.goto(`${host.url}/account#consents`)
    const button = page.getByRole('button', { name: end })
    await button.waitFor()
    await keepPicture(page, `consents-${tongue}-${width}`)
    await button.click()
    await button.waitFor({ state: 'detached' })
    expect(await read()).toBe(401)
    expect(complaints.filter(each => !each.includes(callback))).toEqual([])
    await context.close()
  },
)
