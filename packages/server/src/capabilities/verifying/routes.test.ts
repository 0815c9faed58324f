import { verifying } from '@rucksack/contract'
import { bake } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badPictures } from '../../testing/bad-pictures.ts'
import { ForeignIssuer, LocalWeb, png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost } from '../../testing/index.ts'

let host: TestHost
let strict: TestHost
let web: LocalWeb
const issuer = new ForeignIssuer()
const email = 'ada@learner.example'
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  strict = await startTestHost()
})
afterAll(async () => {
  await host.stop()
  await strict.stop()
  await web.stop()
})

const verify = (bytes: Uint8Array | string, mediaType = 'application/json', query: object = {}, at = host) =>
  at.stranger().call(verifying.verifyBadge, { bytes, mediaType, query })
const url = (address: unknown, at = host) =>
  verify(JSON.stringify({ url: address }), 'application/json', {}, at)

test('anybody’s badge is judged in every form it comes in, and the report says what was read', async () => {
  const text = await issuer.badge(email)
  const cases: [Uint8Array | string, string, string][] = [
    [text, 'application/json', 'data-integrity'],
    [text, 'application/ld+json', 'data-integrity'],
    [text, 'text/plain', 'data-integrity'],
    [await issuer.jwt(email), 'application/vc+jwt', 'vc-jwt'],
    [await issuer.jwt(email), 'application/jose', 'vc-jwt'],
    [bake(await png(), text, '3.0'), 'image/png', 'data-integrity'],
    [bake(Buffer.from(svg), text, '3.0'), 'image/svg+xml', 'data-integrity'],
    [bake(await png(), text, '3.0'), 'application/octet-stream', 'data-integrity'],
  ]
  for (const [bytes, mediaType, form] of cases) {
    const report = await verify(bytes, mediaType)
    expect([report.verdict, report.detected.form, report.detected.version], mediaType).toEqual([
      'valid',
      form,
      '3.0',
    ])
    expect(report.badge).toMatchObject({ name: 'Knots', issuer: { name: 'School of Sails' } })
    expect(report.notApplicable).toContain('recipient')
    expect(report.sentence.text).toMatch(/\w/)
    expect(JSON.stringify(report)).not.toContain('sha256$')
  }
})

test('a badge is fetched from its address, as JSON or as text, and the report names what was fetched', async () => {
  const address = web.host(email)
  for (const report of [await url(address), await verify(` ${address}\n`, 'text/plain')]) {
    expect([report.verdict, report.badge?.version]).toEqual(['valid', '2.0'])
    expect(report.fetched.map(each => each.url)).toEqual(
      expect.arrayContaining([address, `${web.url}/issuer`]),
    )
    expect(report.fetched.every(each => each.status === 200)).toBe(true)
  }
  const document = JSON.stringify(web.pages.get(new URL(address).pathname)?.body)
  expect((await verify(document)).verdict).toBe('valid')
})

test('whose badge it is, is told when an address is given: yes, no, and not asked', async () => {
  const text = await issuer.badge(email)
  const recipient = async (query: object) =>
    (await verify(text, 'application/json', query)).findings.find(each => each.check === 'recipient')
  expect(await recipient({ recipient: 'ADA@learner.example' })).toEqual({
    check: 'recipient',
    outcome: 'passed',
  })
  expect(await recipient({ recipient: 'eve@learner.example' })).toMatchObject({ outcome: 'failed' })
  expect(await recipient({})).toBeUndefined()
  expect((await verify(text, 'application/json', { recipient: 'eve@learner.example' })).verdict).toBe(
    'invalid',
  )
  await expect(verify(text, 'application/json', { recipient: 'nobody' })).rejects.toMatchObject({
    code: 'validation-failed',
  })
})

test('valid, invalid and unknown are told apart, and every check that did not pass says why', async () => {
  const good = await issuer.badge(email)
  const { proof: _proof, ...unsigned } = JSON.parse(good)
  const unreachable = {
    status: [{ id: 'urn:x', purpose: 'revocation' as const, index: 7, list: 'http://127.0.0.1:9/list' }],
  }
  const cases: [string, string, string, string | null][] = [
    ['good', good, 'valid', null],
    ['forged', good.replace('Knots', 'Nukes'), 'invalid', 'proof'],
    ['unsigned', JSON.stringify(unsigned), 'invalid', 'proof'],
    ['expired', await issuer.badge(email, { validUntil: '2026-02-01T00:00:00Z' }), 'invalid', 'validity'],
    ['not yet', await issuer.badge(email, { validFrom: '2099-01-01T00:00:00Z' }), 'invalid', 'validity'],
    ['status out of reach', await issuer.badge(email, unreachable), 'unknown', 'status'],
    ['no badge', '{"hello":"world"}', 'invalid', 'read'],
    ['nothing readable', '{', 'invalid', 'read'],
  ]
  for (const [what, text, verdict, check] of cases) {
    const report = await verify(text)
    expect(report.verdict, what).toBe(verdict)
    const open = report.findings.filter(each => each.outcome !== 'passed')
    expect(open.length > 0, what).toBe(check !== null)
    if (check !== null)
      expect(
        open.map(each => each.check),
        what,
      ).toContain(check)
    for (const finding of open) {
      expect(finding.reason, what).toMatch(/^[a-z0-9-]+$/)
      expect(finding.detail, what).toMatch(/\w.*[.!?]$/)
    }
  }
})

