import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { didFor, keyIdFor } from '../keys/did.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { canonize, learner, portsOver, sampleCredential, testKey } from '../testing/index.ts'
import { verify } from '../verify/verify.ts'
import { deriveProof, signSelective } from './sign-selective.ts'

vi.setConfig({ testTimeout: 60_000 })

const created = new Date('2026-01-01T00:00:00Z')
const ports = { canonize, crypto: nodeCrypto, randomBytes: (length: number) => randomBytes(length) }
const key = testKey('ES256')
const did = didFor(key.jwk)
const signer = key.at(keyIdFor(did))
const credential = sampleCredential(did)
const mandatory = ['/issuer', '/validFrom', '/validUntil', '/type', '/credentialSubject/identifier']
const needed = [
  ...['name', 'description', 'criteria', 'type'].map(each => `/credentialSubject/achievement/${each}`),
]

const judge = async (document: JsonObject) =>
  await verify(JSON.stringify(document), portsOver(), { recipient: [learner] })
const opened = (report: { findings: { outcome: string }[] }) =>
  report.findings.filter(each => each.outcome !== 'passed')

describe('[vc-di-ecdsa, ecdsa-sd-2023] a badge of which its holder shows a part', () => {
  it('is good as a whole, and so is every part that shows what it must', async () => {
    const base = await signSelective(credential, signer, ports, created, mandatory)
    expect(opened(await judge(base))).toEqual([])
    expect((await judge(base)).notes).toMatchObject([{ code: 'proof-for-holder' }])
    const part = await deriveProof(base, ports, needed)
    expect(opened(await judge(part))).toEqual([])
    expect(part['credentialSubject']).not.toHaveProperty('narrative')
    expect(part).not.toHaveProperty('evidence')
    expect(part).toMatchObject({ issuer: credential['issuer'], validUntil: credential['validUntil'] })
    const more = await deriveProof(base, ports, [
      ...needed,
      '/evidence/0/name',
      '/credentialSubject/narrative',
    ])
    expect(opened(await judge(more))).toEqual([])
    expect(more['evidence']).toEqual([
      { id: 'https://school.example/evidence/1', type: ['Evidence'], name: 'Film' },
    ])
    const whole = await deriveProof(base, ports, [''])
    expect(opened(await judge(whole))).toEqual([])
    expect(whole).toMatchObject(credential)
  })

  it('is not, once a part is changed, added, or left out though it must be shown', async () => {
    const base = await signSelective(credential, signer, ports, created, mandatory)
    const part = await deriveProof(base, ports, needed)
    const { validUntil: _until, ...endless } = part
    for (const forged of [
      endless,
      { ...part, validUntil: '2099-01-01T00:00:00Z' },
      { ...part, name: 'Doctor' },
    ])
      expect((await judge(forged)).verdict).toBe('invalid')
    expect((await judge({ ...base, name: 'Doctor' })).verdict).toBe('invalid')
  })

  it('needs a key on P-256, pointers that lead somewhere, and a proof to derive from', async () => {
    const other = testKey('Ed25519').at('urn:x')
    await expect(signSelective(credential, other, ports, created)).rejects.toMatchObject({
      code: 'key-unsupported',
    })
    const lost = signSelective(credential, signer, ports, created, ['/nowhere'])
    await expect(lost).rejects.toMatchObject({ code: 'document-malformed' })
    await expect(deriveProof(credential, ports, needed)).rejects.toMatchObject({ code: 'proof-malformed' })
  })
})
