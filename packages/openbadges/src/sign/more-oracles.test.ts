import { randomBytes } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { createVerifyCryptosuite as selective } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { createVerifyCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { describe, expect, it, vi } from 'vitest'
import { didFor, keyIdFor } from '../keys/did.ts'
import { newKeyPair, nodeCrypto, signerFor } from '../node/index.ts'
import type { Algorithm } from '../ports.ts'
import { canonize, sampleCredential } from '../testing/index.ts'
import { verifiedByOracle } from '../testing/oracle.ts'
import { deriveProof, signDataIntegrity, signSelective } from './index.ts'

vi.setConfig({ testTimeout: 120_000 })

const created = new Date('2026-01-01T00:00:00Z')
const ports = { canonize, crypto: nodeCrypto, randomBytes: (length: number) => randomBytes(length) }

async function issuer(algorithm: Algorithm) {
  const { publicJwk, privateJwk } = await newKeyPair(algorithm)
  const did = didFor(publicJwk)
  return { did, signer: signerFor(privateJwk, keyIdFor(did)) }
}

const suites = [
  ['ecdsa-rdfc-2019', 'ES256', ecdsaRdfc],
  ['ecdsa-rdfc-2019', 'ES384', ecdsaRdfc],
  ['eddsa-jcs-2022', 'Ed25519', eddsaJcs()],
] as const

describe('what is signed here is verified by another implementation', () => {
  it.each(suites)('with %s and a key for %s', async (name, algorithm, cryptosuite) => {
    const { did, signer } = await issuer(algorithm)
    const signed = await signDataIntegrity(sampleCredential(did), signer, ports, created, name)
    const suite = new DataIntegrityProof({ cryptosuite })
    expect(await verifiedByOracle(signed, {}, undefined, suite)).toBe(true)
    expect(await verifiedByOracle({ ...signed, name: 'Doctor' }, {}, undefined, suite)).toBe(false)
  })

  it('with ecdsa-sd-2023, when its holder shows a part', async () => {
    const { did, signer } = await issuer('ES256')
    const mandatory = ['/issuer', '/validFrom', '/type']
    const base = await signSelective(sampleCredential(did), signer, ports, created, mandatory)
    const part = await deriveProof(base, ports, ['/credentialSubject/achievement', '/evidence/0/name'])
    const suite = new DataIntegrityProof({ cryptosuite: selective() })
    expect(await verifiedByOracle(part, {}, undefined, suite)).toBe(true)
    expect(await verifiedByOracle({ ...part, validFrom: '2025-01-01T00:00:00Z' }, {}, undefined, suite)).toBe(
      false,
    )
  })
})
