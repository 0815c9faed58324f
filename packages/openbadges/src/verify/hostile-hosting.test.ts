import { describe, expect, it } from 'vitest'
import { bake } from '../bake/index.ts'
import type { JsonObject } from '../json/json.ts'
import { addresses, learner, makeBadge, portsOver, school, type Web } from '../testing/index.ts'
import { png } from '../testing/pictures.ts'
import { verify } from './verify.ts'

const evil = 'https://evil.example'
const { document, web } = await makeBadge('2.0 hosted')
const issuer: JsonObject = JSON.parse(JSON.stringify(web[addresses.issuer]))
const badgeClass: JsonObject = JSON.parse(JSON.stringify(web[addresses.badge]))

describe('nobody else can host a badge in the name of a school', () => {
  const stolen = { ...document, id: `${evil}/a`, badge: `${evil}/b` }
  const base = { ...web, [`${evil}/a`]: stolen, [`${evil}/b`]: { ...badgeClass, id: `${evil}/b` } }

  it('by naming it as the issuer', async () => {
    expect(await hostingOf(stolen, base)).toBe('hosting-scope')
  })

  it('by a copy of its profile that allows the strange host', async () => {
    const profile = { ...issuer, verification: { allowedOrigins: ['evil.example'] } }
    const copied = {
      ...base,
      [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: `${evil}/issuer` },
      [`${evil}/issuer`]: profile,
    }
    expect(await hostingOf(stolen, copied)).toBe('hosting-scope')
  })

  it('by a profile inside the badge, where the real one cannot be read', async () => {
    const profile = { ...issuer, id: `${school}/missing`, verification: { allowedOrigins: ['evil.example'] } }
    const inside = { ...base, [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: profile } }
    expect(await hostingOf(stolen, inside)).toBe('issuer-unreachable')
  })

  it('by a profile without an address', async () => {
    const { id: _id, ...profile } = issuer
    const inside = { ...base, [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: profile } }
    expect(await hostingOf(stolen, inside)).toBe('issuer-unresolvable')
    const urn = {
      ...base,
      [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: { ...issuer, id: 'urn:uuid:1' } },
    }
    expect(await hostingOf(stolen, urn)).toBe('issuer-unresolvable')
  })

  it('by an address of the school that sends visitors anywhere', async () => {
    const open = `${school}/go?to=evil`
    const sent = { ...document, id: open }
    expect(await hostingOf(sent, { ...web, [open]: { at: `${evil}/a`, body: sent } })).toBe(
      'hosting-redirected',
    )
    expect(await hostingOf(sent, { ...web, [open]: { at: `${school}/a`, body: sent } })).toBe(null)
    const profile = {
      at: `${evil}/i`,
      body: { ...issuer, id: open, verification: { allowedOrigins: ['evil.example'] } },
    }
    const led = { ...base, [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: open }, [open]: profile }
    expect(await hostingOf(stolen, led)).toBe('issuer-unreachable')
  })

  it('by a document that says its address is another one', async () => {
    expect(
      await hostingOf({ ...document, id: `${school}/copy` }, { ...web, [`${school}/copy`]: document }),
    ).toBe('hosting-other-id')
    expect(await hostingOf(document, web)).toBe(null)
  })

  it('by a profile that sends on to one that contradicts it', async () => {
    const led = {
      ...base,
      [`${evil}/b`]: { ...badgeClass, id: `${evil}/b`, issuer: `${evil}/issuer` },
      [`${evil}/issuer`]: { ...issuer, id: `${evil}/other` },
      [`${evil}/other`]: issuer,
    }
    expect(await hostingOf(stolen, led)).toBe('issuer-contradicts')
    const agreeing = { ...led, [`${evil}/other`]: { ...issuer, id: `${evil}/other` } }
    expect(await hostingOf(stolen, agreeing)).toBe(null)
  })

  it('by the page of a badge class that belongs to the school', async () => {
    const copied = { ...base, [`${evil}/b`]: badgeClass }
    expect(await hostingOf(stolen, copied)).toBe('hosting-scope')
  })
})

it('nobody makes a key of a page of the school that sends visitors on', async () => {
  for (const form of ['1.1 jws', '2.0 jws'] as const) {
    const { input, web } = await makeBadge(form)
    const away = { at: 'https://elsewhere.example/key', body: Object(web[addresses.key]) }
    const report = await verify(input, portsOver({ ...web, [addresses.key]: away }))
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'proof', outcome: 'unknown', reason: 'key-unreachable' }),
    )
    expect((await verify(input, portsOver(web))).verdict).toBe('valid')
  }
})

