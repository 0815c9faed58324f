import { issuing } from '@rucksack/contract'
import type { Organisation } from '@rucksack/contract/organisations'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badPictures, hostileSvg } from '../../testing/bad-pictures.ts'
import { filesOf } from '../../testing/files-of.ts'
import { png, svg } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
})
afterAll(() => host.stop())

const draft = (name: string) => host.verbs.achievement(owner, organisation.slug, { name, publish: false })
const setImage = (achievement: string, bytes: Uint8Array | string, mediaType: string) =>
  owner.call(issuing.setAchievementImage, { params: { achievement }, bytes, mediaType })
const picture = async (url: string) => {
  const answer = await owner.fetch(url)
  return {
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}

test('an achievement without a picture gets a drawn one, an SVG of its own letters that other programs can draw', async () => {
  for (const [name, letters] of [
    ['Remixing the web', 'RT'],
    ['مكتبة النهر', 'ما'],
    ['<Tags> & "quotes"', 'TQ'],
    ['🎵', '?'],
  ] as const) {
    const { image } = await draft(name)
    const { type, bytes } = await picture(image)
    expect(type).toBe('image/svg+xml')
    const text = bytes.toString()
    expect(text).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
    for (const letter of letters) expect(text).toContain(letter)
    const { data, info } = await sharp(bytes).resize(64, 64).raw().toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(64)
    expect(new Set(data).size).toBeGreaterThan(2)
  }
})

test('two names are told apart by their drawn pictures, and one name always looks the same', async () => {
  const [one, again, other] = await Promise.all(
    ['Weaving', 'Weaving', 'Knitting'].map(async name => (await picture((await draft(name)).image)).bytes),
  )
  expect(one?.equals(again ?? Buffer.alloc(0))).toBe(true)
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false)
})

test('a PNG is taken, written anew without what hides in it', async () => {
  const { id } = await draft('Painting')
  const secret = Buffer.from('GPS 47.37 N')
  const bytes = await sharp(await png(300, 200))
    .withExif({ IFD0: { Copyright: secret.toString() } })
    .png()
    .toBuffer()
  expect(bytes.includes(secret)).toBe(true)
  const taken = await setImage(id, bytes, 'image/png')
  expect(taken.imageGenerated).toBe(false)
  const shown = await picture(taken.image)
  expect(shown.type).toBe('image/png')
  expect(shown.bytes.includes(secret)).toBe(false)
  expect(await sharp(shown.bytes).metadata()).toMatchObject({ width: 300, height: 200, format: 'png' })
  expect(shown.headers.get('content-security-policy')).toContain('sandbox')
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
})

test('an SVG is taken without scripts, handlers, links and foreign content, and keeps its shapes', async () => {
  const { id } = await draft('Drawing')
  const { image } = await setImage(id, hostileSvg, 'image/svg+xml')
  const text = (await picture(image)).bytes.toString()
  expect(text).toContain('id="kept"')
  expect(text).not.toMatch(
    /script|evil|onload|onclick|javascript|foreignObject|iframe|style|<set|<image|<a[ >]/i,
  )
})

test('a picture that is broken, a bomb or no picture is refused, and nothing of it is left behind', async () => {
  const { id, image } = await draft('Sculpting')
  const before = filesOf(host)
  for (const [what, bytes] of Object.entries(await badPictures()))
    for (const mediaType of ['image/png', 'image/svg+xml'])
      await expect(setImage(id, bytes, mediaType), `${what} as ${mediaType}`).rejects.toMatchObject({
        code: 'image-refused',
      })
  await expect(setImage(id, new Uint8Array(5_000_001), 'image/png')).rejects.toMatchObject({
    code: 'too-large',
  })
  await expect(setImage(id, await png(), 'image/jpeg')).rejects.toMatchObject({
    code: 'media-type-unsupported',
  })
  expect(filesOf(host)).toEqual(before)
  expect((await owner.call(issuing.readAchievement, { params: { achievement: id } })).image).toBe(image)
  expect((await setImage(id, await png(), 'image/png')).image).not.toBe(image)
})

test('a PNG with a second file behind it is kept without that file', async () => {
  const { id } = await draft('Carving')
  const polyglot = Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')])
  const { image } = await setImage(id, polyglot, 'image/png')
  expect((await picture(image)).bytes.includes('script')).toBe(false)
})

test('the picture of a published version stays; a new one belongs to its next version', async () => {
  const published = await host.verbs.achievement(owner, organisation.slug, { name: 'Etching' })
  const next = await setImage(published.id, svg, 'image/svg+xml')
  expect(next).toMatchObject({ version: 2, state: 'draft' })
  const { image } = await owner.call(issuing.readAchievement, { params: { achievement: published.id } })
  expect(image).toBe(published.image)
  expect((await picture(image)).bytes.toString()).not.toContain('r="30"')
  expect((await picture(next.image)).bytes.toString()).toContain('r="30"')
})
