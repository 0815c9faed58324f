import { backpack, delivery, issuing, waiting } from '@rucksack/contract'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost
let owner: Visitor
let achievement: Achievement
beforeAll(async () => {
  host = await startTestHost()
  ;({ owner, achievement } = await host.verbs.issuer())
})
afterAll(async () => await host.stop())

const waits = async (learner: Visitor) => (await learner.call(waiting.listWaiting, {})).items
const shelf = async (learner: Visitor) => (await learner.call(backpack.listBadges, {})).items
const answerOf = async (award: string) => (await owner.call(issuing.readAward, { params: { award } })).answer
const act = (award: { id: string }) => ({ params: { award: award.id } })

test('a badge awarded by mail waits in the backpack after signing in, without link or further code', async () => {
  const award = await host.verbs.award(owner, achievement.id, 'ada@learner.example')
  const learner = await host.signIn('ada@learner.example')
  expect(await waits(learner)).toMatchObject([
    {
      id: award.id,
      name: 'Remixing',
      issuer: 'Riverside Library',
      address: 'ada@learner.example',
      addressKind: 'email',
      awardedAt: award.awardedAt,
      image: expect.stringContaining('/image?v='),
    },
  ])
  const { badge } = await learner.call(waiting.acceptWaiting, act(award))
  expect((await shelf(learner)).map(each => each.id)).toEqual([badge])
  expect(await waits(learner)).toEqual([])
  expect(await answerOf(award.id)).toBe('accepted')
  expect(await codeOf(learner.call(waiting.acceptWaiting, act(award)))).toBe('claim-answered')
})

test('another spelling of the address is the same learner', async () => {
  for (const address of ['BEA@Learner.Example', ' bea@learner.example ', 'Bea@learner.EXAMPLE'])
    await owner.call(issuing.award, {
      params: { achievement: achievement.id },
      body: { recipient: { address }, sendNow: true },
    })
  await host.settle()
  const learner = await host.signIn('bea@learner.example')
  expect(await waits(learner)).toHaveLength(3)
  for (const each of await waits(learner)) await learner.call(waiting.acceptWaiting, act(each))
  expect(await shelf(learner)).toHaveLength(3)
})

test('who declines has no badge, and the issuer sees that', async () => {
  const award = await host.verbs.award(owner, achievement.id, 'cleo@learner.example')
  const learner = await host.signIn('cleo@learner.example')
  await learner.call(waiting.declineWaiting, act(award))
  expect(await waits(learner)).toEqual([])
  expect(await shelf(learner)).toEqual([])
  expect(await answerOf(award.id)).toBe('declined')
  expect(await codeOf(learner.call(waiting.acceptWaiting, act(award)))).toBe('claim-answered')
})

test('strangers see nothing of it and can answer nothing; its learner can', async () => {
  const award = await host.verbs.award(owner, achievement.id, 'dan@learner.example')
  const other = await host.signIn('dan@other.example')
  expect(await waits(other)).toEqual([])
  for (const operation of [waiting.acceptWaiting, waiting.declineWaiting]) {
    expect(await codeOf(other.call(operation, act(award)))).toBe('waiting-not-found')
    expect(await codeOf(host.stranger().call(operation, act(award)))).toBe('not-signed-in')
  }
  expect(await codeOf(host.stranger().call(waiting.listWaiting, {}))).toBe('not-signed-in')
  const learner = await host.signIn('dan@learner.example')
  expect(await codeOf(learner.call(waiting.acceptWaiting, act(award)))).toBe('ok')
})

test('what can still be taken back does not wait yet; what was taken back, revoked or answered waits no longer', async () => {
  const email = 'eva@learner.example'
  const learner = await host.signIn(email)
  const undecided = await owner.call(issuing.award, {
    params: { achievement: achievement.id },
    body: { recipient: { email } },
  })
  expect(await waits(learner)).toEqual([])
  await owner.call(issuing.withdrawAward, act(undecided))
  await host.settle()
  expect(await waits(learner)).toEqual([])
  expect(await codeOf(learner.call(waiting.acceptWaiting, act(undecided)))).toBe('waiting-not-found')
  const revoked = await host.verbs.award(owner, achievement.id, email)
  expect(await waits(learner)).toHaveLength(1)
  await owner.call(issuing.revokeAward, { ...act(revoked), body: { reason: 'A mix-up' } })
  expect(await waits(learner)).toEqual([])
  expect(await codeOf(learner.call(waiting.acceptWaiting, act(revoked)))).toBe('waiting-not-found')
  await host.verbs.award(owner, achievement.id, email)
  await learner.call(delivery.acceptClaim, { params: { secret: host.verbs.claimSecret(email) } })
  expect(await waits(learner)).toEqual([])
})

test('many are walked page by page, each once', async () => {
  const email = 'fay@learner.example'
  for (let count = 0; count < 5; count += 1) await host.verbs.award(owner, achievement.id, email)
  const learner = await host.signIn(email)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) }
    const page = await learner.call(waiting.listWaiting, { query })
    seen.push(...page.items.map(each => each.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
})
