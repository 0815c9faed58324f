import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Problem } from '../problem.ts'
import { takeImage } from './take-image.ts'

const png = async (width: number, height: number) =>
  await sharp({ create: { width, height, channels: 4, background: '#27487a' } })
    .png()
    .toBuffer()

async function refusal(bytes: Uint8Array): Promise<string> {
  return await takeImage(bytes).then(
    () => 'taken',
    (cause: unknown) => {
      if (cause instanceof Problem && cause.code === 'image-refused') return cause.message
      throw cause
    },
  )
}

test('a PNG is taken, written anew and bounded to a thousand pixels', async () => {
  const taken = await takeImage(await png(1_600, 800))
  expect(taken).toMatchObject({ mediaType: 'image/png', width: 1_000, height: 500 })
  expect((await takeImage(await png(64, 64))).width).toBe(64)
})

test('an SVG is taken and rebuilt', async () => {
  const taken = await takeImage(
    Buffer.from(
      '\ufeff<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/><rect width="9" height="9"/></svg>',
    ),
  )
  expect(taken.mediaType).toBe('image/svg+xml')
  expect(taken.bytes.toString()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"></rect></svg>',
  )
})

test('what hides behind a picture does not come along', async () => {
  const polyglot = Buffer.concat([await png(64, 64), Buffer.from('PK\u0003\u0004<script>evil()</script>')])
  const commented = await sharp(await png(64, 64))
    .withExif({ IFD0: { Copyright: 'evil()', Artist: 'Ada, Riverside 1' } })
    .png()
    .toBuffer()
  expect(commented.includes('evil()')).toBe(true)
  for (const bytes of [polyglot, commented]) {
    const { bytes: kept } = await takeImage(bytes)
    expect(kept.includes('evil()')).toBe(false)
    expect(kept.includes('Riverside')).toBe(false)
  }
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['text', Buffer.from('hello'), 'neither a PNG nor an SVG'],
  ['a web page', Buffer.from('<!DOCTYPE html><html><body>hi</body></html>'), 'not'],
  ['JSON', Buffer.from('{"image":"<svg "}'), 'neither'],
  ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'neither'],
  ['a zip', Buffer.from('PK\u0003\u0004'), 'neither'],
  ['a PNG signature and no more', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'damaged'],
  ['a PNG that claims 50,000 pixels each way', hugePng(50_000, 50_000), 'more than 40 million'],
  ['a PNG that claims more than there can be', hugePng(0x7fffffff, 0x7fffffff), 'damaged'],
  ['a PNG without pixels', hugePng(0, 0), 'damaged'],
  ['an SVG bomb', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${bomb()}</svg>`), 'repeats'],
  [
    'an SVG with entities',
    Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'entities',
  ],
  [
    'an SVG a million times as high as wide',
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1000000"><rect width="1" height="1"/></svg>',
    ),
    'proportion',
  ],
])('%s is refused and told why', async (_what, bytes, why) => {
  expect(await refusal(bytes)).toContain(why)
})

test('a JPEG is refused, and the same picture as PNG is taken', async () => {
  const jpeg = await sharp(await png(64, 64))
    .jpeg()
    .toBuffer()
  expect(await refusal(jpeg)).toContain('neither a PNG nor an SVG')
  expect(await refusal(await sharp(jpeg).png().toBuffer())).toBe('taken')
})

test('a picture of a few pixels is refused; sixteen are enough', async () => {
  expect(await refusal(await png(15, 64))).toContain('smaller than 16')
  expect(await refusal(await png(16, 16))).toBe('taken')
})

test('a PNG that was cut off anywhere, or changed, is refused', async () => {
  const whole = await sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 120, sigma: 60 },
    },
  })
    .png()
    .toBuffer()
  expect(await refusal(whole)).toBe('taken')
  for (const part of [0.1, 0.5, 0.9]) {
    const cut = whole.subarray(0, Math.floor(whole.length * part))
    expect(await refusal(cut)).toContain('damaged or cut off')
  }
  const changed = Buffer.from(whole)
  const at = Math.floor(whole.length / 2)
  changed[at] = (changed[at] ?? 0) ^ 0xff
  expect(await refusal(changed)).toContain('damaged')
})

/** A PNG of a few bytes whose header claims any size. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

function bomb(): string {
  return Array.from(
    { length: 12 },
    (_, level) => `<g id="l${level}"><rect/>${`<use href="#l${level - 1}"/>`.repeat(9)}</g>`,
  ).join('')
}
