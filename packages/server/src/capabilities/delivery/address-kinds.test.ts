import { awardBatches, backpack, delivery, issuing, verifying } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let organisation: Organisation
let achievement: Achievement
const did = 'did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH'

beforeAll(async () => {
  host = await startTestHost()
  ;({ owner, organisation, achievement } = await host.verbs.issuer())
})
afterAll(async () => await host.stop())

const awardTo = (address: string, more: object = {}) =>
  owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { address, name: 'Ada' }, sendNow: true, ...more },
  })
const secretOf = (link: string | null) => /\/claim\/([\w-]+)/.exec(link ?? '')?.[1] ?? ''
const verdict = async (url: string) =>
  (
    await host.stranger().call(verifying.verifyBadge, {
      bytes: JSON.stringify({ url }),
      mediaType: 'application/json',
    })
  ).verdict

test('a badge for a DID names it as its holder, no mail leaves, and whoever was given the link claims it once', async () => {
  const letters = host.post.letters.length
  const award = await awardTo(did)
  await host.settle()
  expect(award.recipient).toEqual({ kind: 'did', value: did, name: 'Ada' })
  expect(host.post.letters.length).toBe(letters)
  const now = await owner.call(issuing.readAward, { params: { award: award.id } })
  expect(now).toMatchObject({ answer: 'unclaimed', mailedAt: null })
  const credential = await (await host.stranger().fetch(`/awards/${award.id}.json`)).json()
  expect(credential.credentialSubject.id).toBe(did)
  expect(credential.credentialSubject.identifier).toBeUndefined()
  const assertion = await (await host.stranger().fetch(`/awards/${award.id}?v=2_0`)).json()
  expect(assertion.recipient).toEqual({ type: 'id', hashed: false, identity: did })
  for (const form of [`${award.page}.json`, `${award.page}?v=2_0`]) expect(await verdict(form)).toBe('valid')

  const secret = secretOf(award.claimLink)
  const page = await host.stranger().page(`/claim/${secret}`)
  expect(page.html).toContain('did:key:z6MkpTHR…vktH')
  expect(page.html).toContain('/sign-in?next=')
  const learner = await host.signIn('holder@learner.example')
  const { badge } = await learner.call(delivery.acceptClaim, { params: { secret } })
  expect(await learner.call(backpack.readBadge, { params: { badge } })).toMatchObject({ standing: 'good' })
  const other = await host.signIn('late@learner.example')
  expect(await codeOf(other.call(delivery.acceptClaim, { params: { secret } }))).toBe('claim-answered')
})

test('an award to a name on another host waits, hashed in the badge, with a link to hand over', async () => {
  const award = await awardTo('@Ada@Badges.School.example')
  await host.settle()
  expect(award.recipient).toEqual({ kind: 'account', value: '@ada@badges.school.example', name: 'Ada' })
  const text = await (await host.stranger().fetch(`/awards/${award.id}.json`)).text()
  expect(text).not.toContain('badges.school.example')
  expect(JSON.parse(text).credentialSubject.identifier).toMatchObject([
    { identityType: 'accountId', hashed: true, identityHash: expect.stringMatching(/^sha256\$/) },
  ])
  expect(await verdict(`${award.page}?v=2_0`)).toBe('valid')
  const found = await owner.call(issuing.listAwards, {
    params: { organisation: organisation.slug },
    query: { q: 'acct:ada@badges.school.example' },
  })
  expect(found.items.map(each => each.id)).toEqual([award.id])
  const secret = secretOf(award.claimLink)
  expect((await host.stranger().page(`/claim/${secret}`)).html).toContain('@a•••@badges.school.example')
  const learner = await host.signIn('ada@learner.example')
  expect(await codeOf(learner.call(delivery.acceptClaim, { params: { secret } }))).toBe('ok')
})

test('what is no address is refused and says what one looks like; nothing is awarded', async () => {
  for (const [address, words] of [
    ['did:web:school.example#key', 'Give the DID alone'],
    ['did:nothing', 'is no DID'],
    ['@ada@127.0.0.1', 'is no name on a host'],
    ['@ada@host.example/../../x', 'is no name on a host'],
    ['ada', 'is no mail address'],
  ] as const)
    await expect(awardTo(address), address).rejects.toMatchObject({
      code: 'validation-failed',
      detail: expect.stringContaining(words),
    })
  const both = owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { address: did, email: 'ada@learner.example' } },
  })
  expect(await codeOf(both)).toBe('validation-failed')
})

test('a list awards to addresses of every kind in one column', async () => {
  const own = await host.verbs.achievement(owner, organisation.slug)
  const rows = ['list@learner.example,Ada', `${did}x,Bea`, '@cleo@badges.school.example,Cleo', '@dan@,Dan']
  const batch = await owner.call(awardBatches.createAwardBatch, {
    query: { achievement: own.id },
    bytes: `address,name\n${rows.join('\n')}\n`,
    mediaType: 'text/csv',
  })
  const { items } = await owner.call(awardBatches.listAwardBatchRows, {
    params: { batch: batch.id },
    query: {},
  })
  expect(items.map(each => each.problems.map(problem => problem.detail))).toEqual([
    [],
    [],
    [],
    [expect.stringContaining('is no name on a host')],
  ])
  await owner.call(awardBatches.startAwardBatch, { params: { batch: batch.id }, body: {} })
  await host.settle()
  const { items: awards } = await owner.call(issuing.listAwards, {
    params: { organisation: organisation.slug },
    query: { achievement: own.id },
  })
  expect(awards.map(each => each.recipient.kind).sort()).toEqual(['account', 'did', 'email'])
})
