import { randomUUID } from 'node:crypto'
import { backpack, issuing, sharing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { unbake } from 'openbadges'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer, LocalWeb } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let ada: Visitor
let achievement: Achievement
let badge: string
const email = 'ada.lovelace@learner.example'
const issuer = new ForeignIssuer('Harbour school')
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
  const accepted = await host.verbs.accepted(owner, achievement.id, email)
  ada = accepted.learner
  badge = accepted.badge
})
afterAll(() => host.stop())

type Body = { audience: 'link' | 'everyone'; showName?: boolean }
const share = (body: Body, of = badge) => ada.call(sharing.shareBadge, { params: { badge: of }, body })
const get = (url: string, accept = 'text/html') => host.stranger().fetch(url, { headers: { accept } })

test('a shared badge is a page that is read and believed without JavaScript', async () => {
  const { url } = await share({ audience: 'link' })
  const { html, status, headers } = await host.stranger().page(url)
  expect(status).toBe(200)
  for (const words of ['Remixing', 'Riverside Library', 'Ada', 'Publish a']) expect(html).toContain(words)
  expect(html).toMatch(/<details class="verification tone-good">/)
  expect(html).toMatch(/<meta property="og:image" content="[^"]+\/card\.png"/)
  expect(Buffer.byteLength(html)).toBeLessThan(60_000)
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(html).not.toMatch(/<script(?![^>]*(?:src=|type="application\/(?:ld\+)?json"))[^>]*>/)
})

