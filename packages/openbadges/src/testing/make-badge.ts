import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { listWith } from '../status/bitstring.ts'
import { achievementCredential } from '../v3/achievement-credential.ts'
import { statusListCredential } from '../v3/status-list-credential.ts'
import { addresses, type FormName, forgedJws, identity, type Made, salt, school, type Wish } from './forms.ts'
import { assertion05, hosted, signed } from './old-badges.ts'
import { testKey } from './signers.ts'
import { canonize, type Web } from './web.ts'

const own = testKey('Ed25519')
const other = testKey('Ed25519')
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
