import { deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { chunksOf, iTXt, png, pngOf, svg, tEXt, zTXt } from '../testing/pictures.ts'
import { type BakeVersion, bake, isBakeable, unbake } from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

const versions: BakeVersion[] = ['2.0', '3.0']
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const bytes = (content: string) => new TextEncoder().encode(content)
const json = '{"name":"結び目 🧶 مدرسة","note":"a ]]> b & <c> \\"d\\""}'
const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6IngifQ.c2ln'

const pictures: Record<string, Uint8Array> = {
  png: png(),
  svg: bytes(svg()),
  'svg with a declaration': bytes(
    svg('', { before: '<?xml version="1.0" encoding="UTF-8"?>\n<!-- ⛵ made by hand -->\n' }),
  ),
  'svg with a bare DOCTYPE': bytes(
    svg('', {
      before:
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    }),
  ),
  'svg with a byte order mark': bytes(`\ufeff${svg()}`),
  'svg with line ends of Windows': bytes(svg().replaceAll('>', '>\r\n')),
}

describe.each(Object.keys(pictures))('a badge baked into a %s', name => {
  const picture = pictures[name] ?? new Uint8Array()

  it.each(versions)('of version %s comes out as it went in', version => {
    for (const badge of [json, jwt, '{\r\n\t"a": 1\r\n}']) {
      expect(unbake(bake(picture, badge, version))).toEqual([{ version, text: badge }])
    }
  })

  it('replaces the badge of its version and leaves the other alone', () => {
    const both = bake(bake(picture, json, '2.0'), jwt, '3.0')
    expect(unbake(both)).toEqual([
      { version: '3.0', text: jwt },
      { version: '2.0', text: json },
    ])
    const again = bake(both, '{"new":"badge"}', '2.0')
    expect(unbake(again)).toEqual([
      { version: '3.0', text: jwt },
      { version: '2.0', text: '{"new":"badge"}' },
    ])
    expect(bake(again, json, '2.0').length).toBe(bake(bake(picture, jwt, '3.0'), json, '2.0').length)
  })

  it('comes out again whatever text it carries', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: 'grapheme' }),
        fc.constantFrom(...versions),
        (value, version) => {
          const badge = JSON.stringify({ value })
          expect(unbake(bake(picture, badge, version))).toEqual([{ version, text: badge }])
        },
      ),
    )
  })

  it('is seen to be a picture that can hold one', () => {
    expect(isBakeable(picture)).toBe(true)
    expect(() => unbake(picture)).toThrow('This picture holds no badge.')
  })
})

describe('baking into a PNG', () => {
  const around = png({
    before: [
      { type: 'gAMA', body: Uint8Array.from([0, 0, 177, 143]) },
      tEXt('Author', 'Zoë'),
      iTXt('Title', 'Knoten ⛵'),
    ],
    behind: [iTXt('XML:com.adobe.xmp', '<x/>'), { type: 'prVt', body: Uint8Array.from([1, 2, 3]) }],
  })

  it.each(versions)('of version %s leaves every other chunk as it was, byte for byte', version => {
    const baked = bake(bake(around, jwt, version), json, version)
    const keyword = version === '2.0' ? 'openbadges' : 'openbadgecredential'
    const own = (chunk: { body: Uint8Array }) =>
      Buffer.from(chunk.body).toString('latin1').startsWith(`${keyword}\0`)
    const chunks = chunksOf(baked)
    expect(pngOf(chunks)).toEqual(baked)
    expect(pngOf(chunks.filter(chunk => !own(chunk)))).toEqual(around)
    expect(chunks.filter(own)).toEqual(
      [{ type: 'iTXt', body: iTXt(keyword, json).body.slice() }].map(each => ({
        ...each,
        body: Uint8Array.from(each.body),
      })),
    )
    expect(chunks.findIndex(own)).toBeLessThan(chunks.findIndex(chunk => chunk.type === 'IDAT'))
  })

  it('replaces an old tEXt badge, which could only hold an address', () => {
    const old = png({ before: [tEXt('openbadges', 'https://school.example/assertions/1')] })
    expect(unbake(old)).toEqual([{ version: '2.0', text: 'https://school.example/assertions/1' }])
    const baked = bake(old, json, '2.0')
    expect(unbake(baked)).toEqual([{ version: '2.0', text: json }])
    expect(chunksOf(baked).filter(chunk => chunk.type === 'tEXt')).toEqual([])
  })

  it('reads badges that others compressed, though the standard forbids it', () => {
    expect(unbake(png({ before: [iTXt('openbadges', '', deflateSync(json))] }))).toEqual([
      { version: '2.0', text: json },
    ])
    expect(unbake(png({ behind: [zTXt('openbadges', deflateSync('https://a.example/1'))] }))).toEqual([
      { version: '2.0', text: 'https://a.example/1' },
    ])
    expect(inflateSync(deflateSync(json)).toString()).toBe(json)
  })
})

describe('baking into an SVG', () => {
  it('of a hosted 2.0 badge names its address beside it', () => {
    const baked = text(bake(bytes(svg()), json, '2.0', 'https://school.example/assertions/1?a=1&b="2"'))
    expect(baked).toContain('xmlns:openbadges="http://openbadges.org"')
    expect(baked).toContain('verify="https://school.example/assertions/1?a=1&amp;b=&quot;2&quot;"><![CDATA[')
    expect(unbake(bytes(baked))).toEqual([{ version: '2.0', text: json }])
  })

  it('leaves everything else as it was, byte for byte, also what it does not know', () => {
    const picture = svg('<metadata><x:y xmlns:x="urn:x" a="1"/></metadata>', { before: '<!-- 🧶 -->' })
    const once = text(bake(bytes(picture), json, '3.0'))
    const element = /<openbadges3:credential.*<\/openbadges3:credential>/s.exec(once)?.[0] ?? '-'
    expect(once.replace(element, '')).toBe(picture)
    const twice = text(bake(bytes(once), jwt, '3.0'))
    expect(twice.replace(/<openbadges3:credential[^>]*\/>/, '')).toBe(picture)
  })

  it('finds a badge by its namespace, whatever the prefix and wherever it stands', () => {
    const inside = `<g xmlns:ob="http://openbadges.org"><ob:assertion verify="${jwt}"></ob:assertion></g>`
    expect(unbake(bytes(svg(inside)))).toEqual([{ version: '2.0', text: jwt }])
    const other = '<ob:assertion xmlns:ob="http://openbadges.example" verify="https://a.example/1"/>'
    expect(() => unbake(bytes(svg(other)))).toThrow('This picture holds no badge.')
  })

  it('refuses a text that XML cannot carry, rather than writing a broken picture', () => {
    expect(() => bake(bytes(svg()), '{"a":"\u0001"}', '3.0')).toThrow('cannot stand in an SVG')
    expect(() => bake(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), json, '3.0')).toThrow('no picture')
  })
})
