import type { JsonObject } from 'openbadges/read'
import { identity, salt, school } from './credentials.ts'
import { rsaKey } from './keys.ts'
import type { Web } from './made.ts'
import { jws } from './sign.ts'

export const at = {
  assertion: `${school}/assertions/1`,
  badge: `${school}/badges/1`,
  issuer: `${school}/issuer`,
  key: `${school}/keys/1`,
  revocations: `${school}/revocations`,
}

type Old = '1.1' | '2.0'
const context = (version: Old) => `https://w3id.org/openbadges/v${version === '2.0' ? 2 : 1}`
const rsa = rsaKey()

/** An assertion of 1.1 or 2.0 that is not yet hosted or signed. */
export function assertion(version: Old, changes: JsonObject = {}): JsonObject {
  return {
    '@context': context(version),
    type: 'Assertion',
    id: at.assertion,
    ...(version === '1.1' ? { uid: 'a-1' } : {}),
    recipient: { type: 'email', hashed: true, identity, salt },
    badge: at.badge,
    issuedOn: '2026-01-01T00:00:00Z',
    expires: '2027-01-01T00:00:00Z',
    ...(version === '2.0'
      ? { verification: { type: 'HostedBadge' } }
      : { verify: { type: 'hosted', url: at.assertion } }),
    ...changes,
  }
}

/** The badge class and its issuer, with these changes to each. */
export function linked(version: Old, badge: JsonObject = {}, issuer: JsonObject = {}): Web {
  return {
    [at.badge]: {
      '@context': context(version),
      type: 'BadgeClass',
      id: at.badge,
      name: 'Knots',
      description: 'Ties twelve knots blindfolded.',
      image: `${school}/knots.png`,
      criteria: `${school}/knots`,
      issuer: at.issuer,
      ...badge,
    },
    [at.issuer]: {
      '@context': context(version),
      type: 'Issuer',
      id: at.issuer,
      name: 'School of Sails',
      url: school,
      ...issuer,
    },
  }
}

/** A hosted badge with its whole web. */
export function hosted(version: Old, changes: JsonObject = {}, web: Web = {}): { input: string; web: Web } {
  const document = assertion(version, changes)
  return {
    input: JSON.stringify(document),
    web: { [at.assertion]: document, ...linked(version), ...web },
  }
}

/** A badge signed by RS256, with its whole web. */
export function signedOld(
  version: Old,
  changes: JsonObject = {},
  web: Web = {},
): { input: string; web: Web } {
  const document = assertion(version, {
    id: 'urn:uuid:2f0c7d52-2a0b-4d57-8f5e-7b1d1c9be0aa',
    ...(version === '2.0'
      ? { verification: { type: 'SignedBadge', creator: at.key } }
      : { verify: { type: 'signed', url: at.key } }),
    ...changes,
  })
  const key: JsonObject = {
    id: at.key,
    type: 'CryptographicKey',
    owner: at.issuer,
    publicKeyPem: rsa.pem ?? '',
  }
  const list: JsonObject =
    version === '2.0' ? { id: at.revocations, type: 'RevocationList', revokedAssertions: [] } : {}
  return {
    input: jws({ alg: 'RS256' }, document, rsa),
    web: {
      [at.key]: version === '2.0' ? key : (rsa.pem ?? ''),
      ...linked(
        version,
        {},
        { revocationList: at.revocations, ...(version === '2.0' ? { publicKey: at.key } : {}) },
      ),
      [at.revocations]: list,
      ...web,
    },
  }
}

/** An assertion of 0.5 with its badge inside. */
export function assertion05(changes: JsonObject = {}): JsonObject {
  return {
    recipient: identity,
    salt,
    issued_on: '2026-01-01',
    expires: '2027-01-01',
    badge: {
      version: '0.5.0',
      name: 'Knots',
      image: '/knots.png',
      description: 'Ties twelve knots blindfolded.',
      criteria: '/knots',
      issuer: { origin: school, name: 'School of Sails' },
    },
    ...changes,
  }
}
