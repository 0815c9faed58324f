import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bake } from '../bake/index.ts'
import { makeBadge } from '../testing/index.ts'
import { iTXt, png, svg, tEXt, zTXt } from '../testing/pictures.ts'
import { read } from './read.ts'
import { toBadge } from './to-badge.ts'

vi.setConfig({ testTimeout: 600_000 })

const good = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://school.example/1',
  badge: 'x',
  recipient: {},
}
const json = JSON.stringify(good)
const bytes = (text: string) => new TextEncoder().encode(text)
const keyword = 'openbadges'
const blanks = deflateSync(Buffer.alloc(3_900_000, 0x20))
const bomb = () => deflateSync(Buffer.alloc(60_000_000, 0x20))
const withMember = (member: string) => `{${member},${json.slice(1)}`
const nested = (depth: number) => withMember(`"a":${'['.repeat(depth)}${']'.repeat(depth)}`)
const jws = (header: string, payload: string) =>
  `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}.c2ln`

function flipped(picture: Uint8Array, at: number): Uint8Array {
  const copy = picture.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** What cannot be read, the code that says why, and the same thing without its fault. */
const cases: Record<string, { bad: Uint8Array | string; code: string; control: Uint8Array | string }> = {
  'an empty file': { bad: new Uint8Array(), code: 'empty', control: bytes(json) },
  'a file of blanks': { bad: bytes(' \n\t '), code: 'empty', control: bytes(` \n${json}\t `) },
  'something else': { bad: 'Hello there', code: 'not-a-badge', control: json },
  'a JPEG': {
    bad: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    code: 'text-not-utf8',
    control: bytes(json),
  },
  'text in Latin-1': {
    bad: Buffer.from(withMember('"name":"Zoë"'), 'latin1'),
    code: 'text-not-utf8',
    control: bytes(withMember('"name":"Zoë"')),
  },
  'a web page with a drawing': {
    bad: '<!DOCTYPE html><html><body><svg><path/></svg></body></html>',
    code: 'not-a-badge',
    control: json,
  },
  'a BadgeClass': { bad: '{"type":"BadgeClass","name":"Knots"}', code: 'not-a-badge', control: json },
  'a JSON list of two': { bad: `[${json},${json}]`, code: 'not-a-badge', control: `[${json}]` },
  'JSON that is cut off': { bad: json.slice(0, -1), code: 'json-malformed', control: json },
  'JSON with a name twice': {
    bad: withMember('"id":"https://school.example/2"'),
    code: 'json-duplicate-name',
    control: withMember('"ID":"https://school.example/2"'),
  },
  'JSON with a name twice, once escaped': {
    bad: withMember('"\\u0069d":"https://school.example/2"'),
    code: 'json-duplicate-name',
    control: withMember('"\\u0069D":"x"'),
  },
  'JSON with __proto__': {
    bad: withMember('"__proto__":{"type":"Assertion"}'),
    code: 'json-forbidden-name',
    control: withMember('"_proto_":{"type":"Assertion"}'),
  },
  'JSON with __proto__, escaped': {
    bad: withMember('"\\u005f_proto__":{}'),
    code: 'json-forbidden-name',
    control: withMember('"\\u005fproto__":{}'),
  },
  'JSON with a constructor': {
    bad: withMember('"constructor":{"prototype":{}}'),
    code: 'json-forbidden-name',
    control: withMember('"construct":{}'),
  },
  'JSON nested too deeply': { bad: nested(64), code: 'json-too-deep', control: nested(63) },
  'JSON nested a million deep': { bad: nested(1_000_000), code: 'json-too-deep', control: nested(10) },
  'JSON with half a character': {
    bad: withMember('"name":"\\ud83e"'),
    code: 'json-lone-surrogate',
    control: withMember('"name":"\\ud83e\\uddf6"'),
  },
  'JSON of six megabytes': {
    bad: withMember(`"a":"${'x'.repeat(6_000_000)}"`),
    code: 'json-too-large',
    control: withMember(`"a":"${'x'.repeat(60_000)}"`),
  },
  'JSON of fifty megabytes': {
    bad: bytes(withMember(`"a":"${'x'.repeat(50_000_000)}"`)),
    code: 'json-too-large',
    control: withMember('"a":"x"'),
  },
  'JSON whose context is a name that every object has': {
    bad: '{"@context":"constructor","type":"Essay"}',
    code: 'not-a-badge',
    control: '{"@context":"https://www.w3.org/ns/credentials/v2","type":"Essay"}',
  },
  'a PNG without a badge': { bad: png(), code: 'image-has-no-badge', control: bake(png(), json, '2.0') },
  'a PNG that is cut off': {
    bad: bake(png(), json, '2.0').slice(0, -5),
    code: 'image-damaged',
    control: bake(png(), json, '2.0'),
  },
  'a PNG of eight bytes': {
    bad: png().slice(0, 8),
    code: 'image-damaged',
    control: bake(png(), json, '2.0'),
  },
  'a PNG with a wrong checksum at its badge': {
    bad: flipped(bake(png(), json, '2.0'), 70),
    code: 'image-badge-damaged',
    control: bake(png(), json, '2.0'),
  },
  'a PNG with two badges': {
    bad: png({ before: [iTXt(keyword, json), iTXt(keyword, withMember('"a":1'))] }),
    code: 'image-badge-twice',
    control: png({ before: [iTXt(keyword, json), iTXt(keyword, json)] }),
  },
  'a PNG with two badges of two kinds': {
    bad: png({ before: [tEXt(keyword, 'https://a.example/1'), iTXt(keyword, json)] }),
    code: 'image-badge-twice',
    control: png({ before: [tEXt(keyword, 'https://a.example/1')] }),
  },
  'a PNG whose badge is a bomb': {
    bad: png({ before: [iTXt(keyword, '', bomb())] }),
    code: 'json-too-large',
    control: png({ before: [iTXt(keyword, '', deflateSync(json))] }),
  },
  'a PNG whose old badge is a bomb': {
    bad: png({ before: [zTXt(keyword, bomb())] }),
    code: 'json-too-large',
    control: png({ before: [zTXt(keyword, deflateSync(json))] }),
  },
  'a PNG with a bomb in each of thousands of chunks': {
    bad: png({ before: Array.from({ length: 3_000 }, () => zTXt(keyword, blanks)) }),
    code: 'image-badge-twice',
    control: png({
      before: Array.from({ length: 3_000 }, () => zTXt('Comment', blanks)).concat(iTXt(keyword, json)),
    }),
  },
  'a PNG in a hundred thousand pieces': {
    bad: png({ before: Array.from({ length: 100_000 }, () => ({ type: 'aaAa', body: new Uint8Array() })) }),
    code: 'image-damaged',
    control: png({
      before: [
        iTXt(keyword, json),
        ...Array.from({ length: 1_000 }, () => ({ type: 'aaAa', body: new Uint8Array() })),
      ],
    }),
  },
  'a PNG whose compressed badge is cut off': {
    bad: png({ before: [iTXt(keyword, '', deflateSync(json).subarray(0, 30))] }),
    code: 'image-badge-damaged',
    control: png({ before: [iTXt(keyword, '', deflateSync(json))] }),
  },
  'a PNG whose badge is not UTF-8': {
    bad: png({ before: [{ type: 'iTXt', body: Buffer.from(`${keyword}\0\0\0\0\0Zo\xeb`, 'latin1') }] }),
    code: 'image-badge-damaged',
    control: bake(png(), withMember('"name":"Zoë"'), '2.0'),
  },
  'a PNG whose badge is empty': {
    bad: png({ before: [iTXt(keyword, '  ')] }),
    code: 'empty',
    control: png({ before: [iTXt(keyword, ` ${json} `)] }),
  },
  'an SVG without a badge': {
    bad: svg(),
    code: 'image-has-no-badge',
    control: bake(bytes(svg()), json, '2.0'),
  },
  'an SVG with two badges': {
    bad: svg(baked('https://a.example/1') + baked('https://a.example/2')),
    code: 'image-badge-twice',
    control: svg(baked('https://a.example/1') + baked('https://a.example/1')),
  },
  'an SVG that defines entities': {
    bad: svg(baked('https://a.example/1'), {
      before: '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    }),
    code: 'svg-forbidden',
    control: svg(baked('https://a.example/1'), { before: '<!DOCTYPE svg>' }),
  },
  'an SVG that reads a file': {
    bad: svg(baked('&x;'), { before: '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }),
    code: 'svg-forbidden',
    control: svg(baked('https://a.example/1')),
  },
  'an SVG with an entity nobody defined': {
    bad: svg(baked('&x;')),
    code: 'image-damaged',
    control: svg(baked('https://a.example/?a&amp;b')),
  },
  'an SVG of more than ten megabytes': {
    bad: svg(baked('https://a.example/1') + ' '.repeat(10_000_000)),
    code: 'image-too-large',
    control: svg(baked('https://a.example/1') + ' '.repeat(1_000_000)),
  },
  'an SVG that is cut off': {
    bad: svg(baked('https://a.example/1')).slice(0, -9),
    code: 'image-damaged',
    control: svg(baked('https://a.example/1')),
  },
  'an SVG nested too deeply': {
    bad: svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}${baked('https://a.example/1')}`),
    code: 'image-damaged',
    control: svg(`${'<g>'.repeat(30)}${'</g>'.repeat(30)}${baked('https://a.example/1')}`),
  },
  'a JWS that is no JSON': { bad: jws('{', json), code: 'json-malformed', control: jws('{}', json) },
  'a JWS with a list inside': {
    bad: jws('{}', `[${json}]`),
    code: 'jws-malformed',
    control: jws('{}', json),
  },
  'a JWS with stray bits': { bad: `${jws('{}', json)}x`, code: 'jws-malformed', control: jws('{}', json) },
  'a JWS of something else': {
    bad: jws('{}', '{"sub":"me"}'),
    code: 'not-a-badge',
    control: jws('{}', json),
  },
  'a JWS with a name twice': {
    bad: jws('{"alg":"EdDSA","alg":"none"}', json),
    code: 'json-duplicate-name',
    control: jws('{"alg":"EdDSA"}', json),
  },
}

function baked(verify: string): string {
  return `<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="${verify}"/>`
}

describe('a file that holds no readable badge is refused with its reason, and soon', () => {
  it.each(Object.keys(cases))('%s', name => {
    const { bad, code, control } = cases[name] ?? { bad: '', code: '', control: '' }
    const began = performance.now()
    for (const input of [bad, typeof bad === 'string' ? bytes(bad) : bad]) {
      expect(read(input)).toEqual({ kind: 'failed', code, detail: expect.stringMatching(/^\S.{10,}\.$/s) })
    }
    // A small machine that does other things too takes three seconds for the slowest; without limits it is minutes.
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(read(control).kind).not.toBe('failed')
  })
})

it('a badge with a byte order mark is read like any other', () => {
  expect(read(bytes(`\ufeff${json}`))).toMatchObject({ kind: 'badge', reading: { version: '2.0' } })
})

it('a script in an SVG neither runs nor keeps the badge from being read', () => {
  const picture = svg(`<script>throw 1</script>${baked('https://a.example/1')}`)
  for (const input of [picture, bytes(picture)])
    expect(read(input)).toMatchObject({ kind: 'url', url: 'https://a.example/1' })
})

it('a name of three megabytes is carried, as it may be', () => {
  const long = withMember(`"name":"${'ö'.repeat(1_500_000)}"`)
  expect(read(bytes(long))).toMatchObject({ kind: 'badge', reading: { text: long } })
})

it.each([
  ['DOCTYPEs', `<svg>${'<!DOCTYPE'.repeat(500_000)}`],
  ['comments', `${'<!---->'.repeat(500_000)}<svg`],
  ['tags', `<svg xmlns="x">${'<g>'.repeat(200)}${'<g/>'.repeat(500_000)}`],
  ['quotes', `{${'"a":"'.repeat(700_000)}`],
  ['brackets', `{"a":${'[],'.repeat(1_000_000)}`],
  ['backslashes', `{"${'\\'.repeat(2_000_000)}`],
  ['dots', 'a.'.repeat(2_000_000)],
  ['a date of letters', withMember(`"issuedOn":"2026-01-01${'T'.repeat(3_000_000)}"`)],
])('millions of %s do not hold anybody up', (_name, input) => {
  const outcome = read(input)
  if (outcome.kind === 'badge') expect(toBadge(outcome.reading).name).toBe('Badge')
  else expect(outcome.kind).toBe('failed')
})

it('whatever a file holds, reading it ends with an answer', async () => {
  const seeds = [
    bake(png(), json, '2.0'),
    bake(bytes(svg()), json, '3.0'),
    bytes(json),
    bytes((await makeBadge('3.0 vc-jwt')).input),
  ]
  const damaged = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), fc.nat())
    .map(([seed, edits, cut]) => {
      const copy = seed.slice(0, cut % 3 === 0 ? cut % (seed.length + 1) : seed.length)
      for (const [at, value] of edits) if (copy.length > 0) copy[at % copy.length] = value
      return copy
    })
  const any = fc.oneof(damaged, fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), fc.json())
  fc.assert(
    fc.property(any, input => {
      expect(['badge', 'url', 'failed']).toContain(read(input).kind)
    }),
    { numRuns: process.env['LONG'] ? 20_000 : 300 },
  )
})
