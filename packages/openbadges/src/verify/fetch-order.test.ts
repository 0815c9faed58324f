import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { addresses, type FormName, makeBadge, portsOver, school, type Web } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Every address that a badge could be made to name. */
const bait: JsonObject = {
  refreshService: { id: 'https://bait.example/refresh', type: '1EdTechCredentialRefresh' },
  credentialSchema: [{ id: 'https://bait.example/schema', type: '1EdTechJsonSchemaValidator2019' }],
  evidence: [{ id: 'https://bait.example/evidence', type: ['Evidence'] }],
  termsOfUse: [{ id: 'https://bait.example/terms', type: 'Terms' }],
}

describe('before the signature holds, a badge is asked for nothing but its key', () => {
  it.each<[FormName, string[]]>([
    ['3.0 data-integrity', [addresses.issuer]],
    ['3.0 vc-jwt', [addresses.issuer]],
    ['2.0 jws', [addresses.key]],
    ['1.1 jws', [addresses.key]],
  ])('%s', async (form, allowed) => {
    const forged = await makeBadge(form, { forged: true })
    const ports = portsOver(forged.web)
    const report = await verify(forged.input, ports)
    expect([report.verdict, ports.asked]).toEqual(['invalid', allowed])
    const good = await makeBadge(form)
    const open = portsOver(good.web)
    expect((await verify(good.input, open)).verdict).toBe('valid')
    expect(open.asked.length).toBeGreaterThan(allowed.length)
  })

  it('whatever else it names', async () => {
    const { document, web } = await makeBadge('3.0 data-integrity')
    const ports = portsOver(web)
    expect((await verify(JSON.stringify({ ...document, ...bait }), ports)).verdict).toBe('invalid')
    expect(ports.asked).toEqual([addresses.issuer])
  })

  it('nor is what the header of a JWT points to', async () => {
    const { input, web } = await makeBadge('3.0 vc-jwt')
    const [header = '', payload = '', signature = ''] = input.split('.')
    const changed = {
      ...JSON.parse(Buffer.from(header, 'base64url').toString()),
      jku: 'https://bait.example/jwks',
      x5u: 'https://bait.example/x5u',
    }
    const ports = portsOver(web)
    const text = `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${payload}.${signature}`
    expect((await verify(text, ports)).verdict).toBe('invalid')
    expect(ports.asked).toEqual([addresses.issuer])
  })
})

describe('before its host confirms it, a hosted badge is asked for itself, its class and its issuer', () => {
  const extension = 'https://bait.example/context.json'
  const extended = (document: object): JsonObject => ({
    ...document,
    'extensions:Bait': { '@context': extension, type: ['Extension', 'extensions:Bait'] },
  })

  it.each<FormName>(['2.0 hosted', '1.1 hosted'])('%s', async form => {
    const asked = async (otherHost: boolean) => {
      const { document, web } = await makeBadge(form, { otherHost })
      const url = String(document['id'])
      const around: Web = { ...web, [url]: extended(Object(web[url])) }
      const ports = portsOver(around)
      const { verdict } = await verify(JSON.stringify(extended(document)), ports)
      return { verdict, urls: ports.asked.toSorted() }
    }
    const stranger = 'https://elsewhere.example/assertions/1'
    const own = [addresses.badge, addresses.issuer]
    expect(await asked(true)).toEqual({ verdict: 'invalid', urls: [stranger, ...own].toSorted() })
    expect(await asked(false)).toEqual({
      verdict: 'valid',
      urls: [addresses.assertion, extension, ...own].toSorted(),
    })
  })
})

describe('documents that lead in circles come to an end', () => {
  it.each<[string, Web]>([
    [
      'a badge class that is its own issuer',
      { [addresses.badge]: { id: addresses.badge, issuer: addresses.badge } },
    ],
    ['an issuer that says it is the badge class', { [addresses.issuer]: { id: addresses.badge, name: 'x' } }],
    [
      'two profiles that each say they are the other',
      {
        [addresses.issuer]: { id: `${school}/other` },
        [`${school}/other`]: { id: addresses.issuer },
      },
    ],
    ['an assertion that is its own badge class', { [addresses.badge]: { id: addresses.assertion } }],
    [
      'a revocation list that is the issuer',
      { [addresses.issuer]: { id: addresses.issuer, revocationList: addresses.issuer } },
    ],
  ])('%s', async (_name, circle) => {
    for (const form of ['2.0 hosted', '2.0 jws'] as const) {
      const { input, web } = await makeBadge(form)
      const ports = portsOver({ ...web, ...circle })
      const report = await verify(input, ports)
      expect(report.verdict).not.toBe('valid')
      expect(ports.asked.length).toBeLessThanOrEqual(6)
      expect(new Set(ports.asked).size).toBe(ports.asked.length)
      expect((await verify(input, portsOver(web))).verdict).toBe('valid')
    }
  })

  it('a status list whose own status is in itself', async () => {
    const { input, web } = await makeBadge('3.0 data-integrity')
    const list: JsonObject = JSON.parse(JSON.stringify(web[addresses.revocation]))
    const circle = {
      ...list,
      credentialStatus: {
        id: `${addresses.revocation}#1`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: addresses.revocation,
      },
    }
    const ports = portsOver({ ...web, [addresses.revocation]: circle })
    expect((await verify(input, ports)).verdict).toBe('unknown')
    expect(ports.asked.length).toBeLessThanOrEqual(4)
  })
})
