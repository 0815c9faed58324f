import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { awardBatches, issuing, organisations, templates } from '@rucksack/contract'
import { ApiProblem } from '@rucksack/contract/client'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { sql } from 'kysely'
import { verify } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import { canonize } from 'openbadges/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost({ ALLOW_PRIVATE_NETWORK: 'true' })
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
  achievement = made.achievement
})
afterAll(() => host.stop())

const elsewhere = 'did:web:elsewhere.example'
/** Texts that would be something else if they left their place. */
const texts = [
  `"},"issuer":{"id":"${elsewhere}"},"x":{"y":"`,
  `"}],"type":["VerifiableCredential","DriversLicence"],"a":[{"b":"`,
  `{"@context":"https://www.w3.org/ns/credentials/v2","issuer":"${elsewhere}"}`,
  `[{"@id":"${elsewhere}"}]`,
  '@context',
  '__proto__',
  'constructor',
  'null',
  '\u0000"},"issuer":"evil',
  '\u0001\u0002\u001f\u007f\u0085',
  '\r\n\r\nHTTP/1.1 200 OK',
  '\ud800',
  '\udfff\ud800 reversed',
  '\u202e\u2066reversed\u2069',
  '\ufeff\u200b\u2028\u2029',
  '<script>alert(1)</script>',
  '$'.concat('{7*7}{{7*7}}%s%n'),
  'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJldmlsIn0.',
  '\\u0022\\u007d',
  'é'.normalize('NFD').repeat(400),
]
/** Members that a body of ours does not have, and that a credential has. */
const members: Record<string, unknown> = {
  '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': 'https://evil.example/#' }],
  id: 'https://elsewhere.example/awards/1',
  type: ['VerifiableCredential', 'DriversLicence'],
  issuer: { id: elsewhere, name: 'Elsewhere' },
  credentialSubject: { id: 'did:example:me', degree: 'PhD' },
  validFrom: '1999-01-01T00:00:00Z',
  awardedAt: '1999-01-01T00:00:00Z',
  proof: { type: 'DataIntegrityProof', verificationMethod: `${elsewhere}#key-1` },
  credentialStatus: { type: 'BitstringStatusListEntry', statusListIndex: '0' },
  credential: { issuer: elsewhere },
  payload: 'AAAA',
  bytes: 'AAAA',
  salt: 'known',
  organisation: elsewhere,
  organisation_id: '00000000-0000-7000-8000-000000000000',
  by: 'somebody',
  onceKey: 'correct/1',
  toJSON: 'x',
}

type Try = { name: string; body: Record<string, unknown> }
const plain = { recipient: { email: 'ada@learner.example', name: 'Ada' } }
const tries: Try[] = [
  ...texts.flatMap((text, n): Try[] => [
    { name: `narrative ${n}`, body: { ...plain, narrative: text } },
    { name: `recipient ${n}`, body: { recipient: { ...plain.recipient, name: text } } },
    { name: `evidence ${n}`, body: { ...plain, evidence: [{ name: text, narrative: text }] } },
    { name: `evidence url ${n}`, body: { ...plain, evidence: [{ url: text, name: 'x' }] } },
    { name: `language ${n}`, body: { ...plain, language: text } },
    { name: `expires ${n}`, body: { ...plain, expiresAt: text } },
  ]),
  ...Object.entries(members).flatMap(([member, value]): Try[] => [
    { name: `beside ${member}`, body: { ...plain, [member]: value } },
    { name: `in the recipient ${member}`, body: { recipient: { ...plain.recipient, [member]: value } } },
    { name: `in the evidence ${member}`, body: { ...plain, evidence: [{ name: 'x', [member]: value }] } },
  ]),
  {
    name: 'own proto',
    body: JSON.parse(`{"recipient":{"email":"a@b.example"},"__proto__":{"issuer":"${elsewhere}"}}`),
  },
]

/** Every way through a document: names joined, places in lists left out. */
function waysOf(value: unknown, way = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(each => waysOf(each, `${way}[]`))
  if (typeof value !== 'object' || value === null) return [way]
  return Object.entries(value).flatMap(([name, inside]) => waysOf(inside, `${way}.${name}`))
}

type Credential = {
  '@context': unknown
  type: unknown
  id: string
  issuer: Record<string, unknown> & { id: string }
  credentialSubject: { type: unknown; achievement: { id: string; type: unknown } }
  proof: Record<string, unknown> | Record<string, unknown>[]
}

async function signed(): Promise<{ text: string; credential: Credential; slug: string }[]> {
  const { rows } = await sql<{ credential: string; slug: string }>`
    select credential, slug from issuing_awards a join organisations_organisations o on o.id = a.organisation_id`.execute(
    host.db,
  )
  return rows.map(row => ({ text: row.credential, credential: JSON.parse(row.credential), slug: row.slug }))
}

/** An answer or a refusal, never a failure of ours. */
async function attempt(name: string, work: () => Promise<unknown>): Promise<'signed' | 'refused'> {
  try {
    await work()
    return 'signed'
  } catch (cause) {
    if (!(cause instanceof ApiProblem)) throw cause
    expect(cause.status, name).toBeLessThan(500)
    return 'refused'
  }
}

/** As the client sends it, whatever the types say. */
async function post(path: string, body: unknown): Promise<void> {
  const answer = await owner.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) {
    throw new ApiProblem(answer.status, (await answer.json()) as Record<string, unknown>)
  }
}

