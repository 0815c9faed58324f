import { issuing, organisations, verifying } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { decodeJwt } from 'jose'
import { bitAt, decodeList } from 'openbadges/sign'
import { tamperEverywhere } from 'openbadges/testing'
import { verifiedByOracle } from 'openbadges/testing/oracle'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'
import { expiryOf } from './expiry.ts'
import { own } from './issuing.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  organisation = made.organisation
  achievement = made.achievement
})
afterAll(() => host.stop())

type Status = { statusPurpose: string; statusListIndex: string; statusListCredential: string }
type Credential = {
  id: string
  issuer: { id: string }
  validFrom: string
  validUntil?: string
  credentialStatus: Status[]
  proof: [{ verificationMethod: string; cryptosuite: string }]
}

const make = (email: string, more: object = {}, idempotencyKey?: string) =>
  owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email }, ...more },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
const json = async (url: string) => {
  const answer = await host.stranger().fetch(url, { headers: { accept: 'application/json' } })
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return await answer.json()
}
const credentialOf = async ({ id }: Award): Promise<Credential> => await json(`/awards/${id}.json`)
const verify = (text: string, query: object = {}) =>
  host.stranger().call(verifying.verifyBadge, { bytes: text, mediaType: 'application/json', query })

test('an award is signed at once, names its learner only as a hash and is valid for everybody', async () => {
  const award = await make('ada@learner.example', {
    recipient: { email: 'ada@learner.example', name: 'Ada L.' },
    narrative: 'Three **remixes**.',
    evidence: [{ url: 'https://ada.example/remix', name: 'Remix', narrative: 'The third.' }],
  })
  expect(award).toMatchObject({
    answer: 'pending',
    standing: 'good',
    recipient: { value: 'ada@learner.example' },
  })
  const credential = await credentialOf(award)
  const text = JSON.stringify(credential)
  expect(text).not.toMatch(/ada@learner|Ada L/)
  expect(credential.issuer.id).toMatch(/^did:web:/)
  expect(credential.proof[0].cryptosuite).toBe('eddsa-rdfc-2022')
  expect(credential.id).toBe(award.page)
  const report = await verify(text, { recipient: 'Ada@Learner.example' })
  expect(report.findings.filter(each => each.outcome !== 'passed')).toEqual([])
  expect(report.verdict).toBe('valid')
  expect((await verify(text, { recipient: 'eve@learner.example' })).verdict).toBe('invalid')
})