describe('a school may say where else its badges lie', () => {
  const elsewhere = { ...document, id: 'https://badges.example/school/1' }
  const withPolicy = (verification: JsonObject, assertion: JsonObject = elsewhere): Web => ({
    ...web,
    [String(assertion['id'])]: assertion,
    [addresses.issuer]: { ...issuer, verification },
  })

  it.each<[string, JsonObject, string | null]>([
    ['on a host that it allows', { allowedOrigins: ['badges.example'] }, null],
    [
      'on a host that it allows, spelt otherwise',
      { allowedOrigins: ['Badges.Example', 'https://x.example'] },
      null,
    ],
    ['on a host that it allows, given as an address', { allowedOrigins: 'https://badges.example' }, null],
    ['on another host', { allowedOrigins: ['other.example'] }, 'hosting-scope'],
    [
      'under an address',
      { allowedOrigins: ['badges.example'], startsWith: ['https://badges.example/school/'] },
      null,
    ],
    [
      'under one of two addresses',
      { allowedOrigins: ['badges.example'], startsWith: ['https://x.example/', 'https://badges.example/'] },
      null,
    ],
    [
      'under an address on a host that it does not allow',
      { startsWith: ['https://badges.example/school/'] },
      'hosting-scope',
    ],
    [
      'under another address',
      { allowedOrigins: ['badges.example'], startsWith: ['https://badges.example/other/'] },
      'hosting-scope',
    ],
    [
      'under half a host name',
      { allowedOrigins: ['badges.example'], startsWith: ['https://badges.exam'] },
      'hosting-scope',
    ],
    [
      'under something that is no address',
      { allowedOrigins: ['badges.example'], startsWith: ['h', 'https:', ''] },
      'hosting-scope',
    ],
  ])('%s', async (_name, verification, reason) => {
    expect(await hostingOf(elsewhere, withPolicy(verification))).toBe(reason)
  })

  it('which a way up and down again does not get around', async () => {
    const sly = { ...document, id: 'https://badges.example/school/../other/1' }
    const verification = {
      allowedOrigins: ['badges.example'],
      startsWith: ['https://badges.example/school/'],
    }
    expect(await hostingOf(sly, withPolicy(verification, sly))).toBe('hosting-scope')
  })
})

describe('a hosted badge may be handed in as', () => {
  it.each<[string, string | Uint8Array]>([
    ['its text', JSON.stringify(document)],
    ['its address', addresses.assertion],
    ['a picture with its text', bake(png(), JSON.stringify(document), '2.0')],
    ['a picture with its address', bake(png(), addresses.assertion, '2.0')],
    [
      'an old copy, since its host knows better',
      JSON.stringify({ ...document, expires: '2026-02-01T00:00:00Z' }),
    ],
  ])('%s', async (_name, input) => {
    const report = await verify(input, portsOver(web), { recipient: [learner] })
    expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
    expect(report.verdict).toBe('valid')
  })

  it('a picture at its address', async () => {
    const at = { ...web, [`${school}/baked.png`]: bake(png(), JSON.stringify(document), '2.0') }
    expect((await verify(`${school}/baked.png`, portsOver(at))).verdict).toBe('valid')
  })

  it('but not as an address that leads to another one', async () => {
    const report = await verify(`${school}/a`, portsOver({ ...web, [`${school}/a`]: addresses.assertion }))
    expect(report.findings).toEqual([
      expect.objectContaining({ check: 'read', outcome: 'failed', reason: 'not-a-badge' }),
    ])
  })
})

describe('a badge that its host revoked', () => {
  it.each<[string, Web[string]]>([
    ['by 410 alone', 410],
    [
      'by 410 and a reason',
      { status: 410, body: { id: addresses.assertion, revoked: true, revocationReason: 'By mistake' } },
    ],
    ['by a body that says so as a text', { id: addresses.assertion, revoked: 'true' }],
    ['by a body that says so', { id: addresses.assertion, revoked: true, revocationReason: 'By mistake' }],
  ])('%s is revoked, and its issuer is still named', async (_name, answer) => {
    const gone = { ...web, [addresses.assertion]: answer }
    const report = await verify(JSON.stringify(document), portsOver(gone))
    expect(report.sentence.code).toBe('revoked')
    expect(report.badge?.issuer.name).toBe('School of Sails')
    expect(report.findings).toContainEqual({ check: 'hosting', outcome: 'passed' })
    expect((await verify(addresses.assertion, portsOver(gone))).verdict).toBe('invalid')
  })

  it('is not revoked by somebody else who says so', async () => {
    const stolen = { ...document, id: `${evil}/a` }
    const report = await verify(JSON.stringify(stolen), portsOver({ ...web, [`${evil}/a`]: 410 }))
    expect(report.sentence.code).toBe('not-hosted')
  })
})

it('a badge without an address cannot be checked, and says so', async () => {
  const { id: _id, ...homeless } = document
  const report = await verify(JSON.stringify(homeless), portsOver(web))
  expect(report.verdict).toBe('unknown')
  expect(report.findings).toContainEqual(
    expect.objectContaining({ check: 'hosting', reason: 'hosting-unnamed' }),
  )
  expect(report.fetched).toEqual([])
})

it('a badge is asked for at one address only when its host does not answer', async () => {
  const ports = portsOver({})
  await verify(JSON.stringify(document), ports)
  expect(ports.asked).toEqual([addresses.assertion])
})

it('a badge that names a hundred documents has no more than twelve fetched', async () => {
  const method = (at: number) => ({ id: `https://k${at}.example/`, type: 'x' })
  const { document: credential, web: around } = await makeBadge('3.0 data-integrity')
  const [proof] = Array.isArray(credential['proof']) ? credential['proof'] : []
  const proofs = Array.from({ length: 8 }, (_, at) => ({
    ...Object(proof),
    verificationMethod: `${method(at).id}#1`,
  }))
  const ports = portsOver(around)
  await verify(JSON.stringify({ ...credential, proof: proofs }), ports)
  expect(ports.asked.length).toBeLessThanOrEqual(12)
  expect(new Set(ports.asked).size).toBe(ports.asked.length)
})

/** How the check of the host came out: null when it passed, else the reason. */
async function hostingOf(assertion: JsonObject, over: Web): Promise<string | null> {
  const id = String(assertion['id'])
  const report = await verify(JSON.stringify(assertion), portsOver({ ...over, [id]: over[id] ?? assertion }))
  const finding = report.findings.find(each => each.check === 'hosting')
  expect(report.verdict === 'valid').toBe(finding?.outcome === 'passed')
  return finding && finding.outcome !== 'passed' ? finding.reason : null
}
