import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { encodeSigStructure } from '../json/cbor.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { keyIssuer, portsOver, sampleCredential, testKey } from '../testing/index.ts'
import { signedWith } from '../testing/jwt-trial.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const badge = sampleCredential(issuer.did)
const kid = issuer.signer.verificationMethod
const sign = (input: Buffer) => Buffer.from(issuer.signer.sign(input) as Uint8Array)
const of = async (text: string | Uint8Array) => {
  const report = await verify(text, portsOver())
  return [report.verdict, report.findings.find(({ check }) => check === 'proof')]
}
const disclosure = (...parts: Json[]) =>
  Buffer.from(JSON.stringify(['Meersalz', ...parts])).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

describe('[VC-JOSE-COSE, SD-JWT] a badge of which a part is disclosed', () => {
  const name = disclosure('name', 'Knots')
  const narrative = disclosure('narrative', 'All of it.')
  const tag = disclosure('sea')
  const { name: _name, ...rest } = badge
  const payload: JsonObject = {
    ...rest,
    _sd: [digest(name), digest(narrative)],
    marks: [{ '...': digest(tag) }],
  }
  const jwt = (header: object = {}) =>
    signedWith({ alg: 'EdDSA', kid, typ: 'vc+sd-jwt', ...header }, sign, payload)

  it('is read as what was disclosed of it', async () => {
    for (const shown of [[], [name], [name, tag]]) {
      const report = await verify([jwt(), ...shown, ''].join('~'), portsOver())
      expect(report).toMatchObject({ verdict: 'valid', detected: { form: 'sd-jwt' } })
    }
  })
  it.each<[string, string[]]>([
    ['that nobody signed', [disclosure('name', 'Doctor')]],
    ['twice', [name, name]],
    ['under a name that is forbidden', [disclosure('_sd', [])]],
    ['that is damaged', ['AAAA']],
  ])('is refused with something disclosed %s', async (_name, shown) => {
    expect(await of([jwt(), ...shown, ''].join('~'))).toEqual([
      'invalid',
      expect.objectContaining({ reason: 'proof-malformed' }),
    ])
  })
  it('is refused as something else than a badge, or with another signature', async () => {
    expect(await of(`${jwt({ typ: 'bad+typ' })}~`)).toMatchObject(['invalid', { reason: 'header-refused' }])
    const forged = signedWith({ alg: 'EdDSA', kid, typ: 'vc+sd-jwt' }, () => Buffer.alloc(64, 7), payload)
    expect(await of(`${forged}~`)).toMatchObject(['invalid', { reason: 'signature-wrong' }])
  })
  it('is bound to its holder by a signature over what is shown', async () => {
    const holder = testKey('ES256')
    const bound = signedWith({ alg: 'EdDSA', kid, typ: 'vc+sd-jwt' }, sign, {
      ...payload,
      cnf: { jwk: holder.jwk },
    })
    const shown = `${bound}~${name}~`
    const binding = (text: string) =>
      signedWith(
        { alg: 'ES256', typ: 'kb+jwt' },
        input => Buffer.from(holder.at('x').sign(input) as Uint8Array),
        { sd_hash: digest(text) },
      )
    expect(await of(shown + binding(shown))).toMatchObject(['valid', {}])
    expect(await of(shown + binding(bound))).toMatchObject(['invalid', { reason: 'signature-wrong' }])
  })
})

describe('[VC-JOSE-COSE, COSE] a badge in binary form', () => {
  const bytes = (value: Uint8Array) => [0x59, value.length >> 8, value.length & 255, ...value]
  const text = (value: string) => [0x78, value.length, ...Buffer.from(value)]
  const made = ({ alg = 0x27, type = 'application/vc+cose', content = badge, cut = 0 } = {}) => {
    const guarded = Uint8Array.from([0xa3, 1, alg, 4, ...bytes(Buffer.from(kid)), 16, ...text(type)])
    const payload = Buffer.from(JSON.stringify(content))
    const signature = sign(Buffer.from(encodeSigStructure(guarded, Buffer.from(JSON.stringify(badge)))))
    const whole = [0xd2, 0x84, ...bytes(guarded), 0xa0, ...bytes(payload), ...bytes(signature)]
    return Uint8Array.from(whole.slice(0, whole.length - cut))
  }
  it('is good as bytes and as text, until something is changed', async () => {
    expect(await of(made())).toMatchObject(['valid', {}])
    expect(await of(Buffer.from(made()).toString('base64'))).toMatchObject(['valid', {}])
    expect(await of(made({ content: { ...badge, name: 'Doctor' } }))).toMatchObject([
      'invalid',
      { reason: 'signature-wrong' },
    ])
    expect(await of(made({ type: 'application/x' }))).toMatchObject(['invalid', { reason: 'header-refused' }])
    expect(await of(made({ alg: 0x26 }))).toMatchObject(['invalid', { reason: 'key-mismatch' }])
    expect(await of(made({ alg: 5 }))).toMatchObject(['invalid', { reason: 'algorithm-refused' }])
    expect((await of(made({ cut: 1 })))[0]).toBe('invalid')
  })
})

it('a key that is known beforehand is found by its name, and proves nothing about whose it is', async () => {
  const key = testKey('ES256')
  const payload = sampleCredential('https://school.example/issuer')
  const jwt = signedWith(
    { alg: 'ES256', kid: 'thumb' },
    input => Buffer.from(key.at('x').sign(input) as Uint8Array),
    payload,
  )
  const keys = [{ id: 'urn:key', publicKeyJwk: { ...key.jwk, kid: 'thumb' } }]
  const report = await verify(jwt, portsOver(), { keys })
  expect(report.findings).toContainEqual({ check: 'proof', outcome: 'passed' })
  expect(report.verdict).toBe('unknown')
})
