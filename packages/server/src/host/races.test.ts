import { backpack, codes, delivery, issuing } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../testing/index.ts'

const long = process.env['LONG'] === '1'

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

const shelf = async (who: Visitor) => (await who.call(backpack.listBadges, { query: { limit: 100 } })).items

async function crowdOf(name: string, count: number): Promise<Visitor[]> {
  const crowd: Visitor[] = []
  for (let n = 0; n < count; n++) crowd.push(await host.signIn(`${name}-${n}@learner.example`))
  return crowd
}

test('a key used fifty times at once makes one award, told alike to everybody; with another body it is refused', {
  timeout: 900_000,
}, async () => {
  const keys = long ? 100 : 4
  for (let n = 0; n < keys; n++) {
    const send = (email: string) =>
      owner.call(issuing.award, {
        params: { achievement: achievement.id },
        body: { recipient: { email } },
        idempotencyKey: `race-${n}`,
      })
    const all = await Promise.all(Array.from({ length: 50 }, () => send(`once-${n}@learner.example`)))
    expect(new Set(all.map(each => JSON.stringify(each))).size).toBe(1)
    expect(await codeOf(send(`other-${n}@learner.example`))).toBe('idempotency-mismatch')
  }
  const made = await owner.call(issuing.listAwards, {
    params: { organisation: achievement.organisation.slug },
    query: { limit: 100 },
  })
  expect(made.items.filter(each => each.recipient.value?.startsWith('once-')).length).toBe(
    Math.min(keys, 100),
  )
  expect(made.items.some(each => each.recipient.value?.startsWith('other-'))).toBe(false)
})

test('of twenty who accept, decline and revoke one badge at once, one answer counts, and what is kept agrees with it', {
  timeout: 900_000,
}, async () => {
  const rounds = long ? 60 : 5
  const learners = await crowdOf('racer', 10)
  const seen = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    const learner = learners[round % learners.length]
    if (!learner) throw new Error('Nobody')
    const email = `racer-${round % learners.length}@learner.example`
    // Each mailbox is sent thirty a day by one organisation.
    if (round % 250 === 249) host.clock.advance(25 * 3_600_000)
    const award = await owner.call(issuing.award, {
      params: { achievement: achievement.id },
      body: { recipient: { email }, sendNow: true },
    })
    await host.settle()
    const secret = award.claimLink?.split('/').pop() ?? ''
    const params = { secret }
    const revoke = () =>
      codeOf(owner.call(issuing.revokeAward, { params: { award: award.id }, body: { reason: 'Race' } }))
    const before = (await shelf(learner)).length
    const acts = Array.from({ length: 20 }, (_, n) =>
      n % 5 === 4
        ? ({ act: 'revoke', done: revoke() } as const)
        : n % 2 === round % 2
          ? ({ act: 'accept', done: codeOf(learner.call(delivery.acceptClaim, { params })) } as const)
          : ({ act: 'decline', done: codeOf(learner.call(delivery.declineClaim, { params })) } as const),
    )
    const results = await Promise.all(acts.map(async ({ act, done }) => [act, await done] as const))
    const winners = (wanted: string) =>
      results.filter(([act, code]) => act === wanted && code === 'ok').length
    expect(results.filter(([, code]) => !['ok', 'claim-answered', 'already-revoked'].includes(code))).toEqual(
      [],
    )
    expect(winners('revoke')).toBe(1)
    const { answer, standing } = await owner.call(issuing.readAward, { params: { award: award.id } })
    expect(standing).toBe('revoked')
    const kept = (await shelf(learner)).length - before
    expect(winners('accept') > 0 && winners('decline') > 0).toBe(false)
    expect(winners('decline')).toBeLessThanOrEqual(1)
    expect([answer, kept]).toEqual(
      winners('accept') > 0 ? ['accepted', 1] : winners('decline') > 0 ? ['declined', 0] : ['unclaimed', 0],
    )
    seen.add(answer)
  }
  expect(seen.size).toBeGreaterThan(0)
})

test('of twenty people who take a code for one use at once, one has the badge', {
  timeout: 900_000,
}, async () => {
  const rounds = long ? 15 : 3
  const crowd = await crowdOf('taker', 20)
  for (let round = 0; round < rounds; round++) {
    const fresh = await host.verbs.achievement(owner, achievement.organisation.slug)
    const { items } = await owner.call(codes.createCodes, {
      params: { achievement: fresh.id },
      body: { limit: 1 },
    })
    const text = items[0]?.text ?? ''
    const take = (who: Visitor) => codeOf(who.call(codes.takeCode, { params: { text }, body: {} }))
    const all = await Promise.all(crowd.map(take))
    expect(all.filter(each => each === 'ok')).toHaveLength(1)
    expect(all.filter(each => each === 'code-not-open')).toHaveLength(19)
    const now = await owner.call(codes.readCode, { params: { code: items[0]?.id ?? '' } })
    expect(now).toMatchObject({ taken: 1, state: 'used-up' })
  }
  const badges = await Promise.all(crowd.map(shelf))
  expect(badges.flat()).toHaveLength(rounds)
})
