import { crc32, deflateSync } from 'node:zlib'
import { png, svg } from './foreign-badges.ts'

/** Pictures that must be refused, by what is wrong with them. */
export async function badPictures(): Promise<Record<string, Uint8Array>> {
  const good = await png(200, 200)
  return {
    'no bytes': new Uint8Array(),
    'a PNG cut off in the middle': good.subarray(0, Math.floor(good.length / 2)),
    'a PNG with broken data': broken(good),
    'a PNG of 100,000 × 100,000 pixels': bomb(),
    'a picture of one pixel': await png(1, 1),
    'a web page': Buffer.from('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>'),
    'a JPEG': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
    'a GIF': Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1'),
    'a PDF that goes on as SVG': Buffer.from(`%PDF-1.7\n${svg}`),
    'an SVG with an entity of its own': Buffer.from(
      `<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>${svg.replace('</svg>', '<text>&e;</text></svg>')}`,
    ),
    'an SVG whose entities multiply': Buffer.from(laughs()),
    'an SVG that is not closed': Buffer.from(svg.slice(0, -6)),
    'an SVG in UTF-16': Buffer.from(`\ufeff${svg}`, 'utf16le'),
    'an SVG of a million circles': Buffer.from(svg.replace('</svg>', `${'<circle/>'.repeat(400_000)}</svg>`)),
  }
}

/** A good SVG with everything a picture must not do inside it. */
export const hostileSvg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 64" onload="alert(1)">
  <script>alert(1)</script><style>@import url(https://evil.example/a.css)</style>
  <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://evil.example"></iframe></body></foreignObject>
  <image href="https://evil.example/a.png"/><use xlink:href="https://evil.example/a.svg#x"/>
  <a href="javascript:alert(1)"><circle cx="32" cy="32" r="30" fill="url(https://evil.example/f)" onclick="alert(1)"/></a>
  <set attributeName="href" to="javascript:alert(1)"/><circle id="kept" cx="32" cy="32" r="20" fill="#1f5f5b"/></svg>`

function broken(good: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(good)
  for (let at = 50; at < 90 && at < copy.length; at++) copy[at] = 0xff
  return copy
}

function bomb(): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(100_000, 0)
  header.writeUInt32BE(100_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body])
    const sizes = Buffer.alloc(8)
    sizes.writeUInt32BE(body.length, 0)
    sizes.writeUInt32BE(crc32(named) >>> 0, 4)
    return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function laughs(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  return `<!DOCTYPE svg [<!ENTITY l0 "ha">${levels.join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&l9;</text></svg>`
}
