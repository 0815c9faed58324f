import { randomBytes } from 'node:crypto'
import { backpack, sharing } from '@rucksack/contract'
import { nodeCrypto } from 'openbadges/node'
import { signDataIntegrity } from 'openbadges/sign'
import { canonize } from 'openbadges/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ForeignIssuer } from '../../testing/foreign-badges.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let ada: Visitor
const issuer = new ForeignIssuer()
const email = 'ada@learner.example'
beforeAll(async () => {
  host = await startTestHost()
  ada = await host.signIn(email)
})
afterAll(() => host.stop())

/** A badge that its issuer signed just so. */
async function signed(change: (document: Record<string, unknown>) => object): Promise<string> {
  const unsigned = JSON.parse(JSON.stringify(change(issuer.unsigned(email))))
  const at = new Date('2026-01-01T00:00:00Z')
  return JSON.stringify(
    await signDataIntegrity(unsigned, issuer.key.signer, { canonize, crypto: nodeCrypto }, at),
  )
}

const achievement = (more: object) => (document: Record<string, unknown>) => ({
  ...document,
  credentialSubject: {
    ...Object(document['credentialSubject']),
    achievement: { ...Object(Object(document['credentialSubject']).achievement), ...more },
  },
})

const odd: Record<string, (document: Record<string, unknown>) => object> = {
  'a name with a NUL': achievement({ name: 'Kn\0ots' }),
  'criteria with a NUL': achievement({ criteria: { narrative: 'a\0b' } }),
  'tags with a NUL': achievement({ tag: ['a\0b'] }),
  'a name of a megabyte': achievement({ name: 'Knots '.repeat(170_000) }),
  'no name to speak of': achievement({ name: ' ' }),
  'a thousand tags': achievement({
    tag: Array.from({ length: 1_000 }, (_, at) => `tag ${at} ${'x'.repeat(200)}`),
  }),
  'directions turned': achievement({ name: '\u202egpj.exe' }),
  'an id of ten thousand letters': document => ({
    ...document,
    id: `urn:x:${randomBytes(5_000).toString('hex')}`,
  }),
  'an issuer name with a NUL': document => ({
    ...document,
    issuer: { ...Object(document['issuer']), name: 'Sch\0ol' },
  }),
  'the year 1': document => ({ ...document, validFrom: '0001-01-01T00:00:00Z' }),
  'the year 9999': document => ({ ...document, validUntil: '9999-12-31T23:59:59Z' }),
  'a day that is none': document => ({ ...document, validFrom: '2026-02-30T00:00:00Z' }),
  'an image that is a number': achievement({ image: 42 }),
  'evidence that is a word': document => ({ ...document, evidence: 'yes' }),
  'a picture address of a megabyte': achievement({
    image: { id: `https://a.example/${'x'.repeat(1_000_000)}`, type: 'Image' },
  }),
}

test.each(Object.entries(odd))(
  'a signed badge with %s is kept or refused with a reason, and the shelf stays whole',
  async (_what, change) => {
    const bytes = await signed(change).catch(() => null)
    // What cannot be signed cannot come.
    if (bytes === null) return
    const outcome = await ada.call(backpack.addBadge, { bytes, mediaType: 'application/json' }).then(
      ({ badge }) => badge,
      cause => cause.code,
    )
    if (typeof outcome === 'string') expect(outcome).toBe('badge-refused')
    else {
      const params = { badge: outcome.id }
      const kept = await ada.fetch(`/api/v1/backpack/badges/${outcome.id}/download`)
      expect(await kept.text()).toBe(bytes)
      for (const { form } of outcome.downloads)
        expect(
          (await ada.fetch(`/api/v1/backpack/badges/${outcome.id}/download?form=${form}`)).status,
          form,
        ).toBe(200)
      expect((await ada.call(backpack.checkBadge, { params })).standing).toBe(outcome.standing)
      const { url } = await ada.call(sharing.shareBadge, { params, body: { audience: 'link' } })
      expect((await host.stranger().page(url)).status).toBe(200)
      expect((await host.stranger().fetch(`${url}/card.png`)).status).toBe(200)
    }
    const { items } = await ada.call(backpack.listBadges, {})
    expect(items.length).toBeGreaterThanOrEqual(typeof outcome === 'string' ? 0 : 1)
  },
)

test('no search and no filter breaks the shelf', async () => {
  for (const text of ['\0', '\ufffd', '%', '\\', "'", '(', '\u202e', 'x'.repeat(200)])
    for (const name of ['q', 'tag', 'issuer', 'cursor']) {
      const value = name === 'tag' ? text.slice(0, 100) : text
      const answer = await ada.fetch(`/api/v1/backpack/badges?${name}=${encodeURIComponent(value)}`)
      expect([200, 400, 422], `${name}=${value}`).toContain(answer.status)
    }
})
