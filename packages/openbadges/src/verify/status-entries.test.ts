import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import type { Fetcher } from '../ports.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { canonize, keyIssuer, portsOver, sampleCredential } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const created = new Date('2026-01-01T00:00:00Z')
const url = 'https://school.example/lists/1'
const minute = 60_000
const messages = [
  { status: '0x0', message: 'Nothing to say' },
  { status: '0x1', message: 'Under review' },
  { status: '0x2', message: 'Replaced' },
  { status: '0x3', message: 'Withdrawn by its author' },
]

describe('[Bitstring Status List 1.0, 2.1] an entry of several bits', () => {
  it('says its number, the most significant bit first, at index times size', async () => {
    for (const [value, index] of [1, 2, 3].flatMap(each => [0, 5, 70_001].map(at => [each, at] as const))) {
      const list = await listWith({ index, value, size: 2, purpose: 'message' })
      const change = { statusSize: 2, statusMessage: messages, statusPurpose: 'message' }
      const { verdict, notes } = await reportOf({ ...entryAt(index), ...change }, list)
      expect(verdict).toBe('valid')
      expect(notes).toEqual([
        { code: 'status-message', detail: `The issuer says of its status: ${messages[value]?.message}` },
      ])
      for (const other of [index + 1, index + 2])
        expect((await reportOf({ ...entryAt(other), ...change }, list)).notes).toMatchObject([
          { detail: expect.stringMatching(/Nothing to say$/) },
        ])
    }
  })

  it.each(['revocation', 'suspension'])(
    'of %s takes a badge back unless it is 0, and says why',
    async purpose => {
      const list = await listWith({ index: 9, value: 3, size: 2, purpose })
      const change = { statusSize: 2, statusMessage: messages, statusPurpose: purpose }
      const { verdict, findings } = await reportOf({ ...entryAt(9), ...change }, list)
      expect(verdict).toBe('invalid')
      expect(findings.filter(({ check }) => check === 'status')).toMatchObject([
        {
          reason: purpose === 'revocation' ? 'revoked' : 'suspended',
          detail: expect.stringMatching('by its author'),
        },
      ])
      expect((await reportOf({ ...entryAt(10), ...change }, list)).verdict).toBe('valid')
    },
  )

  it('says its number where it has no message for it', async () => {
    const list = await listWith({ index: 7, value: 2, size: 2, purpose: 'message' })
    const entry = { ...entryAt(7), statusSize: 2, statusPurpose: 'message' }
    for (const statusMessage of [[], messages.slice(0, 2), [{ status: 'two', message: 'Two' }], 'Two'])
      expect((await reportOf({ ...entry, statusMessage }, list)).notes).toEqual([
        { code: 'status-message', detail: 'The issuer says of its status: 0x2' },
      ])
  })

  it('needs a list that is as many times longer', async () => {
    const change = { ...entryAt(9), statusSize: 4 }
    const short = await listWith({ index: 9, value: 0, size: 4, entries: 131_064 })
    expect(reasons(await reportOf(change, short))).toEqual(['list-too-short'])
    expect(reasons(await reportOf(change, await listWith({ index: 9, value: 0, size: 4 })))).toEqual([])
  })
})

describe('[Bitstring Status List 1.0, 2.1] a badge with several entries', () => {
  const second = 'https://school.example/lists/2'
  const both = [
    { ...entryAt(1), statusPurpose: 'suspension' },
    { ...entryAt(2), statusListCredential: second },
  ]

  it('is reported for each that speaks against it, the gravest first', async () => {
    const suspended = await listWith({ index: 1, purpose: 'suspension' })
    const revoked = await listWith({ index: 2, id: second })
    const report = await reportOf(both, suspended, { [second]: revoked })
    expect(reasons(report)).toEqual(['revoked', 'suspended'])
    expect(report.sentence.code).toBe('revoked')
    const clear = await listWith({ index: 3, id: second })
    expect(reasons(await reportOf(both, suspended, { [second]: clear }))).toEqual(['suspended'])
    expect(reasons(await reportOf(both, suspended, { [second]: 503 }))).toEqual([
      'suspended',
      'status-unreachable',
    ])
  })

  it('passes once, when all of them do', async () => {
    const list = await listWith({ index: 50, purpose: 'suspension' })
    const report = await reportOf(both, list, { [second]: await listWith({ index: 50, id: second }) })
    expect(report.verdict).toBe('valid')
    expect(report.findings.filter(({ check }) => check === 'status')).toEqual([
      { check: 'status', outcome: 'passed' },
    ])
  })

  it('is still good when its issuer says that there is a newer copy, and says so', async () => {
    const list = await listWith({ index: 4, purpose: 'refresh' })
    const report = await reportOf({ ...entryAt(4), statusPurpose: 'refresh' }, list)
    expect([report.verdict, report.notes.map(({ code }) => code)]).toEqual(['valid', ['status-refresh']])
    const other = await reportOf({ ...entryAt(5), statusPurpose: 'refresh' }, list)
    expect([other.verdict, other.notes]).toEqual(['valid', []])
  })
})

