import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashIdentity } from '../recipient/hash-identity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { keyIssuer, learner, portsOver, sampleCredential } from '../testing/index.ts'
import { verify } from './verify.ts'

const issuer = keyIssuer()
const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
const of = (identityType: string, identityHash: string, hashed = false): JsonObject => ({
  type: 'IdentityObject',
  identityType,
  identityHash,
  hashed,
})

describe('whether a badge is for somebody', () => {
  it.each<[string, JsonObject, string[], string]>([
    ['is told by a plain address', { identifier: [of('emailAddress', learner)] }, [learner], 'passed'],
    ['is told by the word of the early guide', { identifier: [of('email', learner)] }, [learner], 'passed'],
    [
      'is told by any of several identifiers',
      { identifier: [of('sourcedId', '7'), of('emailAddress', learner)] },
      ['x@y.example', learner],
      'passed',
    ],
    ['is told by a DID', { id: did }, [did], 'passed'],
    ['is told by a mailto link', { id: `mailto:${learner}` }, [learner], 'passed'],
    [
      'fails for another address',
      { identifier: [of('emailAddress', learner)] },
      ['x@y.example'],
      'recipient-other',
    ],
    ['fails for another DID', { id: did }, ['did:key:z6MkOther'], 'recipient-other'],
    ['fails for another mailto link', { id: `mailto:${learner}` }, ['x@y.example'], 'recipient-other'],
    ['cannot be told of an address by a DID', { id: did }, [learner], 'recipient-unnamed'],
    [
      'cannot be told of an address by a student number',
      { identifier: [of('sourcedId', '7')] },
      [learner],
      'recipient-unnamed',
    ],
    [
      'cannot be told of a DID by an address',
      { identifier: [of('emailAddress', learner)] },
      [did],
      'recipient-unnamed',
    ],
    ['cannot be told of nobody', { id: did }, [], 'recipient-unnamed'],
  ])('%s', async (_name, named, recipient, expected) => {
    expect(await recipientOf(named, recipient)).toBe(expected)
  })

  it('is told by a hash, as long as the salt is the same', async () => {
    const identity = of('emailAddress', await hashIdentity(nodeCrypto, learner, 'Meersalz'), true)
    expect(await recipientOf({ identifier: [{ ...identity, salt: 'Meersalz' }] }, [learner])).toBe('passed')
    expect(await recipientOf({ identifier: [{ ...identity, salt: 'Steinsalz' }] }, [learner])).toBe(
      'recipient-other',
    )
  })

  it('is not asked when nobody is named', async () => {
    const report = await verify(await jwt({ id: did }), portsOver())
    expect(report.notApplicable).toContain('recipient')
    expect(report.verdict).toBe('valid')
  })
})

async function recipientOf(named: JsonObject, recipient: string[]): Promise<string | undefined> {
  const report = await verify(await jwt(named), portsOver(), { recipient })
  const finding = report.findings.find(each => each.check === 'recipient')
  return finding && finding.outcome !== 'passed' ? finding.reason : finding?.outcome
}

async function jwt(named: JsonObject): Promise<string> {
  const credential = sampleCredential(issuer.did)
  const { identifier: _identifier, ...subject }: JsonObject = Object(credential['credentialSubject'])
  return await signJwt({ ...credential, credentialSubject: { ...subject, ...named } }, issuer.signer)
}
