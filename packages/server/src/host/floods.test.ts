import { delivery, hosting, identity, issuing, organisations } from '@rucksack/contract'
import { ApiProblem } from '@rucksack/contract/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHost, type TestHost, type Visitor } from '../testing/index.ts'

const long = process.env['LONG'] === '1'
const accounts = long ? 30 : 12
const hourMs = 3_600_000

let host: TestHost
let operator: Visitor
beforeAll(async () => {
  host = await startTestHost()
  operator = await host.operator()
  await operator.call(hosting.changeHost, { body: { organisations: 'open' } })
})
afterAll(() => host.stop())

type Attacker = { visitor: Visitor; organisation: string; achievement: string }
const attackers: Attacker[] = []

/** Strangers who each found an organisation of their own. */
async function gather(): Promise<Attacker[]> {
  while (attackers.length < accounts) {
    const n = attackers.length
    const visitor = await host.signIn(`attacker-${n}@strange.example`)
    const { slug } = await visitor.call(organisations.createOrganisation, {
      body: { name: `Strangers ${n}` },
    })
    const { id } = await host.verbs.achievement(visitor, slug)
    attackers.push({ visitor, organisation: slug, achievement: id })
  }
  return attackers
}

const mailsTo = (part: string) => host.post.letters.filter(letter => letter.to.includes(part)).length

/** The codes of those that were refused; each says how long to wait. */
async function refusals(tries: (() => Promise<unknown>)[]): Promise<string[]> {
  const codes: string[] = []
  for (const attempt of tries)
    await attempt().catch((cause: unknown) => {
      if (!(cause instanceof ApiProblem)) throw cause
      expect(cause.status).toBe(429)
      codes.push(cause.code)
    })
  await host.settle()
  return codes
}

test('many accounts together cannot flood a stranger with invitations, whatever tag they put on the address', async () => {
  const tries = (await gather()).map(({ visitor, organisation }, n) => () => {
    const email = n % 2 === 0 ? 'victim@home.example' : `Victim+${n}@home.example`
    return visitor.call(organisations.invite, { params: { organisation }, body: { email, role: 'viewer' } })
  })
  const refused = await refusals(tries)
  expect(refused).toEqual(Array.from({ length: accounts - 10 }, () => 'address-mailed-often'))
  expect(mailsTo('ictim')).toBe(10)
  // An hour later somebody who means it gets through.
  host.clock.advance(hourMs)
  expect(await refusals(tries.slice(0, 1))).toEqual([])
})

test('many accounts together cannot flood a stranger with badges: the awards stand, their mails do not leave', {
  timeout: 600_000,
}, async () => {
  const rounds = long ? 2 : 1
  const single = 34
  const [first] = await gather()
  if (!first) throw new Error('Nobody')
  const give = ({ visitor, achievement }: Attacker, email: string) =>
    visitor.call(issuing.award, { params: { achievement }, body: { recipient: { email }, sendNow: true } })
  for (let n = 0; n < single; n++) await give(first, 'alone@home.example')
  await host.settle()
  expect(mailsTo('alone@')).toBe(30)
  for (let round = 0; round < rounds; round++)
    for (const each of attackers) for (let n = 0; n < 6; n++) await give(each, 'together@home.example')
  await host.settle()
  expect(mailsTo('together@')).toBe(60)
  const { items } = await first.visitor.call(issuing.listAwards, {
    params: { organisation: first.organisation },
    query: { undelivered: true, q: 'alone@home.example' },
  })
  expect(items).toHaveLength(single - 30)
  for (const award of items) {
    expect(award.undelivered).toBe('too-many')
    expect(award.claimLink).toContain('/claim/')
  }
  // The day after, the mail can be sent.
  host.clock.advance(24 * hourMs)
  await first.visitor.call(issuing.sendAwardNow, { params: { award: items[0]?.id ?? '' } })
  await host.settle()
  expect(mailsTo('alone@')).toBe(31)
})

test('news of one badge to and fro, and the same mail again, do not fill a mailbox', {
  timeout: 120_000,
}, async () => {
  const [first] = await gather()
  if (!first) throw new Error('Nobody')
  const email = 'toandfro@home.example'
  const award = await host.verbs.award(first.visitor, first.achievement, email)
  const params = { award: award.id }
  const again = Array.from({ length: 12 }, () => () => first.visitor.call(issuing.sendAwardNow, { params }))
  expect(await refusals(again)).toEqual(Array.from({ length: 7 }, () => 'too-many-requests'))
  for (let n = 0; n < 20; n++) {
    await first.visitor.call(issuing.suspendAward, { params, body: { reason: 'No' } })
    await host.settle()
    await first.visitor.call(issuing.reinstateAward, { params })
    await host.settle()
  }
  expect(mailsTo(email)).toBe(30)
})

test('one account cannot invite the world, not even through many organisations', {
  timeout: 300_000,
}, async () => {
  const [first] = await gather()
  if (!first) throw new Error('Nobody')
  host.clock.advance(hourMs)
  const slugs: string[] = []
  for (let n = 0; n < 3; n++)
    slugs.push(
      (await first.visitor.call(organisations.createOrganisation, { body: { name: `Branch ${n}` } })).slug,
    )
  const wanted = long ? 400 : 210
  const tries = Array.from(
    { length: wanted },
    (_, n) => () =>
      first.visitor.call(organisations.invite, {
        params: { organisation: slugs[n % slugs.length] ?? '' },
        body: { email: `world-${n}@home.example`, role: 'viewer' },
      }),
  )
  expect(await refusals(tries)).toHaveLength(wanted - 200)
  expect(mailsTo('world-')).toBe(200)
})

test('nobody has a stranger mailed codes without end, by the sign-in or by a claim link', async () => {
  const stranger = host.stranger()
  const signIns = Array.from(
    { length: 20 },
    () => () => stranger.call(identity.startSignIn, { body: { email: 'codes@home.example' } }),
  )
  expect(await refusals(signIns)).toHaveLength(14)
  expect(mailsTo('codes@')).toBe(6)
  const [first] = await gather()
  if (!first) throw new Error('Nobody')
  await host.verbs.award(first.visitor, first.achievement, 'claims@home.example')
  const secret = host.verbs.claimSecret('claims@home.example')
  const before = mailsTo('claims@')
  const asked = Array.from(
    { length: 20 },
    () => () => stranger.call(delivery.startClaimSignIn, { params: { secret } }),
  )
  expect((await refusals(asked)).length).toBeGreaterThanOrEqual(10)
  expect(mailsTo('claims@') - before).toBeLessThanOrEqual(10)
})
