import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { listWith } from '../status/bitstring.ts'
import {
  type Answer,
  addresses,
  canonize,
  keyIssuer,
  makeBadge,
  portsOver,
  sampleCredential,
} from '../testing/index.ts'
import { statusListCredential } from '../v3/status-list-credential.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const url = 'https://school.example/lists/1'
const created = new Date('2026-01-01T00:00:00Z')
const issuer = keyIssuer()
const index = 70_001

describe('a status list decides only as the list of this issuer, for this purpose, now', () => {
  it('whether it is signed by a proof or as a JWT', async () => {
    for (const set of [[index], [index + 1]]) {
      const unsigned = listOf({ bits: listWith(set) })
      const expected = set.includes(index) ? ['invalid', 'revoked'] : ['valid', undefined]
      expect(await statusWith(await signed(unsigned))).toEqual(expected)
      expect(await statusWith(await signJwt(unsigned, issuer.signer))).toEqual(expected)
    }
  })

  it.each<[string, string, () => Promise<Answer>]>([
    ['that is not signed', 'list-unproven', async () => listOf({})],
    ['that somebody else signed', 'list-unproven', async () => signed(listOf({}), keyIssuer().signer)],
    [
      'of another issuer',
      'list-issuer',
      async () => {
        const other = keyIssuer()
        return signed({ ...listOf({}), issuer: other.did }, other.signer)
      },
    ],
    [
      'that calls itself another one',
      'list-other',
      async () => signed({ ...listOf({}), id: 'https://school.example/lists/2' }),
    ],
    [
      'that was changed',
      'list-unproven',
      async () => ({ ...(await signed(listOf({}))), validFrom: '2026-01-02T00:00:00Z' }),
    ],
    [
      'that has run out',
      'list-expired',
      async () => signed({ ...listOf({}), validUntil: '2026-05-01T00:00:00Z' }),
    ],
    [
      'that is not valid yet',
      'list-expired',
      async () => signed({ ...listOf({}), validFrom: '2026-07-01T00:00:00Z' }),
    ],
    ['for another purpose', 'list-purpose', async () => signed(listOf({ purpose: 'suspension' }))],
    ['that is too short', 'list-too-short', async () => signed(encoded(new Uint8Array(100)))],
    ['that is a bomb', 'list-malformed', async () => signed(encoded(new Uint8Array(60_000_000)))],
    ['that ends before the entry', 'list-range', async () => signed(listOf({ bits: listWith([], 131_072) }))],
    ['that is another credential', 'list-malformed', async () => signed(sampleCredential(issuer.did))],
    ['that is a web page', 'json-malformed', async () => '<!DOCTYPE html>'],
    ['that is empty', 'json-malformed', async () => ''],
    ['that is not text', 'list-malformed', async () => Uint8Array.from([0xff, 0xfe])],
    ['that is not there', 'status-unreachable', async () => 404],
  ])('so one %s leaves the status unknown', async (_name, reason, make) => {
    const at = reason === 'list-range' ? 131_072 : index
    expect(await statusWith(await make(), { statusListIndex: String(at) })).toEqual(['unknown', reason])
  })
})

it('a list of somebody else where the issuer pointed can revoke, though it cannot clear', async () => {
  const other = keyIssuer()
  const set = { ...listOf({ bits: listWith([index]) }), issuer: other.did }
  expect(await statusWith(await signed(set, other.signer))).toEqual(['invalid', 'revoked'])
})

it('[Bitstring Status List 1.0] a list that is too short can revoke, though it cannot clear', async () => {
  const short = new Uint8Array(100)
  short[0] = 0x80
  expect(await statusWith(await signed(encoded(short)), { statusListIndex: '0' })).toEqual([
    'invalid',
    'revoked',
  ])
  expect(await statusWith(await signed(encoded(short)), { statusListIndex: '1' })).toEqual([
    'unknown',
    'list-too-short',
  ])
})

