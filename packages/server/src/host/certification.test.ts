import { readFileSync } from 'node:fs'
import { backpack, verifying } from '@rucksack/contract'
import { bake, unbake } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import type { JsonObject } from 'openbadges/read'
import { listWith, signDataIntegrity, statusListCredential } from 'openbadges/sign'
import { canonize } from 'openbadges/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ForeignIssuer, hashed, LocalWeb, png, svg } from '../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../testing/index.ts'

/** To whom certification asks issuers to award (OB 2.0 and 3.0, "Conformance and Certification"). */
const examiner = 'conformance@imsglobal.org'
const email = 'ada@learner.example'
const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`

let host: TestHost
let web: LocalWeb
beforeAll(async () => {
  web = await LocalWeb.start()
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
})
afterAll(async () => {
  await host.stop()
  await web.stop()
})

const judge = (bytes: Uint8Array | string, recipient: string) =>
  host.stranger().call(verifying.verifyBadge, {
    bytes,
    mediaType: 'application/octet-stream',
    query: { recipient },
  })

describe('Issuer', () => {
  let award: { id: string }
  beforeAll(async () => {
    const { owner, achievement } = await host.verbs.issuer()
    award = await host.verbs.award(owner, achievement.id, examiner)
  })
  const formOf = async (form: string) =>
    new Uint8Array(await (await host.stranger().fetch(`/awards/${award.id}${form}`)).arrayBuffer())

  test('OB 2.0: a baked badge for the examiner is mailed, can be fetched, and is valid for them', async () => {
    expect(host.post.last(examiner).text).toContain('/claim/')
    for (const form of ['.png?v=2_0', '.svg?v=2_0']) {
      const baked = await formOf(form)
      expect(unbake(baked)).toMatchObject([{ version: '2.0' }])
      const report = await judge(baked, examiner)
      expect([report.verdict, report.detected.version, report.findings.map(each => each.outcome)]).toEqual([
        'valid',
        '2.0',
        report.findings.map(() => 'passed'),
      ])
    }
  })

  test('OB 3.0: a credential for the examiner has a proof of the certified suite, and is valid for them', async () => {
    const text = Buffer.from(await formOf('.json')).toString()
    const credential: JsonObject = JSON.parse(text)
    expect(credential).toMatchObject({
      issuer: { type: ['Profile'] },
      proof: [
        { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' },
      ],
    })
    for (const form of ['.json', '.png', '.svg']) {
      const report = await judge(await formOf(form), examiner)
      expect([report.verdict, report.detected.version]).toEqual(['valid', '3.0'])
    }
    expect((await judge(await formOf('.json'), email)).verdict).toBe('invalid')
  })
})

const states = ['good', 'expired', 'revoked'] as const
type State = (typeof states)[number]
const issuer = new ForeignIssuer('School of Sails')
const past = '2021-06-01T00:00:00Z'
const signed = async (document: JsonObject) =>
  await signDataIntegrity(document, issuer.key.signer, { canonize, crypto: nodeCrypto }, new Date(past))

/** A badge at an address, in one of the states that displayers show. */
const shown: Record<string, (state: State) => Promise<string>> = {
  'OB 2.0': async state => {
    const url = web.host(email, 'Knots', {
      issuedOn: '2021-01-01T00:00:00Z',
      ...(state === 'expired' ? { expires: past } : {}),
    })
    web.pages.set('/badges/Knots', {
      body: { ...Object(web.pages.get('/badges/Knots')?.body), image: picture },
    })
    if (state === 'revoked')
      web.pages.set(new URL(url).pathname, { status: 410, body: { id: url, revoked: true } })
    return url
  },
  'OB 3.0 on VCDM 2.0': async state => {
    const { document, id } = await credential(state)
    return put(id, await signed(document))
  },
  'OB 3.0 on VCDM 1.1': async state => {
    const { document, id } = await credential(state)
    const { validFrom, validUntil, '@context': contexts, ...rest } = document
    const old = {
      ...rest,
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
        'https://w3id.org/security/data-integrity/v2',
        'https://w3id.org/vc/status-list/2021/v1',
      ],
      issuanceDate: validFrom,
      ...(validUntil === undefined ? {} : { expirationDate: validUntil }),
      ...(rest['credentialStatus'] === undefined
        ? {}
        : { credentialStatus: [{ ...Object(rest['credentialStatus'])[0], type: 'StatusList2021Entry' }] }),
    }
    expect(contexts).toHaveLength(2)
    return put(id, await signed(old))
  },
}

let count = 0
function put(path: string, body: JsonObject): string {
  web.pages.set(path, { body })
  return web.url + path
}

async function credential(state: State): Promise<{ document: JsonObject; id: string }> {
  const id = `/credentials/${++count}`
  const list = `${web.url}/lists/${count}`
  const bits = listWith(state === 'revoked' ? [7] : [])
  put(
    `/lists/${count}`,
    await signed(
      statusListCredential({
        id: list,
        issuer: issuer.key.did,
        purpose: 'revocation',
        bits,
        validFrom: past,
      }),
    ),
  )
  const document = issuer.unsigned(email, {
    id: web.url + id,
    validFrom: '2021-01-01T00:00:00Z',
    ...(state === 'expired' ? { validUntil: past } : {}),
    achievement: {
      id: `${web.url}/badges/Knots`,
      name: 'Knots',
      description: 'Ties twelve knots blindfolded.',
      criteria: { narrative: 'Tie them.' },
      image: { url: picture },
    },
    status: [{ id: `${web.url}${id}#status`, purpose: 'revocation', index: 7, list }],
  })
  return { document, id }
}

