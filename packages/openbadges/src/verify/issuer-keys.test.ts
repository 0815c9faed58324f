import { describe, it, vi } from 'vitest'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { addresses, canonize, keyIssuer, sampleCredential } from '../testing/index.ts'
import { credential, expectFinding, expectValid, jwt, kid, own, webOf } from '../testing/jwt-trial.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a key proves its issuer only', () => {
  it('when the issuer lists it for signing badges', async () => {
    const method = { id: kid, type: 'JsonWebKey', publicKeyJwk: own.jwk }
    const text = jwt({ alg: 'EdDSA', kid })
    await expectFinding(
      { ...webOf(own.jwk), [addresses.issuer]: { id: addresses.issuer, verificationMethod: [method] } },
      text,
      'issuer-key',
      'issuer-unproven',
    )
    await expectValid(
      {
        ...webOf(own.jwk),
        [addresses.issuer]: { id: addresses.issuer, verificationMethod: [method], assertionMethod: [kid] },
      },
      text,
    )
  })

  it('while the issuer has not withdrawn it', async () => {
    const method = { id: kid, type: 'Multikey', publicKeyMultibase: jwkToMultikey(own.jwk) }
    const text = jwt({ alg: 'EdDSA', kid })
    const at = (revoked: string) => ({
      ...webOf(own.jwk),
      [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ ...method, revoked }] },
    })
    await expectFinding(at('2026-05-01T00:00:00Z'), text, 'issuer-key', 'key-revoked')
    await expectFinding(at('some day'), text, 'issuer-key', 'key-revoked')
    await expectValid(at('2026-07-01T00:00:00Z'), text)
  })

  it('after it was withdrawn for what was signed before, while the issuer itself shows that badge', async () => {
    const method = { id: kid, type: 'Multikey', publicKeyMultibase: jwkToMultikey(own.jwk) }
    const made = Date.parse('2026-05-01T00:00:00Z') / 1000
    const id = 'https://school.example/awards/1'
    const badge = { ...credential, id }
    const text = jwt({ alg: 'EdDSA', kid }, { ...badge, iat: made })
    const at = (revoked: string, shown: object) => ({
      ...webOf(own.jwk),
      [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ ...method, revoked }] },
      ...shown,
    })
    const later = '2026-05-02T00:00:00Z'
    await expectValid(at(later, { [id]: badge }), text)
    await expectFinding(at(later, { [id]: 404 }), text, 'issuer-key', 'issuer-unreachable')
    const other = { ...badge, name: 'Another' }
    await expectFinding(at(later, { [id]: other }), text, 'issuer-key', 'key-revoked')
    const sooner = '2026-04-30T00:00:00Z'
    await expectFinding(at(sooner, { [id]: badge }), text, 'issuer-key', 'key-revoked')
  })

  it("through the key set of the issuer's host, which may say whose key it is", async () => {
    const set = 'https://school.example/.well-known/jwks.json'
    const text = jwt({ alg: 'EdDSA', kid })
    const listing = (key: object) => ({
      [kid]: own.jwk,
      [addresses.issuer]: { id: addresses.issuer, name: 'School' },
      [set]: { keys: [key] },
    })
    await expectValid(listing(own.jwk), text)
    await expectValid(listing({ ...own.jwk, iss: addresses.issuer }), text)
    await expectFinding(
      listing({ ...own.jwk, iss: 'https://school.example/other' }),
      text,
      'issuer-key',
      'issuer-unproven',
    )
    await expectFinding({ ...listing(own.jwk), [set]: 404 }, text, 'issuer-key', 'issuer-unproven')
    await expectFinding({ ...listing(own.jwk), [set]: 503 }, text, 'issuer-key', 'issuer-unreachable')
  })

  it('when the document is that of the issuer and of nobody else', async () => {
    const text = jwt({ alg: 'EdDSA', kid })
    const method = { id: kid, publicKeyJwk: own.jwk }
    const saying = (id: string) => ({
      [kid]: own.jwk,
      [addresses.issuer]: { id, assertionMethod: [method] },
      'https://school.example/.well-known/jwks.json': 404,
    })
    await expectFinding(saying('https://other.example/issuer'), text, 'issuer-key', 'issuer-unproven')
    await expectValid(saying(`${addresses.issuer}/`), text)
    const sentOn = {
      ...webOf(own.jwk),
      [addresses.issuer]: {
        at: 'https://evil.example/',
        body: { id: addresses.issuer, assertionMethod: [method] },
      },
    }
    await expectFinding(sentOn, text, 'issuer-key', 'issuer-unreachable')
    const sentHome = {
      ...webOf(own.jwk),
      [addresses.issuer]: {
        at: 'https://www.school.example/',
        body: { id: addresses.issuer, assertionMethod: [method] },
      },
    }
    await expectValid(sentHome, text)
  })

  it('and a did:key only for itself', async () => {
    const [a, b] = [keyIssuer(), keyIssuer()]
    const created = new Date('2026-01-01T00:00:00Z')
    const of = async (issuer: string) =>
      JSON.stringify(
        await signDataIntegrity(
          sampleCredential(issuer),
          a.signer,
          { canonize, crypto: nodeCrypto },
          created,
        ),
      )
    await expectFinding({}, await of(b.did), 'issuer-key', 'issuer-unproven')
    await expectFinding({}, await of('did:example:123'), 'issuer-key', 'issuer-unresolvable')
    await expectValid({}, await of(a.did))
    const elsewhere = jwt({ alg: 'EdDSA', kid: `${a.did}#${b.publicKeyMultibase}` }, sampleCredential(a.did))
    await expectFinding({}, elsewhere, 'proof', 'key-not-found')
  })

  it('and a did:web when its document names itself', async () => {
    const did = 'did:web:school.example:issuers:1'
    const url = 'https://school.example/issuers/1/did.json'
    const method = `${did}#key-1`
    const listed = {
      id: method,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: jwkToMultikey(own.jwk),
    }
    const text = jwt({ alg: 'EdDSA', kid: method }, sampleCredential(did))
    const document = { id: did, verificationMethod: [listed], assertionMethod: [method] }
    await expectValid({ [url]: document }, text)
    await expectFinding(
      { [url]: { ...document, id: 'did:web:other.example' } },
      text,
      'proof',
      'key-not-found',
    )
    await expectFinding({ [url]: { ...document, verificationMethod: [] } }, text, 'proof', 'key-not-found')
    await expectFinding({ [url]: '<html>' }, text, 'proof', 'key-unreadable')
    await expectFinding({}, text, 'proof', 'key-unreachable')
  })
})