test('what the issuer says to the learner and viewers stands on the page, as words that run nothing', async () => {
  const narrative = 'For **twelve** knots. <script>alert(1)</script> [x](javascript:alert(1))'
  const bytes = await issuer.badge(email, { narrative })
  const kept = await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' })
  expect(kept.badge.badge.narrative).toBe(narrative)
  const { url } = await share({ audience: 'link' }, kept.badge.id)
  const { html } = await host.stranger().page(url)
  expect(html).toContain('<strong>twelve</strong>')
  expect(html).not.toMatch(/<script>alert|href="javascript/)
})

test('a page never names the learner’s address or its hash, and the name only when the learner says so', async () => {
  for (const [showName, shown] of [
    [true, true],
    [false, false],
  ] as const) {
    const { url } = await share({ audience: 'everyone', showName })
    const { html } = await host.stranger().page(url)
    expect(html).not.toMatch(/lovelace|sha256\$/i)
    expect(/\bAda\b/.test(html)).toBe(shown)
  }
})

test('what is shared with everyone may be found by search engines, what is shared by link may not', async () => {
  const open = await share({ audience: 'everyone' })
  const quiet = await share({ audience: 'link' })
  const robots = async (url: string) => {
    const answer = await get(url)
    return [
      answer.headers.get('x-robots-tag'),
      /<meta name="robots" content="noindex"/.test(await answer.text()),
    ]
  }
  expect(await robots(open.url)).toEqual([null, false])
  expect(await robots(quiet.url)).toEqual(['noindex', true])
})

test('every form of a shared badge is the badge itself', async () => {
  const { url } = await share({ audience: 'link' })
  const json = await (await get(`${url}.json`, '*/*')).text()
  expect(JSON.parse(json)).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'] })
  for (const accept of ['application/json', 'application/ld+json', 'application/vc'])
    expect(await (await get(url, accept)).text(), accept).toBe(json)
  for (const ending of ['png', 'svg']) {
    const answer = await get(`${url}.${ending}`, '*/*')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="badge.${ending}"`)
    expect(unbake(new Uint8Array(await answer.arrayBuffer()))).toEqual([{ version: '3.0', text: json }])
  }
  expect((await get(`${url}.jwt`, '*/*')).status).toBe(404)
  const text = await issuer.jwt(email)
  const kept = await ada.call(backpack.addBadge, { bytes: text, mediaType: 'application/vc+jwt' })
  const other = await share({ audience: 'link' }, kept.badge.id)
  expect(await (await get(`${other.url}.jwt`, '*/*')).text()).toBe(text)
  expect(await (await get(other.url, 'application/json')).text()).toBe(text)
  expect((await get(`${other.url}.json`, '*/*')).status).toBe(404)
})

test('a link that is posted shows a card of 1200 by 630, and oEmbed tells where it is', async () => {
  const { url } = await share({ audience: 'everyone' })
  const card = await get(`${url}/card.png`, '*/*')
  const size = await sharp(Buffer.from(await card.arrayBuffer())).metadata()
  expect([size.format, size.width, size.height]).toEqual(['png', 1200, 630])
  const embed = await get(`${host.url}/oembed?url=${encodeURIComponent(url)}`, 'application/json')
  expect(await embed.json()).toMatchObject({
    version: '1.0',
    type: 'photo',
    title: 'Remixing',
    author_name: 'Riverside Library',
    url: `${url}/card.png`,
    width: 1200,
    height: 630,
  })
  for (const bad of ['', 'https://elsewhere.example/s/x', `${host.url}/s/`, `${url}x`])
    expect(
      (await get(`${host.url}/oembed?url=${encodeURIComponent(bad)}`, 'application/json')).status,
      bad,
    ).toBe(404)
})

test('a link taken back, of a badge that is gone, and one that never was are the same in everything', async () => {
  const revoked = await share({ audience: 'everyone' })
  const quiet = await share({ audience: 'link' })
  const kept = await ada.call(backpack.addBadge, {
    bytes: await issuer.badge(email),
    mediaType: 'application/json',
  })
  const removed = await share({ audience: 'everyone' }, kept.badge.id)
  for (const { url } of [revoked, quiet, removed]) expect((await get(url)).status).toBe(200)
  for (const { id } of [revoked, quiet]) await ada.call(sharing.revokeShare, { params: { share: id } })
  await ada.call(backpack.removeBadge, { params: { badge: kept.badge.id } })
  const never = `${host.url}/s/${'A'.repeat(revoked.url.split('/').pop()?.length ?? 22)}`
  const seen = async (url: string, accept: string) => {
    const answer = await get(url, accept)
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name)),
    )
    const id = answer.headers.get('x-request-id') ?? ''
    const secret = url.slice(`${host.url}/s/`.length).replace(/[./].*$/, '')
    const body = (await answer.text()).replaceAll(id, 'ID').replaceAll(secret, 'SECRET')
    // Request ids grow, so that the length of an answer may differ by that alone.
    const { 'content-length': _length, ...same } = headers
    return { status: answer.status, headers: same, body }
  }
  for (const form of ['', '.json', '.png', '.svg', '.jwt', '/image', '/card.png'])
    for (const accept of ['text/html', 'application/json']) {
      const gone = await seen(never + form, accept)
      expect(gone.status).toBe(404)
      for (const { url } of [revoked, quiet, removed])
        expect(await seen(url + form, accept), form).toEqual(gone)
    }
  for (const { url } of [revoked, removed])
    expect((await get(`${host.url}/oembed?url=${encodeURIComponent(url)}`, 'application/json')).status).toBe(
      404,
    )
})

test('a share that holds is not kept by caches that would show it after it was taken back', async () => {
  const { url } = await share({ audience: 'everyone' })
  for (const form of ['', '.json', '.png', '/image', '/card.png']) {
    const cache = (await get(url + form, '*/*')).headers.get('cache-control') ?? ''
    expect(cache, form).toMatch(/private|no-store|no-cache/)
    expect(cache, form).not.toMatch(/public/)
  }
})

test('the links of a badge are listed with what they show, and each is taken back alone', async () => {
  const kept = await ada.call(backpack.addBadge, {
    bytes: await issuer.badge(email),
    mediaType: 'application/json',
  })
  const of = kept.badge.id
  const shared = async () => (await ada.call(backpack.readBadge, { params: { badge: of } })).shared
  expect(await shared()).toBe('nobody')
  const link = await share({ audience: 'link', showName: false }, of)
  expect(await shared()).toBe('link')
  const open = await share({ audience: 'everyone' }, of)
  expect(await shared()).toBe('everyone')
  const { items } = await ada.call(sharing.listShares, { params: { badge: of } })
  expect(items.map(each => [each.id, each.audience, each.showName, each.url])).toEqual([
    [open.id, 'everyone', true, open.url],
    [link.id, 'link', false, link.url],
  ])
  await ada.call(sharing.revokeShare, { params: { share: open.id } })
  expect(await shared()).toBe('link')
  expect([(await get(open.url)).status, (await get(link.url)).status]).toEqual([404, 200])
  await expect(ada.call(sharing.revokeShare, { params: { share: open.id } })).rejects.toMatchObject({
    code: 'share-not-found',
  })
  const { history } = await ada.call(backpack.readBadge, { params: { badge: of } })
  expect(history.map(each => each.what)).toEqual(['unshared', 'shared', 'shared', 'added'])
})

test('links cannot be guessed: 128 bits, told to nobody but the learner, and lost with the database alone', async () => {
  const urls = await Promise.all(Array.from({ length: 20 }, () => share({ audience: 'link' })))
  const secrets = urls.map(each => each.url.split('/').pop() ?? '')
  expect(new Set(secrets).size).toBe(20)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(16)
  for (const guess of ['', '%00', '..%2f..', randomUUID(), 'x'.repeat(290)])
    expect((await get(`${host.url}/s/${guess}`)).status, guess).toBe(404)
  const { sql } = await import('kysely')
  const { rows } = await sql<{
    text: string
  }>`select row_to_json(s)::text as text from sharing_shares s`.execute(host.db)
  for (const secret of secrets) expect(rows.some(row => row.text.includes(secret))).toBe(false)
})

test('a suspended, revoked or expired badge says so on the shared page, in the reader’s language', async () => {
  const made = await host.verbs.award(owner, achievement.id, email, {
    expiresAt: new Date(host.clock.now().getTime() + 86_400_000).toISOString(),
  })
  const bytes = await (await get(`${host.url}/awards/${made.id}.json`, '*/*')).text()
  const kept = await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' })
  const { url } = await share({ audience: 'link' }, kept.badge.id)
  const standing = async (language = 'en') => {
    const { html } = await host.stranger().page(url, language)
    return /class="[^"]*notice[^"]*"/.test(html) ? html : ''
  }
  expect(await standing()).toBe('')
  await owner.call(issuing.suspendAward, { params: { award: made.id }, body: { reason: 'Looked at again' } })
  await host.settle()
  expect(await standing()).toContain('Looked at again')
  expect(await standing('ar')).toMatch(/dir="rtl"[\s\S]*Looked at again/)
  await owner.call(issuing.reinstateAward, { params: { award: made.id } })
  await host.settle()
  expect(await standing()).toBe('')
  host.clock.advance(2 * 86_400_000)
  expect(await standing()).toMatch(/expired/i)
})

test('a badge that was checked long ago is checked again behind the page, so that nobody waits for another host', async () => {
  const web = await LocalWeb.start()
  const open = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  const learner = await open.signIn(email)
  const address = web.host(email)
  const bytes = JSON.stringify({ url: address })
  const { badge: kept } = await learner.call(backpack.addBadge, { bytes, mediaType: 'application/json' })
  const params = { badge: kept.id }
  const { url } = await learner.call(sharing.shareBadge, { params, body: { audience: 'link' } })
  const path = new URL(address).pathname
  web.pages.set(path, {
    status: 410,
    body: { ...Object(web.pages.get(path)?.body), revoked: true, revocationReason: 'Copied' },
  })
  const asked = web.asked.length
  open.clock.advance(1_800_000)
  await open.stranger().page(url)
  await open.settle()
  expect(web.asked.length).toBe(asked)
  open.clock.advance(3_600_000)
  expect((await open.stranger().page(url)).status).toBe(200)
  await open.settle()
  expect(web.asked.length).toBeGreaterThan(asked)
  expect((await open.stranger().page(url)).html).toContain('Copied')
  await open.stop()
  await web.stop()
})