async function verifyPage(text: string): Promise<{ tone: string | null; html: string }> {
  const body = new FormData()
  body.set('text', text)
  const answer = await host
    .stranger()
    .fetch('/verify', { method: 'POST', headers: { accept: 'text/html' }, body })
  const html = await answer.text()
  return { html, tone: /class="answer tone-(\w+)"/.exec(html)?.[1] ?? null }
}

describe('Displayer', () => {
  test.each(Object.keys(shown))(
    '%s: good, expired and revoked badges are told apart at a press of a button',
    async form => {
      const codes: Record<State, string> = { good: 'valid', expired: 'expired', revoked: 'revoked' }
      for (const state of states) {
        const url = await shown[form]?.(state)
        const { html, tone } = await verifyPage(`${url}`)
        expect([state, tone]).toEqual([state, state === 'good' ? 'good' : 'bad'])
        const report = await judge(`${url}`, email)
        expect([state, report.sentence.code]).toEqual([state, codes[state]])
        expect(Number.isNaN(Date.parse(report.checkedAt))).toBe(false)
        // What its host has taken away says nothing of itself any more.
        if (form === 'OB 2.0' && state === 'revoked') continue
        for (const said of ['Knots', form === 'OB 2.0' ? 'Harbour' : 'School of Sails', 'data:image/svg+xml'])
          expect(html, `${state}: ${said}`).toContain(said)
        expect(html).toMatch(form === 'OB 2.0' ? /Sets sails/ : /Ties twelve knots blindfolded/)
        expect(html).toContain('2021')
      }
    },
  )
})

describe('Host', () => {
  let ada: Visitor
  beforeAll(async () => {
    ada = await host.signIn(email)
  })
  const add = async (bytes: Uint8Array | string, mediaType: string) =>
    (await ada.call(backpack.addBadge, { bytes, mediaType })).badge
  const takeAway = async (badge: string) =>
    new Uint8Array(
      await (await ada.fetch(`/api/v1/backpack/badges/${badge}/download?form=original`)).arrayBuffer(),
    )

  test('OB 2.0: a baked PNG, a baked SVG and an address come in, and nothing is lost when they go out', async () => {
    const imports: [string, (url: string) => Promise<[Uint8Array | string, string]>][] = [
      ['PNG', async url => [bake(await png(), textAt(url), '2.0'), 'image/png']],
      ['SVG', async url => [bake(Buffer.from(svg), textAt(url), '2.0', url), 'image/svg+xml']],
      ['address', async url => [JSON.stringify({ url }), 'application/json']],
    ]
    for (const [name, make] of imports) {
      const url = web.host(email, `Sails ${name}`.replace(' ', '-'), { narrative: `By ${name}.` })
      const [bytes, mediaType] = await make(url)
      const kept = await add(bytes, mediaType)
      expect([name, kept.standing]).toEqual([name, 'good'])
      const out = await takeAway(kept.id)
      const text = name === 'address' ? Buffer.from(out).toString() : `${unbake(out)[0]?.text}`
      expect([name, JSON.parse(text)]).toEqual([name, JSON.parse(textAt(url))])
      expect((await judge(out, email)).verdict).toBe('valid')
    }
  })

  test('OB 3.0: whatever form a credential comes in, it goes out as it came, and can be verified', async () => {
    const json = await issuer.badge(email)
    const jwt = await issuer.jwt(email)
    const imports: [Uint8Array | string, string][] = [
      [json, 'application/json'],
      [await issuer.badge(email), 'application/vc'],
      [jwt, 'text/plain'],
      [bake(await png(), await issuer.badge(email), '3.0'), 'image/png'],
      [bake(Buffer.from(svg), await issuer.jwt(email), '3.0'), 'image/svg+xml'],
    ]
    for (const [bytes, mediaType] of imports) {
      const kept = await add(bytes, mediaType)
      expect([mediaType, kept.standing]).toEqual([mediaType, 'good'])
      const out = await takeAway(kept.id)
      expect([mediaType, Buffer.compare(out, Buffer.from(bytes))]).toEqual([mediaType, 0])
      expect((await judge(out, email)).verdict).toBe('valid')
    }
  })

  const textAt = (url: string) => JSON.stringify(web.pages.get(new URL(url).pathname)?.body)

  test('a badge for somebody else does not come in', async () => {
    const answer = ada.call(backpack.addBadge, {
      bytes: await issuer.badge('eve@learner.example'),
      mediaType: 'application/json',
    })
    await expect(answer.then(() => 'kept')).rejects.toThrow()
    expect(hashed(email)).not.toEqual(hashed('eve@learner.example'))
  })
})

test('docs/certification.md says of each demand which test shows it, and leaves none out', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const source = read('./certification.test.ts')
  const rows = read('../../../../docs/certification.md').matchAll(/^\| (?:Issuer|Displayer|Host), .+$/gm)
  const told = [...rows].map(([row]) => row.split(' | ')[2])
  const alone = [...source.matchAll(/test\('(OB .+?)'/g)].map(([, title]) => title)
  const each = [...source.matchAll(/'%[s]: (.+?)'/g)].flatMap(([, rest]) =>
    Object.keys(shown).map(form => `${form}: ${rest}`),
  )
  expect(new Set(told)).toEqual(new Set([...alone, ...each]))
})
