import { afterAwards, issuing, organisations } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

const dayMs = 86_400_000
let host: TestHost
let owner: Visitor
let slug: string
let achievement: string
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  slug = made.organisation.slug
  achievement = made.achievement.id
})
afterAll(() => host.stop())

const mailsTo = (email: string) => host.post.letters.filter(each => each.to === email)
async function daysLater(days: number): Promise<void> {
  host.clock.advance(days * dayMs)
  await Promise.all([host.app.sweep(), host.app.sweep()])
  await host.settle()
  // The session has ended in the meantime.
  owner = await host.signIn('operator@city.example')
}

test('a learner who has not answered is reminded after one week and three, and then left alone', async () => {
  const [waiting, answered] = ['waiting@learner.example', 'answered@learner.example']
  await host.verbs.award(owner, achievement, waiting)
  await host.verbs.accepted(owner, achievement, answered)
  const before = mailsTo(answered).length
  await daysLater(6)
  expect(mailsTo(waiting)).toHaveLength(1)
  await daysLater(2)
  expect(mailsTo(waiting)).toHaveLength(2)
  expect(host.post.last(waiting).subject).toContain('Still waiting')
  expect(host.post.last(waiting).text).toContain(`/claim/${host.verbs.claimSecret(waiting)}`)
  await daysLater(14)
  await daysLater(30)
  await daysLater(60)
  expect(mailsTo(waiting)).toHaveLength(3)
  expect(mailsTo(answered)).toHaveLength(before)
})

test('an organisation says when it reminds, and whether at all', async () => {
  const params = { organisation: slug }
  const usual = await owner.call(afterAwards.readFollowUp, { params })
  expect(usual).toEqual({ reminderDays: [7, 21], expiryNoticeDays: 30, digest: true })
  await owner.call(afterAwards.changeFollowUp, { params, body: { reminderDays: [], expiryNoticeDays: 0 } })
  const silent = 'silent@learner.example'
  await host.verbs.award(owner, achievement, silent)
  await daysLater(10)
  expect(mailsTo(silent)).toHaveLength(1)
  await owner.call(afterAwards.changeFollowUp, { params, body: usual })
})

test('learner and organisation hear once of a badge that ends soon', async () => {
  const email = 'ending@learner.example'
  const expiresAt = new Date(host.clock.now().getTime() + 60 * dayMs).toISOString()
  await host.verbs.accepted(owner, achievement, email, { expiresAt })
  const told = () => mailsTo(email).filter(each => each.subject.includes('valid until'))
  const staff = () => mailsTo('operator@city.example').filter(each => each.subject.includes('end soon'))
  await daysLater(20)
  expect([told().length, staff().length]).toEqual([0, 0])
  await daysLater(11)
  expect([told().length, staff().length]).toEqual([1, 1])
  expect(staff()[0]?.text).toContain('Remixing: 1')
  await daysLater(1)
  await daysLater(8)
  expect([told().length, staff().length]).toEqual([1, 1])
})

test('an organisation that wants no mails about ends gets none, and its learners still do', async () => {
  const school = await owner.call(organisations.createOrganisation, { body: { name: 'Quiet school' } })
  const params = { organisation: school.slug }
  const body = { reminderDays: [], expiryNoticeDays: 30, digest: false }
  expect(await owner.call(afterAwards.changeFollowUp, { params, body })).toEqual(body)
  const one = await host.verbs.achievement(owner, school.slug)
  const email = 'quiet@learner.example'
  const expiresAt = new Date(host.clock.now().getTime() + 20 * dayMs).toISOString()
  await host.verbs.accepted(owner, one.id, email, { expiresAt })
  const staff = () => mailsTo('operator@city.example').filter(each => each.subject.includes('Quiet school'))
  await daysLater(1)
  expect(mailsTo(email).filter(each => each.subject.includes('valid until'))).toHaveLength(1)
  expect(staff()).toHaveLength(0)
  await owner.call(afterAwards.changeFollowUp, { params, body: { ...body, digest: true } })
  await daysLater(1)
  expect(staff()).toHaveLength(1)
})

test('a revoked or expired award reminds nobody', async () => {
  const [revoked, expired] = ['gone@learner.example', 'over@learner.example']
  const award = await host.verbs.award(owner, achievement, revoked)
  await owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'A mix-up' } })
  const expiresAt = new Date(host.clock.now().getTime() + 3 * dayMs).toISOString()
  await host.verbs.award(owner, achievement, expired, { expiresAt })
  await host.settle()
  const before = [revoked, expired].map(each => mailsTo(each).length)
  await daysLater(8)
  expect([revoked, expired].map(each => mailsTo(each).length)).toEqual(before)
})