test('no report ever names the same check twice over or leaves one out', async () => {
  const report = await verify(await issuer.badge(email))
  const named = [...report.findings.map(each => each.check), ...report.notApplicable]
  expect(new Set(named).size).toBe(named.length)
  for (const check of ['read', 'shape', 'proof', 'issuer-key', 'status', 'validity', 'recipient'])
    expect(named).toContain(check)
})

test('the sentence on top is in the reader’s language', async () => {
  const ask = async (language: string) => {
    const answer = await host.stranger().fetch('/api/v1/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: await issuer.badge(email),
    })
    const report: { sentence: { text: string } } = await answer.json()
    return report.sentence.text
  }
  expect(await ask('ar')).toMatch(/[\u0600-\u06ff]/)
  expect(await ask('es')).not.toBe(await ask('en'))
})

test('an address inside the operator’s network is never asked, however it is written or reached', async () => {
  const before = web.asked.length
  const port = new URL(web.url).port
  for (const host of [
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0177.0.0.1',
    '2130706433',
    '0x7f.1',
    'localhost',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '[fd00::1]',
    '0.0.0.0',
  ]) {
    const report = await url(`http://${host}:${port}/assertions/1`, strict)
    expect(report.verdict, host).not.toBe('valid')
    expect(report.findings[0], host).toMatchObject({
      check: 'read',
      reason: expect.stringMatching(/refused|unreachable/),
    })
  }
  const list = {
    status: [{ id: 'urn:x', purpose: 'revocation' as const, index: 7, list: `${web.url}/list` }],
  }
  expect((await verify(await issuer.badge(email, list), 'application/json', {}, strict)).verdict).toBe(
    'unknown',
  )
  expect(web.asked.length).toBe(before)
  for (const address of [
    'ftp://a.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://a',
    '',
    42,
    null,
    ['http://a.example'],
  ])
    await expect(url(address), String(address)).rejects.toMatchObject({ code: 'url-refused' })
  expect((await url(web.host(email))).verdict).toBe('valid')
})

test('an address of this host is answered without the network, also where private addresses are refused', async () => {
  const { owner, achievement } = await strict.verbs.issuer()
  const award = await strict.verbs.award(owner, achievement.id, email)
  expect((await url(award.page, strict)).verdict).toBe('valid')
  expect((await url(`${award.page}?v=2_0`, strict)).verdict).toBe('valid')
  expect((await url(`${strict.url}/api/v1/me`, strict)).verdict).not.toBe('valid')
})

test('one hostile badge does not spoil the next: names of prototypes, depth, size and broken pictures', async () => {
  const good = await issuer.badge(email)
  const hostile = [
    good.replace(/"id":"urn:uuid[^"]+"/, '"id":"__proto__"'),
    good.replace('{', '{"__proto__":{"x":1},'),
    good.replace('"Knots"', '{"@id":"__proto__","@type":"constructor"}'),
    good.replace('"type":["Achievement"]', '"type":["Achievement","__proto__"]'),
    `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    good.replace('{', '{"@context":{"@vocab":"https://evil.example/"},'),
    ...Object.values(await badPictures()),
  ]
  for (const [at, bytes] of hostile.entries()) {
    expect((await verify(bytes, 'application/octet-stream')).verdict, String(at)).not.toBe('valid')
    expect(Object.keys(Object.prototype)).toEqual([])
  }
  expect((await verify(good)).verdict).toBe('valid')
})

test('files of up to five megabytes are judged, larger ones and other kinds are refused by name', async () => {
  await expect(verify(new Uint8Array(5_000_001), 'image/png')).rejects.toMatchObject({ code: 'too-large' })
  for (const mediaType of ['text/html', 'application/zip', 'image/gif'])
    await expect(verify('x', mediaType)).rejects.toMatchObject({ code: 'media-type-unsupported' })
  const padded = Buffer.concat([Buffer.from(await issuer.badge(email)), Buffer.alloc(4_900_000, ' ')])
  expect((await verify(padded)).verdict).toMatch(/valid/)
})

test('one address cannot use up the verifier: after three hundred in a minute it waits, unless signed in, and then goes on', async () => {
  const ask = () =>
    verify('{}').then(
      () => 'judged',
      cause => cause.code,
    )
  host.clock.advance(120_000)
  const first = await Promise.all(Array.from({ length: 300 }, ask))
  expect(first.filter(each => each !== 'judged')).toEqual([])
  expect(await ask()).toBe('too-many-requests')
  const known = await host.signIn('grace@learner.example')
  const report = await known.call(verifying.verifyBadge, {
    bytes: '{}',
    mediaType: 'application/json',
    query: {},
  })
  expect(report.verdict).toBe('invalid')
  host.clock.advance(61_000)
  expect(await ask()).toBe('judged')
})
