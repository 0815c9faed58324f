import { createHash, createHmac } from 'node:crypto'
import { base58, base64urlnopad } from '@scure/base'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { canonize, portsOver, sampleCredential, testKey } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = testKey('ES256')
const own = testKey('ES256')
const multikey = jwkToMultikey(issuer.jwk)
const did = `did:key:${multikey}`
const document = sampleCredential(did)
const options: JsonObject = {
  type: 'DataIntegrityProof',
  cryptosuite: 'ecdsa-sd-2023',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: `${did}#${multikey}`,
  proofPurpose: 'assertionMethod',
}

const hash = (text: string) => createHash('sha256').update(text).digest()

// CBOR as far as a proof needs it: the head of an item, then what it holds.
const head = (major: number, value: number) =>
  value < 24
    ? [(major << 5) | value]
    : value < 256
      ? [(major << 5) | 24, value]
      : [(major << 5) | 25, value >> 8, value & 255]
const bytes = (value: Uint8Array) => [...head(2, value.length), ...value]
const list = (items: number[][]) => [...head(4, items.length), ...items.flat()]

/** Statements with the labels of a credential, and whether each stands among the mandatory ones. */
async function labelled(secret: string) {
  const canonical = await canonize(document)
  const names = [...new Set(canonical.match(/c14n\d+/g) ?? [])]
  const labels = new Map(names.map(name => [name, createHmac('sha256', secret).update(name).digest()]))
  const statements = canonical
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.replace(/_:(c14n\d+)/g, (_, name) => `_:u${labels.get(name)?.toString('base64url')}`))
    .map(line => `${line}\n`)
    .sort()
  return { labels, statements }
}

type Wish = { kind?: number; mandatory?: number[]; drop?: boolean; cut?: number }

/** A derived proof over the whole credential, made from the specification and not by the code that checks it. */
async function derived({
  kind = 1,
  mandatory = [0, 2, 5],
  drop = false,
  cut = 0,
}: Wish = {}): Promise<string> {
  const { labels, statements } = await labelled('Meersalz')
  const publicKey = base58.decode(jwkToMultikey(own.jwk).slice(1))
  const proofHash = hash(await canonize({ ...options, '@context': document['@context'] }))
  const first = statements.filter((_, at) => mandatory.includes(at)).join('')
  const base = await issuer.at('x').sign(Buffer.concat([proofHash, publicKey, hash(first)]))
  const others = statements.filter((_, at) => !mandatory.includes(at)).slice(drop ? 1 : 0)
  const signatures: number[][] = []
  for (const each of others) signatures.push(bytes(await own.at('x').sign(new TextEncoder().encode(each))))
  const map = [...labels].flatMap(([name, hmac]) => [...head(0, Number(name.slice(4))), ...bytes(hmac)])
  const content = [
    ...[0xd9, 0x5d, kind],
    ...head(4, 5),
    ...bytes(base),
    ...bytes(publicKey),
    ...list(signatures),
    ...head(5, labels.size),
    ...map,
    ...list(mandatory.map(each => head(0, each))),
  ]
  return `u${base64urlnopad.encode(Uint8Array.from(content.slice(0, content.length - cut)))}`
}

const hmacKey = 'Meersalz'.repeat(4)

/** The base proof of the same credential, as its issuer gives it to the holder. */
async function base({ mandatory = [0, 2, 5], drop = false, cut = 0 }: Wish = {}): Promise<string> {
  const { statements } = await labelled(hmacKey)
  const publicKey = base58.decode(jwkToMultikey(own.jwk).slice(1))
  const proofHash = hash(await canonize({ ...options, '@context': document['@context'] }))
  const first = statements.filter((_, at) => mandatory.includes(at)).join('')
  const signature = await issuer.at('x').sign(Buffer.concat([proofHash, publicKey, hash(first)]))
  const others = statements.filter((_, at) => !mandatory.includes(at)).slice(drop ? 1 : 0)
  const signatures: number[][] = []
  for (const each of others) signatures.push(bytes(await own.at('x').sign(new TextEncoder().encode(each))))
  const pointer = [...head(3, 7), ...Buffer.from('/issuer')]
  const content = [
    ...[0xd9, 0x5d, 0],
    ...head(4, 5),
    ...bytes(signature),
    ...bytes(publicKey),
    ...bytes(Buffer.from(hmacKey)),
    ...list(signatures),
    ...list([pointer]),
  ]
  return `u${base64urlnopad.encode(Uint8Array.from(content.slice(0, content.length - cut)))}`
}

async function proofOf(proofValue: string, changes: JsonObject = {}) {
  const whole = { ...document, ...changes, proof: { ...options, proofValue } }
  const report = await verify(JSON.stringify(whole), portsOver())
  return [report.verdict, report.findings.find(finding => finding.check === 'proof')]
}

describe('[vc-di-ecdsa, ecdsa-sd-2023] what was disclosed of a credential', () => {
  it('is proven by a derived proof', async () => {
    expect(await proofOf(await derived())).toEqual(['valid', { check: 'proof', outcome: 'passed' }])
    expect(await proofOf(await derived({ mandatory: [] }))).toEqual([
      'valid',
      { check: 'proof', outcome: 'passed' },
    ])
  })

  it('is not proven once a word of it is changed, or a statement has no signature', async () => {
    const wrong = ['invalid', expect.objectContaining({ reason: 'signature-wrong' })]
    const proof = await derived()
    expect(await proofOf(proof, { validUntil: '2036-01-01T00:00:00Z' })).toEqual(wrong)
    expect(await proofOf(proof, { validUntil: undefined })).toEqual(wrong)
    expect(await proofOf(await derived({ drop: true }))).toEqual(wrong)
  })

  it('is not proven by a damaged proof', async () => {
    for (const wish of [{ cut: 1 }, { cut: 400 }, { kind: 7 }])
      expect(await proofOf(await derived(wish))).toEqual([
        'invalid',
        expect.objectContaining({ outcome: 'failed' }),
      ])
    for (const value of ['u', 'u!', 'uAAAA', `z${base58.encode(new Uint8Array(64))}`])
      expect(await proofOf(value)).toEqual(['invalid', expect.objectContaining({ outcome: 'failed' })])
  })

  it('is proven to its holder by the base proof, from which others are derived', async () => {
    expect(await proofOf(await base())).toEqual(['valid', { check: 'proof', outcome: 'passed' }])
    expect(await proofOf(await base({ mandatory: [] }))).toMatchObject(['valid', {}])
    const wrong = ['invalid', expect.objectContaining({ reason: 'signature-wrong' })]
    const proof = await base()
    expect(await proofOf(proof, { validUntil: '2036-01-01T00:00:00Z' })).toEqual(wrong)
    expect(await proofOf(proof, { narrative: 'Everything.' })).toEqual(wrong)
    expect(await proofOf(await base({ drop: true }))).toEqual(wrong)
    const malformed = ['invalid', expect.objectContaining({ reason: 'proof-malformed' })]
    expect(await proofOf(await base({ cut: 1 }))).toEqual(malformed)
    expect(await proofOf(await derived({ kind: 0 }))).toEqual(malformed)
  })
})