describe('[Bitstring Status List 1.0, ttl] a list that was kept', () => {
  it('is used while it is young enough, and asked for again when it is not', async () => {
    const old = await listWith({ index: 50, more: { ttl: 10 * minute } })
    const now = await listWith({ index: 1, more: { ttl: 10 * minute } })
    for (const [age, expected] of [
      [10 * minute, []],
      [10 * minute + 1, ['revoked']],
    ] as const)
      expect(reasons(await keptFor(age, old, now))).toEqual(expected)
  })

  it('is young for five minutes where it does not say', async () => {
    const [old, now] = [await listWith({ index: 50 }), await listWith({ index: 1 })]
    expect(reasons(await keptFor(5 * minute, old, now))).toEqual([])
    expect(reasons(await keptFor(5 * minute + 1, old, now))).toEqual(['revoked'])
  })

  it('clears nobody when it is too old and no newer one is to be had', async () => {
    const old = await listWith({ index: 50 })
    expect(reasons(await keptFor(6 * minute, old, null))).toEqual(['list-stale'])
    // Nor when whoever keeps it hands out the old one again.
    expect(reasons(await keptFor(6 * minute, old, { aged: old }))).toEqual(['list-stale'])
  })

  it('still tells of a revocation, which is for ever, but not of a suspension', async () => {
    expect(reasons(await keptFor(6 * minute, await listWith({ index: 1 }), null))).toEqual(['revoked'])
    const suspended = await listWith({ index: 1, purpose: 'suspension' })
    expect(reasons(await keptFor(6 * minute, suspended, null, 'suspension'))).toEqual(['list-stale'])
    expect(reasons(await keptFor(1, suspended, null, 'suspension'))).toEqual(['suspended'])
  })

  it('is asked for again soon when it does not hold, but not with every badge', async () => {
    const over = await listWith({ index: 50, until: '2026-05-01T00:00:00Z' })
    expect(reasons(await keptFor(minute + 1, over, await listWith({ index: 50 })))).toEqual([])
    expect(reasons(await keptFor(minute, over, await listWith({ index: 50 })))).toEqual(['list-expired'])
  })
})

/** Judge a badge over a fetcher that kept the list for so long, and over what its host has now. */
async function keptFor(
  age: number,
  old: JsonObject,
  now: JsonObject | { aged: JsonObject } | null,
  purpose = 'revocation',
) {
  const ports = portsOver({ [url]: old })
  const fetcher: Fetcher = async (asked, options) => {
    const kept = { ...(await ports.fetcher(asked, options)), age }
    if (options.maxAge === undefined || age <= options.maxAge) return kept
    if (now !== null && 'aged' in now) return kept
    return await portsOver(now === null ? {} : { [url]: now }).fetcher(asked, options)
  }
  const jwt = await signJwt(
    { ...sampleCredential(issuer.did), credentialStatus: [{ ...entryAt(1), statusPurpose: purpose }] },
    issuer.signer,
  )
  return await verify(jwt, { ...ports, fetcher })
}

async function reportOf(
  credentialStatus: JsonObject | JsonObject[],
  list: JsonObject,
  more: Record<string, JsonObject | number> = {},
) {
  const jwt = await signJwt({ ...sampleCredential(issuer.did), credentialStatus }, issuer.signer)
  return await verify(jwt, portsOver({ [url]: list, ...more }))
}

function reasons({ findings }: Awaited<ReturnType<typeof verify>>): string[] {
  return findings.flatMap(finding => (finding.outcome === 'passed' ? [] : [finding.reason]))
}

function entryAt(index: number): JsonObject {
  return {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: url,
  }
}

/** A signed list with one entry set. */
async function listWith({
  index,
  value = 1,
  size = 1,
  purpose = 'revocation',
  entries = 131_072,
  id = url,
  until,
  more = {},
}: {
  index: number
  value?: number
  size?: number
  purpose?: string
  entries?: number
  id?: string
  until?: string
  more?: JsonObject
}): Promise<JsonObject> {
  const bits = new Uint8Array(Math.floor((entries * size) / 8))
  for (let at = 0; at < size; at++) {
    const place = index * size + at
    if ((value >> (size - 1 - at)) & 1) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7))
  }
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.did,
    validFrom: '2026-01-01T00:00:00Z',
    ...(until ? { validUntil: until } : {}),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
      ...more,
    },
  }
  return await signDataIntegrity(document, issuer.signer, { canonize, crypto: nodeCrypto }, created)
}
