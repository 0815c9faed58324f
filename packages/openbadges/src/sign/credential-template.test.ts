import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { canonizeDirect } from '../canon/canonize-direct.ts'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { keyIssuer, sampleCredential } from '../testing/index.ts'
import { verifiedByOracle } from '../testing/oracle.ts'
import { achievementCredential, type CredentialParts } from '../v3/achievement-credential.ts'
import { credentialTemplate, issueFromTemplate } from './credential-template.ts'
import { signDataIntegrity } from './sign-data-integrity.ts'

vi.setConfig({ testTimeout: 120_000 })

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const numRuns = process.env['LONG'] ? 2_000 : 60
const { did, signer } = keyIssuer()
const created = new Date('2026-01-01T00:00:00Z')
let general = 0
const ports = {
  crypto: nodeCrypto,
  canonize: async (document: Parameters<typeof canonizeGeneral>[0]) => {
    const direct = canonizeDirect(document, text => hash('sha256', text))
    if (direct === null) general++
    return direct ?? (await canonizeGeneral(document))
  },
}
const shared: Pick<CredentialParts, 'issuer' | 'achievement'> = {
  issuer: { id: did, name: 'Segelschule', image: 'https://school.example/logo.png' },
  achievement: {
    id: 'https://school.example/badges/1',
    name: 'Knots',
    description: 'Ties twelve knots.',
    criteria: { narrative: 'Tie them.' },
    alignments: [
      { targetName: 'Sea', targetUrl: 'https://frames.example/sea' },
      { targetName: 'Rope', targetUrl: 'https://frames.example/rope' },
    ],
    tags: ['rope', 'rope', 'sea'],
  },
}

describe(`awards from a template (seed ${seed})`, () => {
  const template = credentialTemplate(shared)

  it('are the credentials that would be signed without one, byte for byte', async () => {
    // Names of prototypes are refused as values, with a template and without.
    const refused = ['__proto__', 'constructor', 'prototype']
    const texts = fc.string({ minLength: 1 }).filter(text => !refused.includes(text))
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        texts,
        texts,
        fc.option(texts),
        fc.nat({ max: 3 }),
        async (uuid, salt, hashed, narrative, links) => {
          const parts: Omit<CredentialParts, 'issuer' | 'achievement'> = {
            id: `urn:uuid:${uuid}`,
            recipient: { salt, identityHash: `sha256$${hashed}` },
            validFrom: '2026-01-01T00:00:00Z',
            narrative,
            evidence: Array.from({ length: links }, (_, at) => ({ narrative: `Film ${at}` })),
          }
          const fast = await issueFromTemplate(template, parts, signer, ports, created)
          const slow = await signDataIntegrity(
            achievementCredential({ ...shared, ...parts }),
            signer,
            { crypto: nodeCrypto, canonize: canonizeGeneral },
            created,
          )
          expect(JSON.stringify(fast)).toBe(JSON.stringify(slow))
        },
      ),
      { seed, numRuns },
    )
    expect(general).toBe(0)
  })

  it('are verified by another implementation', async () => {
    const parts = {
      id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
      recipient: { salt: 'a', identityHash: 'sha256$b' },
      validFrom: '2026-01-01T00:00:00Z',
    }
    const award = JSON.parse(JSON.stringify(await issueFromTemplate(template, parts, signer, ports, created)))
    expect(await verifiedByOracle(award, {})).toBe(true)
    expect(await verifiedByOracle({ ...award, validFrom: '2025-01-01T00:00:00Z' }, {})).toBe(false)
  })

  it('have a proof of their own time and key', async () => {
    const other = keyIssuer()
    const parts = {
      id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
      recipient: { salt: 'a', identityHash: 'sha256$b' },
      validFrom: '2026-01-01T00:00:00Z',
    }
    const later = new Date('2026-01-01T00:00:01Z')
    for (const [key, time] of [
      [signer, created],
      [other.signer, created],
      [signer, later],
      [signer, created],
    ] as const)
      expect(await issueFromTemplate(template, parts, key, ports, time)).toEqual(
        await signDataIntegrity(achievementCredential({ ...shared, ...parts }), key, ports, time),
      )
  })

  it('cannot be changed through one of them', async () => {
    const parts = {
      id: 'urn:a:b',
      recipient: { salt: 'a', identityHash: 'b' },
      validFrom: '2026-01-01T00:00:00Z',
    }
    const award = await issueFromTemplate(template, parts, signer, ports, created)
    expect(() => Object.assign(Object(award['issuer']), { name: 'Somebody else' })).toThrow(TypeError)
  })

  it('leave what is not kept as it was', async () => {
    const credential = sampleCredential(did)
    expect(await ports.canonize(credential)).toBe(await canonizeGeneral(credential))
  })
})
