import type { Canonize } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { ed25519ToMultikey } from 'openbadges/sign'
import { at } from './assertions.ts'
import * as its from './credentials.ts'
import { controller, presentation, shownPart } from './good.ts'
import { ecKey, type FixtureKey } from './keys.ts'
import type { Made, Web } from './made.ts'
import { jws, signed } from './sign.ts'

const { issuer, stranger } = its
const own = { key: issuer, method: issuer.method }

/** Signatures that do not hold, keys that prove nothing, and words that hide something. */
export async function badSignatures(canonize: Canonize): Promise<Made[]> {
  const proven = await signed(canonize, its.credential(), own)
  const [proof] = [proven['proof']].flat().map(Object)
  const withProof = (changes: JsonObject) => ({ ...proven, proof: [{ ...proof, ...changes }] })
  const resigned = async (changes: JsonObject) =>
    await signed(canonize, its.credential(), { ...own, proof: changes })
  return [
    unproven('unsigned', its.credential(), ['proof failed unsigned']),
    unproven('signature-wrong', { ...proven, name: 'Doctor of Everything' }, [
      'proof failed signature-wrong',
    ]),
    {
      ...unproven(
        'disclosed-part-changed',
        { ...(await shownPart(canonize)), validFrom: '2026-02-01T00:00:00Z' },
        ['proof failed signature-wrong'],
      ),
      web: { [at.issuer]: controller(ecKey('issuer', 'P-256')) },
    },
    unproven('proof-malformed', withProof({ proofValue: 'u1234' }), ['proof failed proof-malformed']),
    unproven('previous-proof-dangling', await resigned({ previousProof: 'urn:uuid:none' }), [
      'proof failed proof-malformed',
    ]),
    couldNotTell('proof-unsupported', withProof({ cryptosuite: 'bbs-2023' }), [
      'proof unknown proof-unsupported',
      unasked,
    ]),
    unproven('proof-purpose', await resigned({ proofPurpose: 'authentication' }), [
      'proof failed proof-purpose',
    ]),
    unproven('proof-from-future', await resigned({ created: '2026-07-01T00:00:00Z' }), [
      'proof failed proof-from-future',
    ]),
    unproven('proof-expired', await resigned({ expires: '2026-05-01T00:00:00Z' }), [
      'proof failed proof-expired',
    ]),
    unproven('terms-undefined', { ...proven, rank: 'Admiral' }, ['proof failed terms-undefined']),
    couldNotTell('terms-disguised', disguised(proven), ['proof unknown terms-disguised', unasked]),
    couldNotTell(
      'terms-mapped-to-null',
      { ...proven, '@context': [its.base['2.0'], its.ob, { name: null }] },
      ['proof unknown terms-disguised', unasked],
    ),
    couldNotTell(
      'context-unpinned',
      { ...proven, '@context': [its.base['2.0'], its.ob, 'https://words.example/v1'] },
      ['proof unknown context-unpinned', unasked],
    ),
    unproven('canonicalisation-failed', { ...proven, name: { '@value': 'Knots', '@language': 7 } }, [
      'shape failed shape-wrong',
      'proof failed canonicalisation-failed',
    ]),
    ...tokens(),
    ...(await keys(canonize)),
    ...(await presentations(canonize, proven)),
  ]
}

const unasked = 'issuer-key unknown not-checked'

function unproven(
  id: string,
  input: JsonObject | string,
  findings: string[],
  name = id,
  web: Web = {},
): Made {
  return {
    id: name,
    specVersion: '3.0',
    why: 'its signature does not hold',
    input: typeof input === 'string' ? input : JSON.stringify(input),
    web,
    verdict: 'invalid',
    findings,
  }
}

function couldNotTell(id: string, input: JsonObject | string, findings: string[], web: Web = {}): Made {
  return {
    ...unproven(id, input, findings, id, web),
    why: 'it cannot be told whether it holds',
    verdict: 'unknown',
  }
}

/** An end that plain reading does not see, though its signature still fits. */
function disguised({ validUntil, ...rest }: JsonObject): JsonObject {
  const type = 'http://www.w3.org/2001/XMLSchema#dateTime'
  return {
    ...rest,
    'https://www.w3.org/2018/credentials#validUntil': { '@type': type, '@value': validUntil },
  }
}

function tokens(): Made[] {
  const web = { [at.issuer]: controller(issuer) }
  const kid = `${at.issuer}#key-1`
  const payload = its.credential({ issuer: at.issuer })
  const token = (header: JsonObject, claims: JsonObject = payload, key: FixtureKey = issuer) =>
    jws(header, claims, key)
  const bad = (id: string, input: string, reason: string) =>
    unproven(id, input, [`proof failed ${reason}`], id, web)
  return [
    bad('alg-none', token({ alg: 'none', kid }).replace(/[^.]*$/, ''), 'algorithm-refused'),
    bad('alg-shared-secret', token({ alg: 'HS256', kid }), 'algorithm-refused'),
    bad('alg-constructor', token({ alg: 'constructor', kid }), 'algorithm-refused'),
    bad('alg-of-another-key', token({ alg: 'ES256', kid }), 'key-mismatch'),
    bad('header-refused', token({ alg: 'EdDSA', kid, crit: ['exp'] }), 'header-refused'),
    bad(
      'claims-contradict',
      token({ alg: 'EdDSA', kid }, { ...payload, iss: 'https://other.example' }),
      'claims-contradict',
    ),
    bad(
      'claims-hidden',
      token({ alg: 'EdDSA', kid }, { ...payload, vc: { ...payload, name: 'Doctor' } }),
      'claims-contradict',
    ),
    bad('key-not-found', token({ alg: 'EdDSA' }), 'key-not-found'),
    {
      ...unproven(
        'header-key-of-a-stranger',
        token({ alg: 'EdDSA', jwk: { ...stranger.jwk } }, payload, stranger),
        ['issuer-key failed issuer-unproven'],
      ),
      web,
    },
  ]
}

