import { backpack } from '@rucksack/contract'
import { sql } from 'kysely'
import { bake } from 'openbadges'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badPictures } from '../../testing/bad-pictures.ts'
import { filesOf } from '../../testing/files-of.ts'
import { ForeignIssuer, png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let ada: Visitor
const issuer = new ForeignIssuer()
const email = 'ada@learner.example'
beforeAll(async () => {
  host = await startTestHost()
  ada = await host.signIn(email)
})
afterAll(() => host.stop())

const add = (bytes: Uint8Array | string, mediaType: string) =>
  ada.call(backpack.addBadge, { bytes, mediaType })

/** How many rows every table of this room and its neighbours has, and which files there are. */
async function everything() {
  const tables = ['backpack_badges', 'backpack_history', 'sharing_shares', 'platform_outbox']
  const counts = await Promise.all(
    tables.map(async name => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
        host.db,
      )
      return [name, rows[0]?.n]
    }),
  )
  return { counts, files: filesOf(host) }
}

async function withProblem(bytes: Uint8Array | string, mediaType: string): Promise<string> {
  return await add(bytes, mediaType).then(
    ({ outcome }) => outcome,
    cause => cause.code,
  )
}

test('a file that is cut off, empty, a bomb, of the wrong kind or two things at once leaves nothing behind', async () => {
  const good = await issuer.badge(email)
  const baked = bake(await png(), good, '3.0')
  const bakedSvg = Buffer.from(bake(Buffer.from(svg), good, '3.0')).toString()
  const bad: Record<string, Uint8Array | string> = {
    ...(await badPictures()),
    'a badge PNG cut off': baked.subarray(0, baked.length - 200),
    'a badge PNG cut in its text': baked.subarray(0, Math.floor(baked.length / 2)),
    'a badge SVG with an entity': bakedSvg.replace(
      '<svg',
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg',
    ),
    'a badge SVG cut off': bakedSvg.slice(0, -20),
    'JSON cut off': good.slice(0, -10),
    'JSON with a name twice': good.replace('"name"', '"name":"x","name"'),
    'JSON with a prototype': good.replace('{', '{"__proto__":{"polluted":true},'),
    'JSON a thousand deep': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'JSON with a lone surrogate': good.replace('Knots', '\\ud800'),
    'JSON with a NUL': good.replace('Knots', '\\u0000'),
    'bytes that are no text': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
    'a zip': Buffer.from('504b0304140000000800', 'hex'),
  }
  const before = await everything()
  for (const [what, bytes] of Object.entries(bad))
    for (const mediaType of ['image/png', 'image/svg+xml', 'application/json', 'application/octet-stream'])
      expect(await withProblem(bytes, mediaType), `${what} as ${mediaType}`).toMatch(
        /^(badge-refused|bad-request)$/,
      )
  expect(await everything()).toEqual(before)
  expect(Object.prototype).not.toHaveProperty('polluted')
  expect(await withProblem(good, 'application/json')).toBe('added')
})

test('a file above five megabytes is refused by its size, and one of five is read', async () => {
  const before = await everything()
  expect(await withProblem(new Uint8Array(5_000_001), 'image/png')).toBe('too-large')
  expect(await withProblem(new Uint8Array(6_000_000), 'application/json')).toBe('too-large')
  expect(await everything()).toEqual(before)
  const large = Buffer.concat([Buffer.from(await issuer.badge(email)), Buffer.alloc(4_000_000, ' ')])
  expect(await withProblem(large, 'application/json')).toBe('added')
})

test('a kind of content that holds no badge is refused', async () => {
  for (const mediaType of ['text/html', 'application/zip', 'image/jpeg', 'multipart/form-data', ''])
    expect(await withProblem(await issuer.badge(email), mediaType), mediaType).toBe('media-type-unsupported')
})

test('a badge PNG with a script behind it is kept as it came and never shown as anything but a picture', async () => {
  const polyglot = Buffer.concat([
    bake(await png(), await issuer.badge(email), '3.0'),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const outcome = await withProblem(polyglot, 'image/png')
  expect(outcome).toMatch(/^(added|badge-refused)$/)
  if (outcome !== 'added') return
  const { items } = await ada.call(backpack.listBadges, {})
  const newest = items[0]
  const image = await ada.fetch(newest?.image ?? '')
  expect(image.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await image.arrayBuffer()).includes('script')).toBe(false)
  const original = await ada.fetch(`/api/v1/backpack/badges/${newest?.id}/download`)
  expect(original.headers.get('content-disposition')).toContain('attachment')
  expect(original.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a badge of another maker with hostile words is shown as words', async () => {
  const achievement = {
    id: 'https://school.example/b',
    name: '<img src=x onerror=alert(1)>',
    description: '<script>alert(1)</script>',
    criteria: { narrative: '[x](javascript:alert(1)) <b onclick=alert(1)>x</b>', url: 'javascript:alert(1)' },
  }
  const { badge } = await add(await issuer.badge(email, { achievement }), 'application/json')
  expect(badge.name).toBe('<img src=x onerror=alert(1)>')
  expect(badge.criteriaHtml).not.toMatch(/<b |href="javascript/)
})
