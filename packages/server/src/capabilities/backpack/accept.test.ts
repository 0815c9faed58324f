import { backpack } from '@rucksack/contract'
import { bake } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import { listWith, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import { canonize } from 'openbadges/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf } from '../../testing/files-of.ts'
import { ForeignIssuer, LocalWeb, png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { own } from './backpack.ts'

let host: TestHost
let web: LocalWeb
let ada: Visitor
const issuer = new ForeignIssuer()
const email = 'ada@learner.example'
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  ada = await host.signIn(email)
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

const add = (bytes: Uint8Array | string, mediaType: string, who = ada) =>
  who.call(backpack.addBadge, { bytes, mediaType })
const download = async (badge: string, form: string, who = ada) => {
  const answer = await who.fetch(`/api/v1/backpack/badges/${badge}/download?form=${form}`)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const rows = () => own(host.db).selectFrom('backpack_badges').select('id').execute()
async function refused(attempt: () => Promise<unknown>, problem: object) {
  const before = [await rows(), filesOf(host)]
  await expect(attempt()).rejects.toMatchObject(problem)
  expect([await rows(), filesOf(host)]).toEqual(before)
}

test('a badge of another maker comes in as JSON, JWT, PNG, SVG or text, and goes out byte for byte', async () => {
  const spaced = `\n${JSON.stringify(JSON.parse(await issuer.badge(email)), null, 3)}\n`
  const files: [Uint8Array | string, string, string][] = [
    [spaced, 'application/json', 'application/vc'],
    [await issuer.badge(email), 'application/vc', 'application/vc'],
    [await issuer.badge(email), 'text/plain', 'application/vc'],
    [await issuer.jwt(email), 'application/vc+jwt', 'application/vc+jwt'],
    [`  ${await issuer.jwt(email)}\n`, 'text/plain', 'application/vc+jwt'],
    [bake(await png(), await issuer.badge(email), '3.0'), 'image/png', 'image/png'],
    [bake(Buffer.from(svg), await issuer.badge(email), '3.0'), 'image/svg+xml', 'image/svg+xml'],
    [bake(await png(), await issuer.jwt(email), '3.0'), 'application/octet-stream', 'image/png'],
  ]
  for (const [bytes, mediaType, kept] of files) {
    const { outcome, badge } = await add(bytes, mediaType)
    expect([outcome, badge.standing, badge.address, badge.report.verdict], mediaType).toEqual([
      'added',
      'good',
      email,
      'valid',
    ])
    const { bytes: back, headers } = await download(badge.id, 'original')
    expect(Buffer.compare(back, Buffer.from(bytes)), mediaType).toBe(0)
    expect(headers.get('content-type')).toContain(kept)
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="badge-[0-9a-f]{12}\.(png|svg|json|jwt)"$/,
    )
  }
})

test('a badge comes in by its address, typed as text or sent as one, and by the address of our own awards', async () => {
  for (const url of [web.host(email), web.host(email)]) {
    const { outcome, badge } = await add(JSON.stringify({ url }), 'application/json')
    expect([outcome, badge.standing, badge.badge.version]).toEqual(['added', 'good', '2.0'])
    expect((await add(`${url}\n`, 'text/plain')).outcome).toBe('already-there')
  }
  web.pages.set('/badge.png', {
    type: 'image/png',
    body: bake(await png(), await issuer.badge(email), '3.0'),
  })
  const baked = await add(JSON.stringify({ url: `${web.url}/badge.png` }), 'application/json')
  expect(baked.badge.standing).toBe('good')
  expect(
    Buffer.compare(
      (await download(baked.badge.id, 'original')).bytes,
      Buffer.from(web.pages.get('/badge.png')?.body as Uint8Array),
    ),
  ).toBe(0)
  const { owner, achievement } = await host.verbs.issuer()
  const award = await host.verbs.award(owner, achievement.id, email)
  expect((await add(JSON.stringify({ url: award.page }), 'application/json')).badge.standing).toBe('good')
})

test('a forged, tampered or unsigned badge is refused with every check, and nothing of it is kept', async () => {
  const good = await issuer.badge(email)
  const { proof, ...unsigned } = JSON.parse(good)
  const jwt = await issuer.jwt(email)
  const other = await new ForeignIssuer().badge(email)
  const forgeries: Record<string, [string | Uint8Array, string]> = {
    'another name': [good.replace('Knots', 'Nukes'), 'application/json'],
    'no signature': [JSON.stringify(unsigned), 'application/json'],
    'signature of another': [
      JSON.stringify({ ...unsigned, proof: JSON.parse(other).proof }),
      'application/json',
    ],
    'another issuer': [good.replaceAll(issuer.key.did, new ForeignIssuer().key.did), 'application/json'],
    'a cut JWT': [jwt.slice(0, -4), 'application/vc+jwt'],
    'a JWT without signature': [
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.`,
      'application/vc+jwt',
    ],
    'another name in a picture': [bake(await png(), good.replace('Knots', 'Nukes'), '3.0'), 'image/png'],
    'no badge at all': ['{"hello":"world"}', 'application/json'],
    'a picture without badge': [await png(), 'image/png'],
    'plain words': ['I earned this, honestly', 'text/plain'],
  }
  for (const [what, [bytes, mediaType]] of Object.entries(forgeries)) {
    const before = [await rows(), filesOf(host)]
    const problem = await add(bytes, mediaType).then(
      () => null,
      cause => cause,
    )
    expect(problem?.code, what).toBe('badge-refused')
    expect(problem?.body.report.verdict, what).toBe('invalid')
    for (const finding of problem?.body.report.findings ?? [])
      if (finding.outcome !== 'passed')
        expect(finding, what).toMatchObject({
          reason: expect.any(String),
          detail: expect.stringMatching(/\w/),
        })
    expect([await rows(), filesOf(host)], what).toEqual(before)
  }
  expect(proof).toBeDefined()
  expect((await add(good, 'application/json')).outcome).toBe('added')
})

test('a hosted badge counts only at its own address, not as a copy with another content', async () => {
  const url = web.host(email, 'Hosted')
  const copy = JSON.stringify(web.pages.get(new URL(url).pathname)?.body)
  const forged = copy.replace('/badges/Hosted', '/badges/Sails')
  const { badge } = await add(forged, 'application/json')
  expect(badge.name).toBe('Hosted')
  const moved = await LocalWeb.start()
  moved.pages.set('/stolen', { body: { ...JSON.parse(copy), id: `${moved.url}/stolen` } })
  await refused(() => add(JSON.stringify({ url: `${moved.url}/stolen` }), 'application/json'), {
    code: 'badge-refused',
  })
  await moved.stop()
  expect((await add(copy, 'application/json')).outcome).toBe('already-there')
})

test('a badge for another address is refused, and welcome once that address is one’s own', async () => {
  const bytes = await issuer.badge('ada@work.example')
  await refused(() => add(bytes, 'application/json'), { code: 'badge-for-another-address' })
  const worker = await host.signIn('Ada@work.example')
  expect((await add(bytes, 'application/json', worker)).badge.address?.toLowerCase()).toBe('ada@work.example')
  const nameless = issuer.unsigned(email)
  const { identifier: _identifier, ...subject } = {
    ...(nameless['credentialSubject'] as { identifier: unknown }),
  }
  const signed = await signDataIntegrity(
    { ...nameless, credentialSubject: { ...subject, id: 'did:example:ada' } },
    issuer.key.signer,
    { canonize, crypto: nodeCrypto },
    new Date('2026-01-01T00:00:00Z'),
  )
  await refused(() => add(JSON.stringify(signed), 'application/json'), {
    code: 'badge-for-another-address',
    detail: expect.stringContaining('names no mail address'),
  })
})

const listed = async (set: number[], purpose: 'revocation' | 'suspension', path: string) => {
  const id = web.url + path
  web.pages.set(path, {
    body: await signDataIntegrity(
      statusListCredential({
        id,
        issuer: issuer.key.did,
        purpose,
        bits: listWith(set),
        validFrom: '2026-01-01T00:00:00Z',
      }),
      issuer.key.signer,
      { canonize, crypto: nodeCrypto },
      new Date('2026-01-01T00:00:00Z'),
    ),
  })
  return id
}

test('revoked, suspended, expired and unsure badges are kept and say so, each with its reason', async () => {
  const status = async (purpose: 'revocation' | 'suspension', set: number[], path: string) => ({
    status: [{ id: 'urn:x', purpose, index: 7, list: await listed(set, purpose, path) }],
  })
  const cases = [
    ['good', await status('revocation', [8], '/list-good')],
    ['revoked', await status('revocation', [7], '/list-revoked')],
    ['suspended', await status('suspension', [7], '/list-suspended')],
    ['expired', { validUntil: '2026-02-01T00:00:00Z' }],
    [
      'unknown',
      { status: [{ id: 'urn:x', purpose: 'revocation' as const, index: 7, list: `${web.url}/nowhere` }] },
    ],
    [
      'unknown',
      {
        status: [{ id: 'urn:x', purpose: 'revocation' as const, index: 7, list: 'http://127.0.0.1:9/list' }],
      },
    ],
  ] as const
  for (const [standing, changes] of cases) {
    const { outcome, badge } = await add(
      await issuer.badge(email, { ...changes, status: [...('status' in changes ? changes.status : [])] }),
      'application/json',
    )
    expect([outcome, badge.standing]).toEqual(['added', standing])
    if (standing === 'unknown') expect(badge.reason).toContain('could not be checked')
    expect(badge.report.verdict).toBe(
      standing === 'good' ? 'valid' : standing === 'unknown' ? 'unknown' : 'invalid',
    )
  }
  const url = web.host(email, 'Revoked')
  web.pages.set(new URL(url).pathname, {
    status: 410,
    body: {
      ...(web.pages.get(new URL(url).pathname)?.body as object),
      revoked: true,
      revocationReason: 'Copied',
    },
  })
  const { badge } = await add(JSON.stringify(web.pages.get(new URL(url).pathname)?.body), 'application/json')
  expect(badge).toMatchObject({ standing: 'revoked', reason: expect.stringContaining('Copied') })
})

test('the same badge twice is there once, in whatever form it comes; a newer one takes its place', async () => {
  const id = 'urn:uuid:9c1f2f6e-0000-4000-8000-000000000001'
  const text = await issuer.badge(email, { id })
  const first = await add(text, 'application/json')
  const again = await add(bake(await png(), text, '3.0'), 'image/png')
  expect([again.outcome, again.badge.id]).toEqual(['already-there', first.badge.id])
  const newer = await issuer.badge(email, {
    id,
    validFrom: '2026-03-01T00:00:00Z',
    narrative: 'Now with a note',
  })
  const replaced = await add(newer, 'application/json')
  expect([replaced.outcome, replaced.badge.id]).toEqual(['replaced', first.badge.id])
  expect(replaced.badge.history.map(each => each.what)).toEqual(['replaced', 'added'])
  expect((await download(first.badge.id, 'original')).bytes.toString()).toBe(newer)
  expect((await add(text, 'application/json')).outcome).toBe('already-there')
  expect((await download(first.badge.id, 'original')).bytes.toString()).toBe(newer)
  const bob = await host.signIn('bob@learner.example')
  const shared = await issuer.badge('bob@learner.example', { id })
  expect((await add(shared, 'application/json', bob)).outcome).toBe('added')
  const impostor = await new ForeignIssuer().badge(email, { id })
  expect((await add(impostor, 'application/json')).outcome).toBe('added')
})

test('twenty uploads of one badge at once keep it once', async () => {
  const text = await issuer.badge(email)
  const all = await Promise.all(Array.from({ length: 20 }, () => add(text, 'application/json')))
  expect(all.filter(each => each.outcome === 'added')).toHaveLength(1)
  expect(new Set(all.map(each => each.badge.id)).size).toBe(1)
})

test('addresses that lead inside, nowhere or to something else are refused and keep nothing', async () => {
  const strict = await startTestHost()
  const eve = await strict.signIn(email)
  const inside = web.asked.length
  for (const url of [
    web.host(email),
    'http://localhost:1/x',
    'http://[::1]/x',
    'http://0177.0.0.1/',
    'http://2130706433/',
  ])
    await expect(add(JSON.stringify({ url }), 'application/json', eve), url).rejects.toMatchObject({
      code: 'url-refused',
    })
  expect(web.asked.length).toBe(inside)
  await strict.stop()
  for (const url of ['ftp://a.example/x', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense', 42, null])
    await refused(() => add(JSON.stringify({ url }), 'application/json'), { code: 'url-refused' })
  await refused(() => add(JSON.stringify({ url: 'http://127.0.0.1:9/x' }), 'application/json'), {
    code: 'url-unreachable',
  })
  await refused(() => add(JSON.stringify({ url: `${web.url}/nothing-here` }), 'application/json'), {
    code: expect.stringMatching(/^(url-unreachable|badge-refused)$/),
  })
  expect((await add(JSON.stringify({ url: web.host(email) }), 'application/json')).outcome).toBe('added')
})

test('a badge whose picture is gone, broken or hostile is kept with a drawn one', async () => {
  web.pages.set('/hostile.svg', {
    type: 'image/svg+xml',
    body: svg.replace('<circle', '<script>alert(1)</script><circle'),
  })
  for (const url of [
    `${web.url}/no-picture.png`,
    'http://127.0.0.1:9/a.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    `${web.url}/hostile.svg`,
  ]) {
    const achievement = {
      id: 'https://school.example/b',
      name: 'Pictured',
      description: 'x',
      criteria: { narrative: 'x' },
      image: { url },
    }
    const { badge } = await add(await issuer.badge(email, { achievement }), 'application/json')
    const shown = await ada.fetch(badge.image)
    expect(shown.headers.get('content-type'), url).toBe('image/svg+xml')
    expect(shown.headers.get('content-security-policy'), url).toContain('sandbox')
    expect(await shown.text(), url).not.toContain('script')
  }
})
