import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bake, unbake } from '../bake/index.ts'
import { BadgeError } from '../errors.ts'
import { decodeCbor } from '../json/cbor.ts'
import { isObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { keysOf } from '../keys/controller-document.ts'
import { didWebToUrl, keyInsideDid } from '../keys/did.ts'
import { toPublicJwk } from '../keys/jwk.ts'
import { multikeyBytesToJwk, multikeyToJwk } from '../keys/multikey.ts'
import { jwkFromPem } from '../keys/pem.ts'
import { bitAt, decodeAnyList, encodeList, listWith } from '../status/bitstring.ts'
import { keyIssuer, makeBadge, testKey } from '../testing/index.ts'
import { iTXt, png, svg, tEXt, zTXt } from '../testing/pictures.ts'
import { parseJws } from './jws.ts'
import { read } from './read.ts'
import { toBadge } from './to-badge.ts'

vi.setConfig({ testTimeout: 600_000 })

const seed = Number(process.env['FUZZ_SEED'] ?? (process.env['LONG'] ? Date.now() % 2 ** 31 : 20_260_601))
/** A minute over all readers where LONG is set. */
const time = process.env['LONG'] ? { numRuns: 10_000_000, interruptAfterTimeLimit: 6_000 } : { numRuns: 150 }

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const { input: json } = await makeBadge('2.0 hosted')
const { input: jwt } = await makeBadge('3.0 vc-jwt')
const { did, publicKeyMultibase } = keyIssuer()
const keys = [testKey('Ed25519'), testKey('ES256'), testKey('RS256')]
const cbor = Buffer.from('8542aabb1864820102a10144deadbeefd9cafe63616263', 'hex')
const list = encodeList(listWith([7, 70_001]))
const controller = JSON.stringify({
  id: did,
  verificationMethod: [
    { id: '#1', publicKeyMultibase },
    ...keys.map(({ jwk }, at) => ({ id: `#k${at}`, publicKeyJwk: jwk })),
  ],
  assertionMethod: ['#1', { id: '#2', publicKeyMultibase }],
  keys: keys.map(({ jwk }) => jwk),
})

/** Each reader with good examples of what it reads; whatever comes of them must be one of its own refusals. */
const readers: Record<string, { seeds: Uint8Array[]; read: (bytes: Uint8Array) => unknown }> = {
  'any file': {
    seeds: [bytesOf(json), bytesOf(jwt), bake(png(), json, '2.0'), bake(bytesOf(svg()), json, '3.0')],
    read: bytes => {
      const outcome = read(bytes)
      expect(['badge', 'url', 'failed']).toContain(outcome.kind)
      if (outcome.kind === 'badge') toBadge(outcome.reading)
    },
  },
  PNG: {
    seeds: [
      png({ before: [iTXt('openbadges', json)] }),
      png({ before: [iTXt('openbadges', '', deflateSync(json))] }),
      png({
        before: [zTXt('openbadges', deflateSync(json)), tEXt('openbadgecredential', 'https://a.example/1')],
      }),
    ],
    read: bytes => [unbake(bytes), bake(bytes, json, '3.0')],
  },
  SVG: {
    seeds: [
      bake(bytesOf(svg()), json, '2.0'),
      bake(bytesOf(svg('<g a="&amp;"/>', { before: '<?xml version="1.0"?><!--x-->' })), jwt, '3.0'),
    ],
    read: bytes => [unbake(bytes), bake(bytes, json, '3.0')],
  },
  JSON: {
    seeds: [bytesOf(json), bytesOf('{"a":[1e3,-0,null,"\\ud83e\\uddf6",{}]}')],
    read: bytes => parseJson(textOf(bytes)),
  },
  JWS: { seeds: [bytesOf(jwt)], read: bytes => parseJws(textOf(bytes)) },
  CBOR: { seeds: [cbor], read: bytes => decodeCbor(bytes) },
  'a status list': {
    seeds: [bytesOf(list), bytesOf(list.slice(1))],
    read: bytes => bitAt(decodeAnyList(textOf(bytes)), 7),
  },
  'a Multikey': { seeds: [bytesOf(publicKeyMultibase)], read: bytes => multikeyToJwk(textOf(bytes)) },
  'the bytes of a Multikey': {
    seeds: [
      Buffer.from('8024036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296', 'hex'),
      Buffer.from(`ed01${'07'.repeat(32)}`, 'hex'),
    ],
    read: bytes => multikeyBytesToJwk(bytes),
  },
  'a DID': {
    seeds: [
      bytesOf(did),
      bytesOf('did:web:school.example%3A8443:issuers:1'),
      bytesOf(`did:jwk:${Buffer.from(JSON.stringify(keys[0]?.jwk)).toString('base64url')}`),
    ],
    read: bytes => {
      refusing(() => didWebToUrl(textOf(bytes)))
      keyInsideDid(textOf(bytes))
    },
  },
  'a document of keys': {
    seeds: [bytesOf(controller)],
    read: bytes => {
      const value = parseJson(textOf(bytes))
      if (!isObject(value)) return
      keysOf(value, did)
      refusing(() => toPublicJwk(value['keys']))
    },
  },
  PEM: { seeds: keys.map(({ pem }) => bytesOf(pem)), read: bytes => jwkFromPem(textOf(bytes)) },
}

/** Run, and let nothing out but a refusal with a code. */
function refusing(act: () => unknown): void {
  try {
    act()
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    expect(cause.code).toMatch(/^[a-z][a-z0-9-]+$/)
  }
}

type Edit = { at: number; kind: 'set' | 'cut' | 'repeat' | 'insert'; value: number; length: number }

const edits = fc.array(
  fc.record<Edit>({
    at: fc.nat(),
    kind: fc.constantFrom('set', 'set', 'cut', 'repeat', 'insert'),
    value: fc.nat(255),
    length: fc.nat(40),
  }),
  { minLength: 1, maxLength: 6 },
)

function edited(seedBytes: Uint8Array, all: Edit[]): Uint8Array {
  let bytes = Buffer.from(seedBytes)
  for (const { at, kind, value, length } of all) {
    const place = at % (bytes.length + 1)
    const before = bytes.subarray(0, place)
    const piece = bytes.subarray(place, place + length)
    const rest = bytes.subarray(place + length)
    if (kind === 'set') bytes = Buffer.concat([before, Buffer.of(value), bytes.subarray(place + 1)])
    else if (kind === 'cut') bytes = Buffer.concat([before, rest])
    else if (kind === 'repeat') bytes = Buffer.concat([before, ...Array(value % 8).fill(piece), rest])
    else bytes = Buffer.concat([before, Buffer.alloc(length, value), bytes.subarray(place)])
  }
  return new Uint8Array(bytes)
}

describe(`whatever bytes come, a reader answers soon or refuses with a code (seed ${seed})`, () => {
  it.each(Object.keys(readers))('%s', name => {
    const reader = readers[name] ?? { seeds: [], read: () => undefined }
    for (const good of reader.seeds) reader.read(good)
    const input = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.tuple(fc.constantFrom(...reader.seeds), edits).map(([one, all]) => edited(one, all)),
      },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    )
    const before = process.memoryUsage().rss
    let slowest = 0
    fc.assert(
      fc.property(input, bytes => {
        const began = performance.now()
        refusing(() => reader.read(bytes))
        slowest = Math.max(slowest, performance.now() - began)
      }),
      { seed, ...time },
    )
    // These inputs take milliseconds; on a crowded machine now and then much longer.
    expect(slowest).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })
})