test('whatever an awarder sends, only badges of their own organisation are signed, in the one form there is', {
  timeout: 300_000,
}, async () => {
  const full = await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: {
      ...plain,
      narrative: 'A **note**',
      evidence: [{ url: 'https://ada.example/', name: 'Work', narrative: 'Of mine' }],
      expiresAt: '2099-01-01T00:00:00Z',
    },
  })
  const [model] = await signed()
  if (!model) throw new Error('Nothing was signed')
  expect(model.credential.id).toContain(full.id)

  const outcomes = new Map<string, string>()
  for (const { name, body } of tries)
    outcomes.set(name, await attempt(name, () => post(`/api/v1/achievements/${achievement.id}/awards`, body)))
  expect(outcomes.size).toBeGreaterThanOrEqual(50)
  // Both happen, so that neither a door that is shut nor one that is open for all passes this.
  expect(new Set(outcomes.values())).toEqual(new Set(['signed', 'refused']))

  for (const text of texts) {
    const order = { name: text, description: text, criteria: text, tags: [text], publish: true }
    await attempt(`achievement ${text}`, async () => {
      const { id } = await owner.call(issuing.createAchievement, {
        params: { organisation: organisation.slug },
        body: order,
      })
      await post(`/api/v1/achievements/${id}/awards`, plain)
    })
  }

  // Lists whose columns are called like members of a credential.
  const rows = [
    { email: 'list@learner.example', name: 'L', ...members },
    { email: 'list2@learner.example', name: 'L', narrative: texts[0], '@context': texts[2] },
  ]
  await attempt('batch', () =>
    owner.call(awardBatches.createAwardBatch, {
      query: { achievement: achievement.id, start: true, again: 'award' },
      bytes: JSON.stringify(rows),
      mediaType: 'application/json',
    }),
  )
  await host.settle()

  // A template of another host that brings members of its own.
  const params = { organisation: organisation.slug }
  const template = await owner.call(templates.createTemplate, {
    params,
    body: { achievement: achievement.id },
  })
  await owner.call(templates.changeTemplate, { params: { template: template.id }, body: { shared: true } })
  const shared = await host
    .stranger()
    .fetch(`/templates/${template.id}`, { headers: { accept: 'application/json' } })
  const document = (await shared.json()) as { achievement: object }
  for (const achievementOf of [
    { ...document.achievement, ...members },
    { ...document.achievement, name: texts[0], description: texts[2] },
  ]) {
    const web = createServer((_, answer) => {
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify({ ...document, ...members, id: template.id, achievement: achievementOf }))
    })
    await new Promise<void>(resolve => web.listen(0, '127.0.0.1', () => resolve()))
    const { port } = web.address() as AddressInfo
    await attempt('template', async () => {
      const kept = await owner.call(templates.importTemplate, {
        params,
        body: { url: `http://127.0.0.1:${port}/` },
      })
      const draft = await owner.call(templates.startFromTemplate, { params: { template: kept.id } })
      await owner.call(issuing.publishAchievement, { params: { achievement: draft.id } })
      await post(`/api/v1/achievements/${draft.id}/awards`, plain)
    })
    await new Promise<void>(resolve => web.close(() => resolve()))
  }

  const all = await signed()
  expect(all.length).toBeGreaterThan(texts.length * 2)
  const ways = new Set(waysOf(model.credential))
  for (const { text, credential, slug } of all) {
    expect(slug).toBe(organisation.slug)
    expect(credential['@context']).toEqual(model.credential['@context'])
    expect(credential.type).toEqual(model.credential.type)
    expect(credential.issuer).toEqual(model.credential.issuer)
    expect(credential.issuer.id).toBe(organisation.did)
    expect(credential.id.startsWith(`${host.config.publicUrl}/awards/`)).toBe(true)
    expect(credential.credentialSubject.type).toEqual(model.credential.credentialSubject.type)
    expect(credential.credentialSubject.achievement.type).toEqual(
      model.credential.credentialSubject.achievement.type,
    )
    expect([credential.proof].flat().map(each => each['verificationMethod'])).toEqual([
      `${organisation.did}#key-1`,
    ])
    const strange = waysOf(credential).filter(way => !ways.has(way) && !/achievement\.tags?\[\]$/.test(way))
    expect(strange, text.slice(0, 400)).toEqual([])
    expect(new Set(all.map(each => each.credential.id)).size).toBe(all.length)
  }
  // What was signed is read as it was meant: a text is a text.
  const notes = all.map(each => JSON.stringify(each.credential)).filter(each => each.includes(elsewhere))
  expect(notes.length).toBeGreaterThan(0)
  for (const { text } of all.slice(0, 40)) {
    const report = await verify(text, {
      clock: host.clock,
      crypto: nodeCrypto,
      canonize,
      fetcher: async (url, { accept }) => {
        const path = url.replace(host.config.publicUrl, '')
        const answer = await host.stranger().fetch(path, { headers: { accept } })
        const body = new Uint8Array(await answer.arrayBuffer())
        return { url, status: answer.status, contentType: answer.headers.get('content-type'), body }
      },
    })
    expect(report.findings.find(each => each.check === 'proof')?.outcome, text.slice(0, 400)).toBe('passed')
  }
})

test('nobody has signed for an organisation that is not theirs', async () => {
  const stranger = await host.signIn('stranger@elsewhere.example')
  const before = (await signed()).length
  const attempts = [
    () => stranger.call(issuing.award, { params: { achievement: achievement.id }, body: plain }),
    () =>
      stranger.call(awardBatches.createAwardBatch, {
        query: { achievement: achievement.id, start: true },
        bytes: 'a@learner.example',
        mediaType: 'text/plain',
      }),
    () => stranger.call(organisations.rotateIssuerKey, { params: { organisation: organisation.slug } }),
    () =>
      stranger.call(organisations.markIssuerKeyCompromised, {
        params: { organisation: organisation.slug, key: 'key-1' },
        body: {},
      }),
  ]
  for (const each of attempts) expect(await attempt('stranger', each)).toBe('refused')
  await host.settle()
  expect((await signed()).length).toBe(before)
})
