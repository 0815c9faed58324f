import { createHash } from 'node:crypto'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJws, signJwt } from '../sign/sign-jwt.ts'
import { listWith } from '../status/bitstring.ts'
import { achievementCredential } from '../v3/achievement-credential.ts'
import { statusListCredential } from '../v3/status-list-credential.ts'
import { type TestKey, testKey } from './signers.ts'
import { canonize, type Web } from './web.ts'

/** The forms a badge comes in. */
export const formNames = [
  '3.0 data-integrity',
  '3.0 vc-jwt',
  '2.0 hosted',
  '2.0 jws',
  '1.1 hosted',
  '1.1 jws',
  '0.5 hosted',
] as const
export type FormName = (typeof formNames)[number]

/** In what a badge differs from a good one, one thing at a time. */
export type Wish = {
  issuedOn?: string
  expires?: string
  /** Leave out something its version demands. */
  shapeless?: boolean
  /** Change the badge behind its signature. */
  forged?: boolean
  /** Sign with a key that the issuer does not list. */
  otherKey?: boolean
  /** Lie on a host that is not the issuer's. */
  otherHost?: boolean
  revoked?: boolean
  suspended?: boolean
}

export type Made = { input: string; web: Web; document: JsonObject }

export const school = 'https://school.example'
export const learner = 'ada@learner.example'
export const addresses = {
  issuer: `${school}/issuer`,
  key: `${school}/keys/1`,
  badge: `${school}/badges/1`,
  assertion: `${school}/assertions/1`,
  revocation: `${school}/lists/revocation`,
  suspension: `${school}/lists/suspension`,
}

const own = testKey('Ed25519')
const other = testKey('Ed25519')
const ownRsa = testKey('RS256')
const otherRsa = testKey('RS256')
const salt = 'Meersalz'
const identity = `sha256$${createHash('sha256')
  .update(learner + salt)
  .digest('hex')}`

/** A badge of a form, good but for what is wished, with the web that its verification needs. */
export async function makeBadge(form: FormName, wish: Wish = {}): Promise<Made> {
  if (form === '3.0 data-integrity') return await dataIntegrity(wish)
  if (form === '3.0 vc-jwt') return await vcJwt(wish)
  if (form === '0.5 hosted') return assertion05(wish)
  const version = form.startsWith('2') ? '2.0' : '1.1'
  return form.endsWith('jws') ? await signed(version, wish) : hosted(version, wish)
}

async function dataIntegrity(wish: Wish): Promise<Made> {
  const signer = signerFor(wish)
  const document = await signDataIntegrity(credential(wish), signer, { canonize, crypto: nodeCrypto }, start)
  if (wish.forged) document['name'] = 'Doctor of Everything'
  return { input: JSON.stringify(document), web: await web3(wish), document }
}

async function vcJwt(wish: Wish): Promise<Made> {
  const document = credential(wish)
  const jwt = await signJwt(document, signerFor(wish))
  return { input: wish.forged ? forgedJws(jwt) : jwt, web: await web3(wish), document }
}

const start = new Date('2026-01-01T00:00:00Z')

function signerFor(wish: Wish) {
  const key = wish.otherKey ? other : own
  // The key itself is the fragment, so the signature can be checked though nobody lists the key.
  return key.at(wish.otherKey ? `${addresses.issuer}#${jwkToMultikey(key.jwk)}` : `${addresses.issuer}#key-1`)
}

function credential(wish: Wish): JsonObject {
  const made = achievementCredential({
    id: `${school}/credentials/1`,
    issuer: { id: addresses.issuer, name: 'School of Sails', url: school },
    achievement: {
      id: addresses.badge,
      name: 'Knots',
      description: 'Ties twelve knots blindfolded.',
      criteria: { narrative: 'Tie them while somebody watches.' },
      achievementType: 'Badge',
      image: { url: `${school}/knots.png`, caption: 'A bowline' },
      tags: ['rope', 'sea'],
      alignments: [{ targetName: 'Seamanship', targetUrl: 'https://frames.example/sea', targetCode: 'S1' }],
    },
    recipient: { identityHash: identity, salt },
    validFrom: wish.issuedOn ?? '2026-01-01T00:00:00Z',
    validUntil: wish.expires ?? '2027-01-01T00:00:00Z',
    narrative: 'Twelve of twelve.',
    evidence: [{ url: `${school}/evidence/1`, name: 'Film', narrative: 'All twelve.' }],
    status: [
      { id: `${school}/credentials/1#r`, purpose: 'revocation', index: 70_001, list: addresses.revocation },
      { id: `${school}/credentials/1#s`, purpose: 'suspension', index: 90_009, list: addresses.suspension },
    ],
  })
  return wish.shapeless ? { ...made, type: ['VerifiableCredential'] } : made
}

async function web3(wish: Wish): Promise<Web> {
  const list = async (id: string, purpose: 'revocation' | 'suspension', set: number[]) =>
    await signDataIntegrity(
      statusListCredential({
        id,
        issuer: addresses.issuer,
        purpose,
        bits: listWith(set),
        validFrom: '2026-01-01T00:00:00Z',
      }),
      own.at(`${addresses.issuer}#key-1`),
      { canonize, crypto: nodeCrypto },
      start,
    )
  return {
    [addresses.issuer]: {
      id: addresses.issuer,
      verificationMethod: [
        {
          id: '#key-1',
          type: 'Multikey',
          controller: addresses.issuer,
          publicKeyMultibase: jwkToMultikey(own.jwk),
        },
      ],
      assertionMethod: ['#key-1'],
    },
    [addresses.revocation]: await list(
      addresses.revocation,
      'revocation',
      wish.revoked ? [70_001] : [70_002],
    ),
    [addresses.suspension]: await list(addresses.suspension, 'suspension', wish.suspended ? [90_009] : []),
  }
}

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

function hosted(version: '2.0' | '1.1', wish: Wish): Made {
  const url = wish.otherHost ? 'https://elsewhere.example/assertions/1' : addresses.assertion
  const document = {
    ...assertion(version, url, wish),
    ...(version === '2.0' ? { verification: { type: 'HostedBadge' } } : { verify: { type: 'hosted', url } }),
  }
  const answer = wish.revoked ? { status: 410, body: { id: url, revoked: true } } : document
  return { input: JSON.stringify(document), web: { ...linked(version, {}), [url]: answer }, document }
}

async function signed(version: '2.0' | '1.1', wish: Wish): Promise<Made> {
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

function assertion05(wish: Wish): Made {
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

/** The same JWS with another name inside and its old signature. */
function forgedJws(jws: string): string {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const document: JsonObject = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  document['narrative'] = 'Doctor of Everything'
  return `${header}.${Buffer.from(JSON.stringify(document)).toString('base64url')}.${signature}`
}
