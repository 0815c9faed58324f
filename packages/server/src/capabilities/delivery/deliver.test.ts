import { backpack, issuing, sharing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  const made = await host.verbs.issuer()
  owner = made.owner
  achievement = made.achievement
})
afterAll(() => host.stop())

const mailsTo = (email: string) => host.post.letters.filter(each => each.to === email)
const change = async (
  operation: typeof issuing.revokeAward | typeof issuing.suspendAward,
  award: string,
  reason: string,
) => {
  await owner.call(operation, { params: { award }, body: { reason } })
  await host.settle()
}

test('a learner is told of a revocation with its reason, wherever the badge is shown', async () => {
  const email = 'revoked@learner.example'
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, email)
  const share = await learner.call(sharing.shareBadge, { params: { badge }, body: { audience: 'link' } })
  expect((await host.stranger().page(share.url)).html).not.toContain('Wrong Ada')
  await change(issuing.revokeAward, award.id, 'Wrong Ada')
  const kept = await learner.call(backpack.readBadge, { params: { badge } })
  expect(kept).toMatchObject({ standing: 'revoked', reason: 'Wrong Ada', report: { verdict: 'invalid' } })
  expect(kept.history.map(each => [each.what, each.detail])).toContainEqual(['changed', 'revoked'])
  for (const page of [share.url, `/awards/${award.id}`]) {
    const { html } = await host.stranger().page(page)
    expect(html, page).toContain('Wrong Ada')
    expect(html, page).toMatch(/revoked/i)
  }
  const letter = host.post.last(email)
  expect(letter.text).toContain('Wrong Ada')
  expect(letter.text).toContain('Riverside Library')
  expect(letter.text).toContain('/backpack')
})

test('a suspension and its end are told too, and the reason goes with it', async () => {
  const email = 'suspended@learner.example'
  const { award, learner, badge } = await host.verbs.accepted(owner, achievement.id, email)
  const before = mailsTo(email).length
  await change(issuing.suspendAward, award.id, 'We look again')
  expect(await learner.call(backpack.readBadge, { params: { badge } })).toMatchObject({
    standing: 'suspended',
    reason: 'We look again',
  })
  expect(host.post.last(email).text).toContain('We look again')
  await owner.call(issuing.reinstateAward, { params: { award: award.id } })
  await host.settle()
  expect(await learner.call(backpack.readBadge, { params: { badge } })).toMatchObject({
    standing: 'good',
    reason: null,
    report: { verdict: 'valid' },
  })
  expect(mailsTo(email)).toHaveLength(before + 2)
  expect(host.post.last(email).text).not.toContain('We look again')
})

test('who has not answered yet is told by a mail that leads to the claim, which says the same', async () => {
  const email = 'unclaimed@learner.example'
  const award = await host.verbs.award(owner, achievement.id, email)
  const secret = host.verbs.claimSecret(email)
  await change(issuing.revokeAward, award.id, 'Never meant')
  expect(host.post.last(email).text).toContain(`/claim/${secret}`)
  expect((await host.stranger().page(`/claim/${secret}`)).html).toContain('Never meant')
})

test('who was never told of an award is not told of its end', async () => {
  const email = 'untold@learner.example'
  const award = await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email } },
  })
  await change(issuing.revokeAward, award.id, 'Typing error')
  expect(mailsTo(email)).toHaveLength(0)
  host.clock.advance(120_000)
  await host.settle()
  expect(mailsTo(email).filter(each => each.text.includes('/claim/'))).toHaveLength(0)
})

test('mail that the other server refuses for now arrives later, once', async () => {
  const email = 'later@learner.example'
  host.post.refuse(1)
  await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email }, sendNow: true },
  })
  await host.settle()
  expect(mailsTo(email)).toHaveLength(0)
  const { sql } = await import('kysely')
  await sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`.execute(host.db)
  await host.settle()
  expect(mailsTo(email)).toHaveLength(1)
})

test('the mail names the badge, its issuer and its reason in the language of the award, with the picture in it', async () => {
  const email = 'arabic@learner.example'
  await host.verbs.award(owner, achievement.id, email, { language: 'ar', narrative: 'أحسنت' })
  const letter = host.post.last(email)
  expect(letter.html).toMatch(/dir="rtl"/)
  expect(letter.text).toContain('أحسنت')
  expect(letter.text).toContain('Riverside Library')
  const [picture] = letter.attachments
  expect(picture?.contentType).toBe('image/png')
  // The parser puts the picture where the mail refers to it.
  expect(letter.html).toContain(`src="data:image/png;base64,${picture?.content.toString('base64')}"`)
})
