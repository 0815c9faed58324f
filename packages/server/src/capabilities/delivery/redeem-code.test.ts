import { backpack, codes, issuing } from '@rucksack/contract'
import type { Code, CodeOrder } from '@rucksack/contract/codes'
import type { Achievement } from '@rucksack/contract/issuing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
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

let count = 0
const learner = async () => await host.signIn(`code-${++count}@learner.example`)
const make = async (order: CodeOrder = {}): Promise<Code[]> =>
  (await owner.call(codes.createCodes, { params: { achievement: achievement.id }, body: order })).items
async function one(order: CodeOrder = {}): Promise<Code> {
  const [code] = await make(order)
  if (!code) throw new Error('No code')
  return code
}
const take = (who: Visitor, text: string, body: { email?: string; note?: string } = {}) =>
  who.call(codes.takeCode, { params: { text }, body })
const shelf = async (who: Visitor) => (await who.call(backpack.listBadges, {})).items
const awards = async () => {
  const page = await owner.call(issuing.listAwards, {
    params: { organisation: achievement.organisation.slug },
  })
  return page.items.length
}

test('a code that was read aloud puts the badge into the backpack, however it is typed', async () => {
  const code = await one({ narrative: 'You were **there**.' })
  expect(code.text).toMatch(/^[a-z]+-[a-z]+-[a-z]+$/)
  const ada = await learner()
  const typed = code.text.toUpperCase().replaceAll('-', '  ')
  const offer = await take(ada, typed)
  expect(offer.mine).toMatchObject({ state: 'taken' })
  const [badge] = await shelf(ada)
  expect(badge).toMatchObject({ name: 'Remixing', standing: 'good' })
  expect(offer.mine?.badge).toBe(badge?.id)
  const before = host.post.letters.length
  host.clock.advance(120_000)
  await host.settle()
  expect(host.post.letters.length).toBe(before)
})

test('of twelve people at once no more than eight get what was made for eight', async () => {
  const code = await one({ style: 'short', limit: 8 })
  expect(code.text).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  const crowd: Visitor[] = []
  while (crowd.length < 12) crowd.push(await learner())
  const before = await awards()
  const all = await Promise.all(crowd.map(who => codeOf(take(who, code.text))))
  expect(all.filter(each => each === 'ok')).toHaveLength(8)
  expect(all.filter(each => each === 'code-not-open')).toHaveLength(4)
  const now = await owner.call(codes.readCode, { params: { code: code.id } })
  expect(now).toMatchObject({ taken: 8, state: 'used-up' })
  expect(await awards()).toBe(before + 8)
})

test('who takes a code twice, or twenty times at once, has one badge and used one place', async () => {
  const code = await one({ limit: 5 })
  const ada = await learner()
  const all = await Promise.all(Array.from({ length: 20 }, () => codeOf(take(ada, code.text))))
  expect(new Set(all)).toEqual(new Set(['ok']))
  expect(await shelf(ada)).toHaveLength(1)
  expect((await owner.call(codes.readCode, { params: { code: code.id } })).taken).toBe(1)
})

test('who already has the badge does not use up a code for somebody else', async () => {
  const code = await one()
  const email = `code-${++count}@learner.example`
  const { learner: has } = await host.verbs.accepted(owner, achievement.id, email)
  expect(await codeOf(take(has, code.text))).toBe('code-already-have')
  expect(await codeOf(take(await learner(), code.text))).toBe('ok')
})

test('a code opens and closes when it should, and can be ended', async () => {
  const now = host.clock.now().getTime()
  const at = (ms: number) => new Date(now + ms).toISOString()
  const code = await one({ limit: null, opensAt: at(60_000), closesAt: at(120_000) })
  expect(code.state).toBe('waiting')
  expect(await codeOf(take(await learner(), code.text))).toBe('code-not-open')
  host.clock.advance(61_000)
  const ada = await learner()
  expect(await codeOf(take(ada, code.text))).toBe('ok')
  host.clock.advance(60_000)
  expect(await codeOf(take(await learner(), code.text))).toBe('code-not-open')
  expect((await ada.call(codes.readCodeOffer, { params: { text: code.text } })).mine?.state).toBe('taken')
  const other = await one({ limit: null })
  expect((await owner.call(codes.endCode, { params: { code: other.id } })).state).toBe('ended')
  expect(await codeOf(take(await learner(), other.text))).toBe('code-not-open')
  const backwards = owner.call(codes.createCodes, {
    params: { achievement: achievement.id },
    body: { opensAt: at(900_000), closesAt: at(800_000) },
  })
  expect(await codeOf(backwards)).toBe('validation-failed')
})