test('another maker’s verifier finds an award valid, and no copy with one thing changed', async () => {
  const credential: Credential = await credentialOf(await make('oracle@learner.example'))
  const { issuer } = credential
  const [proof] = credential.proof
  const did = await json(`/issuers/${organisation.slug}/did.json`)
  const method = did.verificationMethod.find((each: { id: string }) => each.id === proof.verificationMethod)
  const documents = {
    [issuer.id]: did,
    [proof.verificationMethod]: { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  }
  expect(await verifiedByOracle({ ...credential }, documents, host.clock.now())).toBe(true)
  expect(await verifiedByOracle({ ...credential, validFrom: '2020-01-01T00:00:00Z' }, documents)).toBe(false)
  for (const { at, document } of tamperEverywhere({ ...credential }))
    expect((await verify(JSON.stringify(document))).verdict, at).not.toBe('valid')
})

test('every award has a place of its own in a revocation and a suspension list, which are signed and empty', async () => {
  const { credentialStatus, issuer } = await credentialOf(await make('status@learner.example'))
  expect(credentialStatus.map(each => each.statusPurpose).sort()).toEqual(['revocation', 'suspension'])
  expect(credentialStatus[0]?.statusListIndex).toBe(credentialStatus[1]?.statusListIndex)
  for (const { statusListCredential, statusListIndex, statusPurpose } of credentialStatus) {
    const list = await json(statusListCredential)
    expect(list.issuer).toBe(issuer.id)
    expect(list.credentialSubject.statusPurpose).toBe(statusPurpose)
    const bits = decodeList(list.credentialSubject.encodedList)
    expect(bits.length).toBeGreaterThanOrEqual(16_384)
    expect(bitAt(bits, Number(statusListIndex))).toBe(false)
  }
})

test('an award expires by the rule of its achievement, or when the awarder says', async () => {
  const yearly = await host.verbs.achievement(owner, organisation.slug, {
    name: 'First aid',
    expiry: { kind: 'after', months: 12 },
  })
  const award = await host.verbs.award(owner, yearly.id, 'aid@learner.example')
  const { validFrom, validUntil } = await credentialOf(award)
  expect(new Date(validUntil ?? '')).toEqual(expiryOf({ kind: 'after', months: 12 }, new Date(validFrom)))
  const own = await host.verbs.award(owner, yearly.id, 'aid2@learner.example', {
    expiresAt: '2091-02-03T04:05:06.000Z',
  })
  expect((await credentialOf(own)).validUntil).toBe('2091-02-03T04:05:06Z')
  expect((await credentialOf(await make('never@learner.example'))).validUntil).toBeUndefined()
})

test('nobody gets an award that is over before it begins; one that ends in a minute is given', async () => {
  const over = { expiresAt: '2020-01-01T00:00:00.000Z' }
  await expect(make('over@learner.example', over)).rejects.toMatchObject({
    code: 'validation-failed',
    errors: [{ pointer: '/expiresAt', message: 'would have expired on 2020-01-01' }],
  })
  const past = await host.verbs.achievement(owner, organisation.slug, {
    name: 'Summer of 2020',
    expiry: { kind: 'on', date: '2020-08-31' },
  })
  for (const call of [issuing.award, issuing.previewAward])
    await expect(
      owner.call(call, {
        params: { achievement: past.id },
        body: { recipient: { email: 'over@learner.example' } },
      }),
    ).rejects.toMatchObject({ code: 'validation-failed' })
  const soon = new Date(host.clock.now().getTime() + 60_000).toISOString()
  expect((await make('over@learner.example', { expiresAt: soon })).standing).toBe('good')
})

test('of awards asked for at the same moment, one that is refused does not stop the others', async () => {
  const over = { expiresAt: '2020-01-01T00:00:00.000Z' }
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => make(`crowd-${n}@learner.example`, n === 7 ? over : {})),
  )
  expect(all.flatMap((each, n) => (each.status === 'rejected' ? [n] : []))).toEqual([7])
  const places = all.map(each => (each.status === 'fulfilled' ? each.value.id : null))
  expect(new Set(places).size).toBe(20)
  const { rows } = await host.db
    .selectFrom('platform_outbox')
    .select('payload')
    .where('name', '=', 'award.made')
    .execute()
    .then(found => ({ rows: found.map(each => JSON.stringify(each.payload)) }))
  for (const id of places)
    if (id !== null)
      expect(
        rows.filter(row => row.includes(id)),
        id,
      ).toHaveLength(1)
})

test('a key stays bound to its award also when the kept answer is lost, and is refused for another learner', async () => {
  const first = await make('bound@learner.example', {}, 'bound')
  await host.db.deleteFrom('platform_idempotency').where('key', '=', 'bound').execute()
  expect((await make('bound@learner.example', {}, 'bound')).id).toBe(first.id)
  await host.db.deleteFrom('platform_idempotency').where('key', '=', 'bound').execute()
  await expect(make('another@learner.example', {}, 'bound')).rejects.toMatchObject({
    code: 'idempotency-mismatch',
  })
})

test('a repeated request awards once, whoever repeats it fifty times at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => make('once@learner.example', {}, 'key-1')),
  )
  expect(new Set(answers.map(each => JSON.stringify(each))).size).toBe(1)
  const { items } = await owner.call(issuing.listAwards, {
    params: { organisation: organisation.slug },
    query: { q: 'once@learner.example' },
  })
  expect(items).toHaveLength(1)
  await expect(make('other@learner.example', {}, 'key-1')).rejects.toMatchObject({
    code: 'idempotency-mismatch',
  })
  expect((await make('other@learner.example', {}, 'key-2')).id).not.toBe(answers[0]?.id)
})

test('only an address that mail can reach is awarded to', async () => {
  for (const email of [
    'nobody',
    'a@b',
    '"a@evil.example x"@school.example',
    'a@b.example\nBcc: c@d.example',
    '',
  ])
    await expect(make(email), email).rejects.toMatchObject({ code: 'validation-failed' })
  for (const email of ['ada+badges@learner.example', "o'neill@learner.example"])
    expect((await make(email)).recipient.value).toBe(email)
})

