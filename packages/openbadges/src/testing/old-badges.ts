import type { JsonObject } from '../json/json.ts'
import { signJws } from '../sign/sign-jwt.ts'
import { addresses, forgedJws, identity, type Made, salt, school, type Wish } from './forms.ts'
import { type TestKey, testKey } from './signers.ts'
import type { Web } from './web.ts'

const ownRsa = testKey('RS256')
const otherRsa = testKey('RS256')

function assertion(version: '2.0' | '1.1', url: string, wish: Wish): JsonObject {
  return {
    '@context': `https://w3id.org/openbadges/v${version === '2.0' ? 2 : 1}`,
    type: 'Assertion',
    id: url,
    ...(version === '1.1' ? { uid: 'a-1' } : {}),
    ...(wish.shapeless ? {} : { recipient: { type: 'email', hashed: true, identity, salt } }),
    badge: addresses.badge,
    issuedOn: wish.issuedOn ?? '2026-01-01T00:00:00Z',
    expires: wish.expires ?? '2027-01-01T00:00:00Z',
  }
}

function linked(version: '2.0' | '1.1', issuer: JsonObject): Web {
  const context = { '@context': `https://w3id.org/openbadges/v${version === '2.0' ? 2 : 1}` }
  return {
    [addresses.badge]: {
      ...context,
      type: 'BadgeClass',
      id: addresses.badge,
      name: 'Knots',
      description: 'Ties twelve knots blindfolded.',
      image: `${school}/knots.png`,
      criteria: `${school}/knots`,
      issuer: addresses.issuer,
    },
    [addresses.issuer]: {
      ...context,
      type: 'Issuer',
      id: addresses.issuer,
      name: 'School of Sails',
      url: school,
      email: 'office@school.example',
      ...issuer,
    },
  }
}

/** A hosted assertion of 1.1 or 2.0. */
export function hosted(version: '2.0' | '1.1', wish: Wish): Made {
  const url = wish.otherHost ? 'https://elsewhere.example/assertions/1' : addresses.assertion
  const document = {
    ...assertion(version, url, wish),
    ...(version === '2.0' ? { verification: { type: 'HostedBadge' } } : { verify: { type: 'hosted', url } }),
  }
  const answer = wish.revoked ? { status: 410, body: { id: url, revoked: true } } : document
  return { input: JSON.stringify(document), web: { ...linked(version, {}), [url]: answer }, document }
}

/** A signed assertion of 1.1 or 2.0. */
export async function signed(version: '2.0' | '1.1', wish: Wish): Promise<Made> {
  const key: TestKey = wish.otherKey ? otherRsa : ownRsa
  const at = wish.otherKey ? 'https://elsewhere.example/keys/1' : addresses.key
  const id = 'urn:uuid:0b2b2b1c-4a7e-4c1e-9d0a-3f2f6f0f1a11'
  const document = {
    ...assertion(version, id, wish),
    ...(version === '2.0'
      ? { verification: { type: 'SignedBadge', creator: at } }
      : { verify: { type: 'signed', url: at } }),
  }
  const jws = await signJws(document, key.at(at))
  const revoked =
    version === '2.0'
      ? { id: addresses.revocation, revokedAssertions: wish.revoked ? [id] : ['urn:other'] }
      : wish.revoked
        ? { 'a-1': 'Issued by mistake' }
        : { 'a-2': 'Issued by mistake' }
  const issuer = {
    revocationList: addresses.revocation,
    ...(version === '2.0' ? { publicKey: addresses.key } : {}),
  }
  return {
    input: wish.forged ? forgedJws(jws) : jws,
    web: {
      ...linked(version, issuer),
      [at]:
        version === '2.0'
          ? { id: at, type: 'CryptographicKey', owner: addresses.issuer, publicKeyPem: key.pem }
          : key.pem,
      [addresses.revocation]: revoked,
    },
    document,
  }
}

/** A hosted assertion of 0.5, handed in by its address. */
export function assertion05(wish: Wish): Made {
  const url = wish.otherHost ? 'https://elsewhere.example/assertions/1' : addresses.assertion
  const document = {
    ...(wish.shapeless ? {} : { recipient: identity }),
    salt,
    issued_on: (wish.issuedOn ?? '2026-01-01').slice(0, 10),
    expires: (wish.expires ?? '2027-01-01').slice(0, 10),
    badge: {
      version: '0.5.0',
      name: 'Knots',
      image: '/knots.png',
      description: 'Ties twelve knots blindfolded.',
      criteria: '/knots',
      issuer: { origin: school, name: 'School of Sails' },
    },
  }
  return { input: url, web: { [url]: wish.revoked ? 410 : document }, document }
}