describe('a badge whose status entry', () => {
  it.each<[string, JsonObject, string, string]>([
    ['has its index as a number', { statusListIndex: index }, 'valid', ''],
    ['names its purpose in no list', { statusPurpose: 'suspension' }, 'unknown', 'list-purpose'],
    ['has an index that is none', { statusListIndex: '-1' }, 'invalid', 'status-malformed'],
    ['has an index beyond 32 bits', { statusListIndex: String(2 ** 32 + index) }, 'unknown', 'list-range'],
    ['names no list', { statusListCredential: null }, 'invalid', 'status-malformed'],
    ['is of an unknown kind', { type: 'SomeOtherEntry' }, 'unknown', 'status-unsupported'],
    ['has a size that is none', { statusSize: 0 }, 'invalid', 'status-malformed'],
    ['has more bits than any status needs', { statusSize: 33 }, 'unknown', 'status-unsupported'],
    ['has more bits than its list is long for', { statusSize: 2 }, 'unknown', 'list-too-short'],
  ])('%s', async (_name, change, verdict, reason) => {
    const list = await signed(listOf({ bits: listWith([index + 1]) }))
    expect(await statusWith(list, change)).toEqual([verdict, reason === '' ? undefined : reason])
  })

  it('is revoked in one list and unreadable in another is revoked', async () => {
    const list = await signed(listOf({ bits: listWith([index]) }))
    const second = { ...entry, statusListCredential: 'https://school.example/lists/2' }
    expect(await statusesWith(list, [second, entry])).toEqual(['invalid', 'revoked'])
    expect(await statusesWith(await signed(listOf({})), [second, entry])).toEqual([
      'unknown',
      'status-unreachable',
    ])
  })

  it('is no entry at all, or is one of too many', async () => {
    expect(await statusesWith(404, 'https://school.example/lists/1')).toEqual(['invalid', 'status-malformed'])
    expect(await statusesWith(404, Array(11).fill(entry))).toEqual(['invalid', 'status-malformed'])
    expect(await statusesWith(404, [])).toEqual(['valid', undefined])
  })
})

describe('a revocation list of 1EdTech', () => {
  const named = { id: url, type: '1EdTechRevocationList' }
  const id = String(sampleCredential(issuer.did)['id'])

  it.each(['revokedCredential', 'revokedCredentials'])('revokes by %s, and says why', async name => {
    const list = (revoked: object) => ({ id: url, issuer: issuer.did, [name]: [revoked] })
    expect(await statusesWith(list({ id, revocationReason: 'By mistake' }), [named])).toEqual([
      'invalid',
      'revoked',
    ])
    expect(await statusesWith(list({ id, revoked: false }), [named])).toEqual(['valid', undefined])
    expect(await statusesWith(list({ id: 'urn:other' }), [named])).toEqual(['valid', undefined])
  })

  it.each([{ error: 'Database is down' }, {}, { revokedCredential: [7] }, { revokedCredentials: [{}] }])(
    'that is %j instead clears nobody',
    async list => {
      expect(await statusesWith(list, [named])).toEqual(['unknown', 'list-malformed'])
      expect(await statusesWith({ revokedCredentials: [] }, [named])).toEqual(['valid', undefined])
    },
  )

  it('that cannot be read leaves the status unknown', async () => {
    expect(await statusesWith(503, [named])).toEqual(['unknown', 'status-unreachable'])
    expect(await statusesWith('[]', [named])).toEqual(['unknown', 'document-malformed'])
  })
})

it.each([{ error: 'Database is down', code: 7 }, { revokedAssertions: [7] }, { detail: null, more: [] }])(
  'a revocation list of 2.0 that is %j instead clears nobody',
  async list => {
    const { input, web } = await makeBadge('2.0 jws')
    const over = (answer: object) => portsOver({ ...web, [addresses.revocation]: answer })
    const report = await verify(input, over(list))
    expect(report.verdict).not.toBe('valid')
    for (const good of [{ type: 'RevocationList', id: addresses.revocation }, { revokedAssertions: [] }, {}])
      expect((await verify(input, over(good))).verdict).toBe('valid')
  },
)

const entry: JsonObject = {
  id: `${url}#${index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: String(index),
  statusListCredential: url,
}

function listOf({
  bits = listWith([]),
  purpose = 'revocation',
}: {
  bits?: Uint8Array
  purpose?: 'revocation' | 'suspension'
}) {
  return statusListCredential({
    id: url,
    issuer: issuer.did,
    purpose,
    bits,
    validFrom: '2026-01-01T00:00:00Z',
  })
}

function encoded(bits: Uint8Array): JsonObject {
  const encodedList = `u${gzipSync(bits).toString('base64url')}`
  return {
    ...listOf({}),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  }
}

async function signed(document: JsonObject, signer = issuer.signer): Promise<JsonObject> {
  return await signDataIntegrity(document, signer, { canonize, crypto: nodeCrypto }, created)
}

async function statusWith(list: Answer, change: JsonObject = {}) {
  return await statusesWith(list, [{ ...entry, ...change }])
}

async function statusesWith(list: Answer, credentialStatus: JsonObject['credentialStatus']) {
  const jwt = await signJwt(
    { ...sampleCredential(issuer.did), ...(credentialStatus === undefined ? {} : { credentialStatus }) },
    issuer.signer,
  )
  const report = await verify(jwt, portsOver({ [url]: list }))
  const status = report.findings.find(finding => finding.check === 'status')
  return [report.verdict, status && status.outcome !== 'passed' ? status.reason : undefined]
}