test('a code for one person brings nothing to another', async () => {
  const email = `code-${++count}@learner.example`
  const [named, addressed] = await make({ reserved: [{ name: 'Bea' }, { name: 'Ada', email }] })
  if (!named || !addressed) throw new Error('No codes')
  expect(addressed.reservedFor).toEqual({ name: 'Ada', email })
  expect(await codeOf(take(await learner(), addressed.text))).toBe('code-reserved')
  expect(await codeOf(take(await host.signIn(email), addressed.text))).toBe('ok')
  const offer = await host.stranger().call(codes.readCodeOffer, { params: { text: named.text } })
  expect(offer).toMatchObject({ reservedName: 'Bea', mine: null })
})

test('a code that asks awards nothing until somebody approves, and a refusal is mailed with its reason', async () => {
  const code = await one({ mode: 'request', limit: null })
  const [ada, bea] = [await learner(), await learner()]
  const beasMail = `code-${count}@learner.example`
  const before = await awards()
  expect((await take(ada, code.text, { note: 'I was in the first row.' })).mine?.state).toBe('requested')
  await take(bea, code.text)
  expect(await awards()).toBe(before)
  const params = { organisation: achievement.organisation.slug }
  const asked = await owner.call(codes.listCodeRequests, { params, query: { code: code.id } })
  expect(asked.items.map(each => [each.note, each.state])).toEqual([
    [null, 'requested'],
    ['I was in the first row.', 'requested'],
  ])
  const [hers, his] = asked.items
  if (!hers || !his) throw new Error('No requests')
  const approvals = await Promise.all(
    [1, 2, 3].map(() => owner.call(codes.approveCodeRequest, { params: { request: his.id } })),
  )
  expect(approvals.map(each => each.state)).toEqual(['taken', 'taken', 'taken'])
  const reason = 'You left after five minutes.'
  await owner.call(codes.refuseCodeRequest, { params: { request: hers.id }, body: { reason } })
  const late = owner.call(codes.approveCodeRequest, { params: { request: hers.id } })
  expect(await codeOf(late)).toBe('code-request-answered')
  await host.settle()
  const letter = host.post.last(beasMail)
  expect(letter.text).toContain(reason)
  expect((await bea.call(codes.readCodeOffer, { params: { text: code.text } })).mine).toMatchObject({
    state: 'refused',
    reason,
  })
  host.clock.advance(120_000)
  await host.settle()
  expect(host.post.last(his.email).text).toContain('/claim/')
})

test('guessing codes ends after thirty misses, and the right code still works elsewhere', async () => {
  const ada = await learner()
  const answers = new Set<string>()
  for (let guess = 0; guess < 32; guess++) answers.add(await codeOf(take(ada, `wrong-${guess}`)))
  expect(answers).toEqual(new Set(['code-unknown', 'too-many-requests']))
  host.clock.advance(601_000)
})

test('the page of a code signs in, takes it, and works without JavaScript', async () => {
  const code = await one()
  const email = `code-${++count}@learner.example`
  const visitor = host.stranger()
  const path = new URL(code.link).pathname
  const { html, status } = await visitor.page(path)
  expect(status).toBe(200)
  for (const words of ['Remixing', 'Riverside Library', 'action="/sign-in"', `value="${path}"`])
    expect(html).toContain(words)
  const ada = await host.signIn(email)
  expect((await ada.page(path)).html).toContain('Add to my backpack')
  const answer = await ada.submit(path, {})
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/backpack\/badges\//)
  expect((await visitor.page('/code?text=no-such-code')).html).toContain('No such code')
  expect((await visitor.page('/code')).html).toContain('Use a code')
})

test('a sheet prints one slip for each open code', async () => {
  const all = await make({ reserved: [{ name: 'Ada' }, { name: 'آدا' }, { name: 'Bea' }] })
  const answer = await owner.fetch(`/api/v1/code-sheets/${all[0]?.sheet}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const stranger = await host.signIn('nobody@elsewhere.example')
  expect((await stranger.fetch(`/api/v1/code-sheets/${all[0]?.sheet}`)).status).toBe(404)
})
