import { createPublicKey } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { addresses, portsOver, sampleCredential, type Web } from '../testing/index.ts'
import { jwt } from '../testing/jwt-trial.ts'
import { testKey } from '../testing/signers.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const { issuer } = addresses
const key = testKey('Ed25519')
const stranger = testKey('Ed25519')
const multikey = jwkToMultikey(key.jwk)
const pem = String(createPublicKey({ key: key.jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))
const keySet = 'https://school.example/.well-known/jwks.json'
const did = 'did:web:school.example'
const didDocument = 'https://school.example/.well-known/did.json'

/** How an issuer may list its key: who it is, how its signature names the key, and where the key is listed. */
const ways: Record<string, { by: string; kid: string; at: string; list(id: string): JsonObject }> = {
  'a Multikey in its own document': {
    by: issuer,
    kid: `${issuer}#key-1`,
    at: issuer,
    list: id => ({ id, type: 'Multikey', publicKeyMultibase: multikey }),
  },
  'a JWK in its own document': {
    by: issuer,
    kid: `${issuer}#key-1`,
    at: issuer,
    list: id => ({ id, type: 'JsonWebKey', publicKeyJwk: { ...key.jwk } }),
  },
  'a PEM in its own document': {
    by: issuer,
    kid: `${issuer}#key-1`,
    at: issuer,
    list: id => ({ id, type: 'CryptographicKey', publicKeyPem: pem }),
  },
  'a key named by itself in the fragment': {
    by: issuer,
    kid: `${issuer}#${multikey}`,
    at: issuer,
    list: id => ({ id, type: 'Multikey', publicKeyMultibase: multikey }),
  },
  'a did:web document': {
    by: did,
    kid: `${did}#key-1`,
    at: didDocument,
    list: id => ({ id, type: 'Multikey', publicKeyMultibase: multikey }),
  },
}

const controllerOf = (by: string, method: JsonObject, more: JsonObject = {}): JsonObject => ({
  id: by,
  verificationMethod: [method],
  assertionMethod: [method['id'] ?? null],
  ...more,
})

async function judged(kid: string, by: string, web: Web): Promise<string[]> {
  const report = await verify(jwt({ alg: 'EdDSA', kid }, sampleCredential(by), key), portsOver(web))
  const open = report.findings.flatMap(finding =>
    finding.outcome === 'passed' ? [] : [`${finding.check} ${finding.outcome} ${finding.reason}`],
  )
  return [report.verdict, ...open]
}

describe.each(Object.entries(ways))('[Controlled Identifiers 1.0] an issuer that lists %s', (_name, way) => {
  const { by, kid, at, list } = way
  const method = list(kid)
  const inline = /#z6Mk/.test(kid)

  it('is proven by it, listed once or inside the relation, by full or short name', async () => {
    const web = { [at]: controllerOf(by, method), [keySet]: 404 }
    expect(await judged(kid, by, web)).toEqual(['valid'])
    const short = { ...method, id: kid.slice(kid.indexOf('#')) }
    expect(await judged(kid, by, { ...web, [at]: controllerOf(by, short) })).toEqual(['valid'])
    const embedded = { id: by, assertionMethod: [method] }
    expect(await judged(kid, by, { ...web, [at]: embedded })).toEqual(['valid'])
  })

  it('is not when the key is listed for something else', async () => {
    const web = { [at]: { id: by, verificationMethod: [method], authentication: [kid] }, [keySet]: 404 }
    expect(await judged(kid, by, web)).toEqual(['invalid', 'issuer-key failed issuer-unproven'])
  })

  it('is not when the key is that of somebody else', async () => {
    const other = { id: kid, type: 'Multikey', publicKeyMultibase: jwkToMultikey(stranger.jwk) }
    const answer = await judged(kid, by, { [at]: controllerOf(by, other), [keySet]: 404 })
    expect(answer).toContain(inline ? 'issuer-key failed issuer-unproven' : 'proof failed signature-wrong')
    expect(answer[0]).toBe('invalid')
  })

  it('is not when the document is that of somebody else, or lists nothing', async () => {
    for (const document of [controllerOf('https://other.example/', method), { id: by }]) {
      const answer = await judged(kid, by, { [at]: document, [keySet]: 404 })
      expect(answer[0]).toBe('invalid')
      expect(answer[1]).toMatch(
        inline ? /^issuer-key failed issuer-unproven$/ : /^proof failed key-not-found$/,
      )
    }
  })

  it('cannot be told when the document cannot be had, which is said apart from a key that is not listed', async () => {
    for (const answer of [404, 503, undefined]) {
      const web: Web = answer === undefined ? {} : { [at]: answer, [keySet]: 404 }
      const told = await judged(kid, by, web)
      expect(told[0]).toBe('unknown')
      expect(told).toContain(
        inline ? 'issuer-key unknown issuer-unreachable' : 'issuer-key unknown not-checked',
      )
    }
  })
})

describe('[OB 3.0 implementation guide] an issuer that lists a key in the set of its host', () => {
  const kid = `${keySet}#1`
  const jwk = { ...key.jwk, kid: '1' }
  const profile = { id: issuer, type: 'Profile', name: 'School' }

  it('is proven by it, also where the set says whose it is', async () => {
    for (const one of [jwk, { ...jwk, iss: issuer }])
      expect(await judged(kid, issuer, { [issuer]: profile, [keySet]: { keys: [one] } })).toEqual(['valid'])
  })

  it('is not by one that is for another issuer, nor by one that the set lacks', async () => {
    const other = { ...jwk, iss: 'https://school.example/other' }
    expect(await judged(kid, issuer, { [issuer]: profile, [keySet]: { keys: [other] } })).toEqual([
      'invalid',
      'issuer-key failed issuer-unproven',
    ])
    const elsewhere = 'https://keys.example/jwks.json'
    const web = { [issuer]: profile, [elsewhere]: { keys: [jwk] }, [keySet]: { keys: [] } }
    expect(await judged(`${elsewhere}#1`, issuer, web)).toEqual([
      'invalid',
      'issuer-key failed issuer-unproven',
    ])
  })

  it('cannot be told when the set cannot be had', async () => {
    const web = { [issuer]: profile, [keySet]: 503, 'https://keys.example/1': jwk }
    expect(await judged('https://keys.example/1', issuer, web)).toEqual([
      'unknown',
      'issuer-key unknown issuer-unreachable',
    ])
  })
})

it('a PEM that is damaged, private or weak proves nothing and stops nothing', async () => {
  const kid = `${issuer}#key-1`
  for (const publicKeyPem of [
    pem.replace('MC', 'MA'),
    pem.replaceAll('PUBLIC', 'PRIVATE'),
    '-----BEGIN PUBLIC KEY-----',
    '',
  ]) {
    const web = { [issuer]: controllerOf(issuer, { id: kid, publicKeyPem }), [keySet]: 404 }
    expect((await judged(kid, issuer, web))[0]).not.toBe('valid')
  }
})
