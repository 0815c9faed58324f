import { afterAwards, backpack, issuing, organisations, programmes } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../../testing/index.ts'

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

let count = 0
const address = () => `after-${++count}@learner.example`
const read = (award: string) => owner.call(issuing.readAward, { params: { award } })
const line = async (award: string) =>
  (await owner.call(afterAwards.readAwardLine, { params: { award } })).items.map(each => [
    each.relation,
    each.standing,
    each.current,
  ])
const change = (awards: string[], what: AwardChange, reason?: string) =>
  owner.call(afterAwards.changeAwards, {
    params: { organisation: slug },
    body: { awards, change: what, ...(reason === undefined ? {} : { reason }) },
  })

test('many awards are revoked at once, and each says for itself how that went', async () => {
  const [one, two] = [
    await host.verbs.award(owner, achievement, address()),
    await host.verbs.award(owner, achievement, address()),
  ]
  const foreign = await startTestHost()
  const elsewhere = await foreign.verbs.issuer()
  const other = await foreign.verbs.award(elsewhere.owner, elsewhere.achievement.id, address())
  await foreign.stop()
  expect(await codeOf(change([one.id], 'revoke'))).toBe('validation-failed')
  await owner.call(issuing.revokeAward, { params: { award: two.id }, body: { reason: 'Before' } })
  const { items } = await change([one.id, two.id, other.id], 'revoke', 'The course was cancelled.')
  expect(items.map(each => each.outcome)).toEqual(['done', 'already-revoked', 'award-not-found'])
  expect(await read(one.id)).toMatchObject({ standing: 'revoked', reason: 'The course was cancelled.' })
  expect((await read(two.id)).reason).toBe('Before')
})

test('many awards are renewed at once, and a repeat of the same request renews nobody twice', async () => {
  const [one, two] = [
    await host.verbs.award(owner, achievement, address()),
    await host.verbs.award(owner, achievement, address()),
  ]
  await owner.call(issuing.revokeAward, { params: { award: two.id }, body: { reason: 'Not hers' } })
  const expiresAt = new Date(host.clock.now().getTime() + 700 * dayMs).toISOString()
  const body = { awards: [one.id, two.id], change: 'renew' as const, expiresAt }
  const renew = () =>
    owner.call(afterAwards.changeAwards, {
      params: { organisation: slug },
      body,
      idempotencyKey: 'renew-these-two',
    })
  expect((await renew()).items.map(each => each.outcome)).toEqual(['done', 'already-revoked'])
  await renew()
  const renewals = (await line(one.id)).filter(([relation]) => relation === 'renewal')
  expect(renewals).toHaveLength(1)
  expect((await read(one.id)).standing).toBe('good')
})

test('who awards in one programme changes its awards and no others', async () => {
  const params = { organisation: slug }
  const programme = await owner.call(programmes.createProgramme, { params, body: { name: 'Summer' } })
  const within = await host.verbs.achievement(owner, slug, { name: 'Swimming', programme: programme.id })
  const inside = await host.verbs.award(owner, within.id, address())
  const outside = await host.verbs.award(owner, achievement, address())
  const helper = await host.signIn('helper@learner.example')
  const { link } = await owner.call(organisations.invite, {
    params,
    body: { email: 'helper@learner.example', role: 'awarder', programme: programme.id },
  })
  await helper.call(organisations.acceptInvitation, { params: { secret: link.split('/').pop() ?? '' } })
  const { items } = await helper.call(afterAwards.changeAwards, {
    params,
    body: { awards: [inside.id, outside.id], change: 'suspend', reason: 'Looked at again' },
  })
  expect(items.map(each => each.outcome)).toEqual(['done', 'award-not-found'])
  expect((await read(outside.id)).standing).toBe('good')
})

test('a renewal is another award of the same line, and the one before stays as it is', async () => {
  const email = address()
  const expiresAt = new Date(host.clock.now().getTime() + 10 * dayMs).toISOString()
  const { award: first, learner } = await host.verbs.accepted(owner, achievement, email, { expiresAt })
  const later = new Date(host.clock.now().getTime() + 400 * dayMs).toISOString()
  const renewed = await owner.call(afterAwards.renewAward, {
    params: { award: first.id },
    body: { expiresAt: later },
  })
  expect(renewed.recipient).toEqual(first.recipient)
  expect(renewed.expiresAt?.slice(0, 10)).toBe(later.slice(0, 10))
  expect((await read(first.id)).standing).toBe('good')
  host.clock.advance(120_000)
  await host.settle()
  expect(host.post.last(email).text).toContain('/claim/')
  expect(await line(renewed.id)).toEqual([
    ['first', 'good', false],
    ['renewal', 'good', true],
  ])
  expect((await learner.call(backpack.listBadges, {})).items).toHaveLength(1)
})

test('a correction awards what it should have been and revokes what was wrong, once', async () => {
  const email = address()
  const { award: wrong, learner } = await host.verbs.accepted(owner, achievement, email, {
    narrative: 'Wrote it well.',
  })
  const body = { recipient: { name: 'Ada Lovelace' }, reason: 'The name was misspelt.' }
  const correct = () => owner.call(afterAwards.correctAward, { params: { award: wrong.id }, body })
  const right = await correct()
  expect(right).toMatchObject({
    recipient: { value: email, name: 'Ada Lovelace' },
    narrative: 'Wrote it well.',
  })
  expect((await correct()).id).toBe(right.id)
  await host.settle()
  expect(await read(wrong.id)).toMatchObject({ standing: 'revoked', reason: 'The name was misspelt.' })
  expect(await line(wrong.id)).toEqual([
    ['first', 'revoked', true],
    ['correction', 'good', false],
  ])
  expect((await learner.call(backpack.listBadges, {})).items.map(each => each.standing)).toEqual(['revoked'])
})

test('what was revoked is neither renewed nor corrected', async () => {
  const award = await host.verbs.award(owner, achievement, address())
  await owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'Never happened' } })
  const params = { award: award.id }
  expect(await codeOf(owner.call(afterAwards.renewAward, { params, body: {} }))).toBe('already-revoked')
  const correction = owner.call(afterAwards.correctAward, { params, body: { reason: 'x' } })
  expect(await codeOf(correction)).toBe('already-revoked')
})
