import { createHash } from 'node:crypto'
import { gzipSync } from 'fflate'
import type { JsonObject } from 'openbadges/read'
import { ed25519Key } from './keys.ts'

export const school = 'https://school.example'
export const learner = 'ada@learner.example'
export const salt = 'Meersalz'
export const identity = `sha256$${createHash('sha256')
  .update(learner + salt)
  .digest('hex')}`

export const base = {
  '1.1': 'https://www.w3.org/2018/credentials/v1',
  '2.0': 'https://www.w3.org/ns/credentials/v2',
}
export const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
export const clr = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'
export const integrity = 'https://w3id.org/security/data-integrity/v2'

/** The issuer of the fixtures that needs no web, and a stranger. */
export const issuer = ed25519Key('issuer')
export const stranger = ed25519Key('stranger')

/** An unsigned badge of 3.0 on either data model, with these changes. */
export function credential(changes: JsonObject = {}, model: '1.1' | '2.0' = '2.0'): JsonObject {
  const old = model === '1.1'
  return {
    '@context': [base[model], ob, ...(old ? [integrity] : [])],
    id: 'urn:uuid:5d1d9a3c-6f0e-4a52-9f5b-0d4f0d3a7b11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Knots',
    issuer: { id: issuer.did, type: ['Profile'], name: 'School of Sails', url: school },
    ...(old
      ? { issuanceDate: '2026-01-01T00:00:00Z', expirationDate: '2027-01-01T00:00:00Z' }
      : { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityHash: identity, identityType: 'emailAddress', hashed: true, salt },
      ],
      achievement: {
        id: `${school}/badges/1`,
        type: ['Achievement'],
        name: 'Knots',
        description: 'Ties twelve knots blindfolded.',
        criteria: { narrative: 'Tie them while somebody watches.' },
      },
    },
    ...changes,
  }
}

export const listUrl = `${school}/lists/1`
export const listIndex = 70_001

/** The status of a badge, kept in the list of the fixtures. */
export function statusEntry(changes: JsonObject = {}): JsonObject {
  return {
    id: `${listUrl}#${listIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(listIndex),
    statusListCredential: listUrl,
    ...changes,
  }
}

/** An unsigned status list with these places set. */
export function statusList(set: number[], changes: JsonObject = {}, length = 131_072): JsonObject {
  const bits = new Uint8Array(length / 8)
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  const packed = Buffer.from(gzipSync(bits, { mtime: 0 }))
  return {
    '@context': [base['2.0']],
    id: listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.did,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: `${listUrl}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${packed.toString('base64url')}`,
    },
    ...changes,
  }
}