test('owner, editor and awarder award; a viewer reads without the claim link; a stranger finds nothing', async () => {
  const award = await make('roles@learner.example')
  const member = async (role: 'editor' | 'awarder' | 'viewer') => {
    const email = `${role}@library.example`
    await owner.call(organisations.invite, {
      params: { organisation: organisation.slug },
      body: { email, role },
    })
    await host.settle()
    const secret = /\/invitations?\/([\w-]+)/.exec(host.post.last(email).text)?.[1] ?? ''
    const visitor = await host.signIn(email)
    await visitor.call(organisations.acceptInvitation, { params: { secret } })
    return visitor
  }
  const params = { params: { achievement: achievement.id } }
  const body = { recipient: { email: 'x@learner.example' } }
  for (const role of ['editor', 'awarder'] as const) {
    const visitor = await member(role)
    expect((await visitor.call(issuing.award, { ...params, body })).claimLink).toContain('/claim/')
    expect((await visitor.call(issuing.readAward, { params: { award: award.id } })).claimLink).toContain(
      '/claim/',
    )
  }
  const awarder = await host.signIn('awarder@library.example')
  await expect(awarder.call(issuing.publishAchievement, params)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const viewer = await member('viewer')
  const seen = await viewer.call(issuing.readAward, { params: { award: award.id } })
  expect(seen).toMatchObject({ recipient: { value: 'roles@learner.example' }, claimLink: null })
  const list = await viewer.call(issuing.listAwards, { params: { organisation: organisation.slug } })
  expect(list.items.filter(each => each.claimLink !== null)).toEqual([])
  const reason = { reason: 'No' }
  const attempts = (who: Visitor) => [
    () => who.call(issuing.award, { ...params, body }),
    () => who.call(issuing.previewAward, { ...params, body }),
    () => who.call(issuing.sendAwardNow, { params: { award: award.id } }),
    () => who.call(issuing.withdrawAward, { params: { award: award.id } }),
    () => who.call(issuing.revokeAward, { params: { award: award.id }, body: reason }),
    () => who.call(issuing.suspendAward, { params: { award: award.id }, body: reason }),
    () => who.call(issuing.reinstateAward, { params: { award: award.id } }),
  ]
  for (const attempt of attempts(viewer))
    await expect(attempt()).rejects.toMatchObject({ code: 'not-allowed' })
  const stranger = await host.signIn('stranger@elsewhere.example')
  for (const attempt of attempts(stranger))
    await expect(attempt()).rejects.toMatchObject({
      code: expect.stringMatching(/^(award|achievement)-not-found$/),
    })
  for (const attempt of attempts(host.stranger()))
    await expect(attempt()).rejects.toMatchObject({ code: 'not-signed-in' })
  expect((await owner.call(issuing.readAward, { params: { award: award.id } })).standing).toBe('good')
})

test('the JWT of an award carries the same credential', async () => {
  const award = await make('jwt@learner.example')
  const jwt = await (await host.stranger().fetch(`/awards/${award.id}.jwt`)).text()
  const { proof: _proof, ...credential } = await credentialOf(award)
  expect(decodeJwt(jwt)).toMatchObject(credential)
})

test('while the key is changed no award fails, and every one stays valid in every signed form', async () => {
  const rotate = () =>
    owner.call(organisations.rotateIssuerKey, { params: { organisation: organisation.slug } })
  const made = await Promise.all(
    Array.from({ length: 18 }, async (_, at) => {
      if (at % 6 === 3) await rotate()
      return await make(`rotating-${at}@learner.example`)
    }),
  )
  const keys = new Set<string>()
  for (const award of made) {
    const credential = await credentialOf(award)
    keys.add(credential.proof[0].verificationMethod)
    expect((await verify(JSON.stringify(credential))).verdict).toBe('valid')
    const jwt = await (await host.stranger().fetch(`/awards/${award.id}.jwt`)).text()
    expect((await verify(jwt)).verdict).toBe('valid')
  }
  expect(keys.size).toBeGreaterThan(1)
})

test('a thousand awards have a thousand different places, which tell nothing of their order', async () => {
  const many = await host.verbs.achievement(owner, organisation.slug, { name: 'Many' })
  for (let batch = 0; batch < 50; batch++)
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        owner.call(issuing.award, {
          params: { achievement: many.id },
          body: { recipient: { email: `many-${batch}-${at}@learner.example` } },
        }),
      ),
    )
  const rows = await own(host.db)
    .selectFrom('issuing_awards')
    .select('list_index')
    .where('achievement_id', '=', many.id)
    .orderBy('awarded_at')
    .execute()
  const indexes = rows.map(each => each.list_index)
  expect(new Set(indexes).size).toBe(1_000)
  const rising = indexes.filter((each, at) => at > 0 && each > (indexes[at - 1] ?? 0)).length
  expect(rising).toBeGreaterThan(400)
  expect(rising).toBeLessThan(600)
  expect(Math.max(...indexes)).toBeGreaterThan(100_000)
}, 180_000)