async function keys(canonize: Canonize): Promise<Made[]> {
  const at1 = `${at.issuer}#key-1`
  const of = async (id: string, changes: JsonObject, how = { key: issuer as FixtureKey, method: at1 }) =>
    await signed(
      canonize,
      its.credential({
        id: `urn:x:${id}`,
        issuer: { id, type: ['Profile'], name: 'School of Sails' },
        ...changes,
      }),
      how,
    )
  const onWeb = async (how?: { key: FixtureKey; method: string }) => await of(at.issuer, {}, how)
  const small = ed25519ToMultikey(Buffer.from(`01${'00'.repeat(31)}`, 'hex'))
  const forged: FixtureKey = { ...issuer, sign: () => Buffer.from(`01${'00'.repeat(63)}`, 'hex') }
  const off = Buffer.alloc(32, 2).toString('base64url')
  const rsa = weakRsa
  const listing = (jwk: JsonObject) => ({ [at.issuer]: controller({ ...issuer, jwk: Object(jwk) }) })
  const token = (jwk: JsonObject, alg: string) =>
    jws({ alg, jwk }, its.credential({ issuer: at.issuer }), issuer)
  const multikey = its.stranger.did.slice('did:key:'.length)
  return [
    unproven(
      'key-weak',
      await of(`did:key:${small}`, {}, { key: forged, method: `did:key:${small}#${small}` }),
      ['proof failed key-weak'],
    ),
    unproven('key-weak-rsa', token(rsa, 'RS256'), ['proof failed key-weak'], 'key-weak-rsa', listing(rsa)),
    unproven('key-weak-exponent', token({ ...longRsa, e: 'Aw' }, 'RS256'), ['proof failed key-weak']),
    unproven('key-off-curve', token({ kty: 'OKP', crv: 'Ed25519', x: off }, 'EdDSA'), [
      'proof failed key-malformed',
    ]),
    unproven(
      'key-off-curve-p256',
      token({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }, 'ES256'),
      ['proof failed key-malformed'],
    ),
    unproven('key-private', token({ ...issuer.jwk, d: 'AAAA' }, 'EdDSA'), ['proof failed key-malformed']),
    couldNotTell('key-unsupported', token({ kty: 'OKP', crv: 'Ed448', x: 'AAAA' }, 'EdDSA'), [
      'proof unknown key-unsupported',
      unasked,
    ]),
    couldNotTell('key-unreachable', await onWeb(), ['proof unknown key-unreachable', unasked]),
    couldNotTell('key-unreadable', await onWeb(), ['proof unknown key-unreadable', unasked], {
      [at.issuer]: 'a page',
    }),
    unproven('key-not-listed', await onWeb(), ['proof failed key-not-found'], 'key-not-listed', {
      [at.issuer]: { id: at.issuer },
    }),
    unproven('key-mismatch', await onWeb(), ['proof failed key-mismatch'], 'key-mismatch', {
      [at.issuer]: controller(ecKey('issuer', 'P-256')),
    }),
    couldNotTell('did-unsupported', await of('did:ion:x', {}, { key: issuer, method: 'did:ion:x#1' }), [
      'proof unknown did-unsupported',
      unasked,
    ]),
    unproven('did-malformed', await of('did:web:a..b%2f', {}, { key: issuer, method: 'did:web:a..b%2f#1' }), [
      'proof failed did-malformed',
    ]),
    unproven('issuer-unproven', await of(issuer.did, {}, { key: stranger, method: stranger.method }), [
      'issuer-key failed issuer-unproven',
    ]),
    unproven(
      'issuer-missing',
      jws({ alg: 'EdDSA', kid: stranger.method }, its.credential({ issuer: {} }), stranger),
      ['shape failed shape-wrong', 'issuer-key failed issuer-missing'],
    ),
    couldNotTell('issuer-unresolvable', await of('urn:school', {}, own), [
      'issuer-key unknown issuer-unresolvable',
    ]),
    couldNotTell('issuer-unreachable', await onWeb({ key: stranger, method: `${at.issuer}#${multikey}` }), [
      'issuer-key unknown issuer-unreachable',
    ]),
    unproven('key-revoked', await onWeb(), ['issuer-key failed key-revoked'], 'key-revoked', {
      [at.issuer]: {
        id: at.issuer,
        assertionMethod: [{ id: at1, publicKeyJwk: { ...issuer.jwk }, revoked: '2026-03-01T00:00:00Z' }],
      },
    }),
  ]
}

async function presentations(canonize: Canonize, proven: JsonObject): Promise<Made[]> {
  const shown = async (holder: string) =>
    await signed(canonize, presentation([proven], { holder }), {
      ...own,
      proof: { proofPurpose: 'authentication' },
    })
  return [
    unproven('presentation-of-unsigned', presentation([its.credential()]), ['inside failed inside-invalid']),
    unproven('presentation-of-forged', presentation([proven, { ...proven, name: 'Doctor' }]), [
      'inside failed inside-invalid',
    ]),
    unproven('holder-unproven', await shown(stranger.did), ['proof failed holder-unproven']),
    couldNotTell('holder-unreachable', await shown('did:web:learner.example'), [
      'proof unknown holder-unreachable',
    ]),
    couldNotTell('inside-too-many', presentation(Array(51).fill(proven)), ['inside unknown inside-unknown']),
  ]
}

const modulus = (bytes: number) => Buffer.alloc(bytes, 0xab).toString('base64url')
const weakRsa = { kty: 'RSA', n: modulus(128), e: 'AQAB' }
const longRsa = { kty: 'RSA', n: modulus(256) }
