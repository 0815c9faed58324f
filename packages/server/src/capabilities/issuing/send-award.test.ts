import { delivery, issuing } from '@rucksack/contract'
import type { Achievement, Award } from '@rucksack/contract/issuing'
import type { Organisation } from '@rucksack/contract/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

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

const make = (email: string, more: object = {}) =>
  owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email }, ...more },
  })
const params = ({ id }: Award) => ({ params: { award: id } })
const read = (award: Award) => owner.call(issuing.readAward, params(award))
const mailsTo = (email: string) => host.post.letters.filter(each => each.to === email)
const secretOf = (award: Award) => award.claimLink?.split('/').pop() ?? ''

test('the mail of an award leaves after a minute, and not before', async () => {
  const award = await make('minute@learner.example')
  await host.settle()
  host.clock.advance(50_000)
  await host.settle()
  expect(mailsTo('minute@learner.example')).toEqual([])
  expect((await read(award)).answer).toBe('pending')
  host.clock.advance(15_000)
  await host.settle()
  expect(mailsTo('minute@learner.example')).toHaveLength(1)
  const sent = await read(award)
  expect(sent.answer).toBe('unclaimed')
  expect(sent.mailedAt).not.toBeNull()
  await host.settle()
  expect(mailsTo('minute@learner.example')).toHaveLength(1)
})

test('an award taken back within the minute never happened: no mail, no page, no claim', async () => {
  const award = await make('regret@learner.example')
  const secret = secretOf(award)
  expect((await host.stranger().call(delivery.readClaim, { params: { secret } })).state).toBe('open')
  const counted = await owner.call(issuing.readAchievement, { params: { achievement: achievement.id } })
  const gone = await owner.call(issuing.withdrawAward, params(award))
  expect(gone).toMatchObject({ answer: 'withdrawn', claimLink: null })
  host.clock.advance(120_000)
  await host.settle()
  expect(mailsTo('regret@learner.example')).toEqual([])
  for (const form of ['', '.json', '.jwt', '.png', '.svg', '?v=2_0', '/card.png'])
    expect((await host.stranger().fetch(`/awards/${award.id}${form}`)).status, form).toBe(404)
  const learner = await host.signIn('regret@learner.example')
  expect((await learner.call(delivery.readClaim, { params: { secret } })).state).toBe('withdrawn')
  for (const call of [delivery.acceptClaim, delivery.declineClaim])
    await expect(learner.call(call, { params: { secret } })).rejects.toMatchObject({ code: 'claim-answered' })
  await expect(learner.call(delivery.startClaimSignIn, { params: { secret } })).rejects.toMatchObject({
    code: 'claim-not-found',
  })
  const after = await owner.call(issuing.readAchievement, { params: { achievement: achievement.id } })
  expect(after.awards).toBe(counted.awards - 1)
  for (const again of [issuing.sendAwardNow, issuing.reinstateAward])
    await expect(owner.call(again, params(award)), again.operationId).rejects.toMatchObject({
      code: expect.stringMatching(/^award-withdrawn|already-revoked$/),
    })
})

test('who is too late to take an award back is told to revoke it, which works', async () => {
  const award = await make('late@learner.example', { sendNow: true })
  await host.settle()
  await expect(owner.call(issuing.withdrawAward, params(award))).rejects.toMatchObject({
    code: 'mail-has-left',
  })
  const gone = await owner.call(issuing.revokeAward, { ...params(award), body: { reason: 'A mistake' } })
  expect(gone.standing).toBe('revoked')
})

test('"send now" skips the minute, and sends again when the first mail got lost', async () => {
  const award = await make('now@learner.example')
  const sent = await owner.call(issuing.sendAwardNow, params(award))
  expect(sent.answer).toBe('unclaimed')
  await host.settle()
  expect(mailsTo('now@learner.example')).toHaveLength(1)
  await expect(owner.call(issuing.withdrawAward, params(award))).rejects.toMatchObject({
    code: 'mail-has-left',
  })
  await owner.call(issuing.sendAwardNow, params(award))
  await host.settle()
  expect(mailsTo('now@learner.example')).toHaveLength(2)
  expect(mailsTo('now@learner.example').map(each => each.text)).toEqual(
    Array(2).fill(expect.stringContaining(award.claimLink ?? 'no link')),
  )
})

test('who has answered is not asked again, nor is anybody about a revoked award', async () => {
  const { award } = await host.verbs.accepted(owner, achievement.id, 'answered@learner.example')
  const gone = await make('gone@learner.example', { sendNow: true })
  await owner.call(issuing.revokeAward, { ...params(gone), body: { reason: 'A mix-up' } })
  await host.settle()
  const before = host.post.letters.length
  await expect(owner.call(issuing.sendAwardNow, params(award))).rejects.toMatchObject({
    code: 'award-answered',
  })
  await expect(owner.call(issuing.sendAwardNow, params(gone))).rejects.toMatchObject({
    code: 'already-revoked',
  })
  await host.settle()
  expect(host.post.letters).toHaveLength(before)
  expect((await read(award)).mailedAt).not.toBeNull()
})

test('nobody’s mailbox is flooded by "send now"', async () => {
  const award = await make('flood@learner.example')
  for (let each = 0; each < 5; each++) await owner.call(issuing.sendAwardNow, params(award))
  await expect(owner.call(issuing.sendAwardNow, params(award))).rejects.toMatchObject({
    code: 'too-many-requests',
  })
  host.clock.advance(3_700_000)
  expect((await owner.call(issuing.sendAwardNow, params(award))).answer).toBe('unclaimed')
})

test('taking back and sending at the same moment end in one of the two, never in both', async () => {
  for (let round = 0; round < 10; round++) {
    const email = `race-${round}@learner.example`
    const award = await make(email)
    const [sent, gone] = await Promise.allSettled([
      owner.call(issuing.sendAwardNow, params(award)),
      owner.call(issuing.withdrawAward, params(award)),
    ])
    expect([sent.status, gone.status].sort()).toEqual(['fulfilled', 'rejected'])
    await host.settle()
    expect(mailsTo(email)).toHaveLength(sent.status === 'fulfilled' ? 1 : 0)
    expect((await read(award)).answer).toBe(sent.status === 'fulfilled' ? 'unclaimed' : 'withdrawn')
  }
})

test('an award taken back is told to its organisation, and leaves the list when asked for others', async () => {
  const award = await make('list@learner.example')
  await owner.call(issuing.withdrawAward, params(award))
  const list = (answer: 'withdrawn' | 'pending') =>
    owner.call(issuing.listAwards, {
      params: { organisation: organisation.slug },
      query: { answer, q: 'list@learner.example' },
    })
  expect((await list('withdrawn')).items.map(each => each.id)).toEqual([award.id])
  expect((await list('pending')).items).toEqual([])
})
