import { identity } from '@rucksack/contract'
import { ApiProblem } from '@rucksack/contract/client'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

// Tries are counted by the address of whoever asks, so every test has a host of its own.
let host: TestHost
const hosts: TestHost[] = []

beforeEach(async () => {
  host = await startTestHost()
  hosts.push(host)
})
afterAll(async () => {
  for (const each of hosts) await each.stop()
})

async function ask(visitor: Visitor, email: string, next?: string) {
  const { attempt } = await visitor.call(identity.startSignIn, {
    body: { email, ...(next === undefined ? {} : { next }) },
  })
  await host.settle()
  const { text } = host.post.last(email)
  return {
    attempt,
    code: (/\b\d{3} ?\d{3}\b/.exec(text)?.[0] ?? '').replace(' ', ''),
    secret: /\/sign-in\/([\w-]+)/.exec(text)?.[1] ?? '',
  }
}

const byCode = (visitor: Visitor, attempt: string, code: string) =>
  visitor.call(identity.finishSignInByCode, { body: { attempt, code } })
const byLink = (visitor: Visitor, secret: string) =>
  visitor.call(identity.finishSignInByLink, { body: { secret } })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('the code of the mail signs in where it was asked for, the link signs in on any device', async () => {
  const laptop = host.stranger()
  const first = await ask(laptop, 'ada@learner.example', '/backpack')
  expect((await byCode(laptop, first.attempt, first.code)).next).toBe('/backpack')
  expect((await laptop.call(identity.readMe)).addresses.map(each => each.value)).toEqual([
    'ada@learner.example',
  ])
  const phone = host.stranger()
  const second = await ask(laptop, 'ada@learner.example')
  await byLink(phone, second.secret)
  expect((await phone.call(identity.readMe)).id).toBe((await laptop.call(identity.readMe)).id)
})

test('a code typed with a space in its middle is the same code', async () => {
  const visitor = host.stranger()
  const { attempt, code } = await ask(visitor, 'ada@learner.example')
  expect(await codeOf(byCode(visitor, attempt, `${code.slice(0, 3)} ${code.slice(3)}`))).toBe('ok')
})

test('the pages sign in by code and by link without JavaScript; looking at a link does not use it up', async () => {
  const visitor = host.stranger()
  const { secret } = await ask(visitor, 'ada@learner.example', '/backpack')
  expect((await visitor.page(`/sign-in/${secret}`)).status).toBe(200)
  expect((await visitor.page(`/sign-in/${secret}`)).status).toBe(200)
  expect((await visitor.fetch(`/sign-in/${secret}`, { method: 'HEAD' })).status).toBe(200)
  const signed = await visitor.submit('/sign-in/link', { secret })
  expect([signed.status, signed.headers.get('location')]).toEqual([303, '/backpack'])
  expect((await visitor.page('/backpack')).status).toBe(200)
  expect((await host.stranger().page(`/sign-in/${secret}`)).status).toBe(410)
  expect((await host.stranger().submit('/sign-in/link', { secret })).status).toBe(410)
  const form = await (
    await visitor.submit('/sign-in', { email: 'grace@learner.example', next: '/account' })
  ).text()
  await host.settle()
  const attempt = /name="attempt" value="([\w-]+)"/.exec(form)?.[1] ?? ''
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last('grace@learner.example').text)?.[0] ?? ''
  const wrong = await visitor.submit('/sign-in/code', {
    attempt,
    code: other(code.replace(' ', '')),
    email: 'grace@learner.example',
    next: '/account',
  })
  expect(wrong.status).toBe(422)
  const done = await visitor.submit('/sign-in/code', {
    attempt,
    code,
    email: 'grace@learner.example',
    next: '/account',
  })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/account'])
})

test('of fifty who use the same link at once, one is signed in', async () => {
  const { secret } = await ask(host.stranger(), 'ada@learner.example')
  const results = await Promise.all(Array.from({ length: 50 }, () => codeOf(byLink(host.stranger(), secret))))
  expect(results.filter(each => each === 'ok')).toHaveLength(1)
  expect(results.filter(each => each === 'sign-in-expired')).toHaveLength(49)
})

test('of ten who type the same code at once, one is signed in', async () => {
  const { attempt, code } = await ask(host.stranger(), 'ada@learner.example')
  const results = await Promise.all(
    Array.from({ length: 10 }, () => codeOf(byCode(host.stranger(), attempt, code))),
  )
  expect(results.filter(each => each === 'ok')).toHaveLength(1)
})

test('somebody new who uses two mails at once gets one account', async () => {
  const one = await ask(host.stranger(), 'new@learner.example')
  const two = await ask(host.stranger(), 'NEW@learner.example')
  const signed = await Promise.all([byLink(host.stranger(), one.secret), byLink(host.stranger(), two.secret)])
  expect(new Set(signed.map(each => each.personId)).size).toBe(1)
})

test('link and code of one mail are one: whichever is used first ends the other', async () => {
  const visitor = host.stranger()
  const first = await ask(visitor, 'ada@learner.example')
  await byLink(visitor, first.secret)
  expect(await codeOf(byCode(visitor, first.attempt, first.code))).toBe('sign-in-expired')
  const second = await ask(visitor, 'ada@learner.example')
  await byCode(visitor, second.attempt, second.code)
  expect(await codeOf(byLink(visitor, second.secret))).toBe('sign-in-expired')
})

test('after a quarter of an hour both are dead', async () => {
  const visitor = host.stranger()
  const { attempt, code, secret } = await ask(visitor, 'ada@learner.example')
  host.clock.advance(14.5 * 60_000)
  const late = await ask(visitor, 'ada@learner.example')
  host.clock.advance(31_000)
  expect(await codeOf(byCode(visitor, attempt, code))).toBe('sign-in-expired')
  expect(await codeOf(byLink(visitor, secret))).toBe('sign-in-expired')
  expect(await codeOf(byCode(visitor, late.attempt, late.code))).toBe('ok')
})

test('ten wrong codes end an attempt, also for the right one', async () => {
  const visitor = host.stranger()
  const { attempt, code } = await ask(visitor, 'ada@learner.example')
  for (let tries = 0; tries < 10; tries++)
    expect(await codeOf(byCode(visitor, attempt, other(code)))).toBe('sign-in-code-wrong')
  expect(await codeOf(byCode(visitor, attempt, code))).not.toBe('ok')
})

test('ten tries are for an address, not for each of many attempts', async () => {
  const visitor = host.stranger()
  const attempts = [await ask(visitor, 'ada@learner.example'), await ask(visitor, 'Ada@learner.example')]
  const results: string[] = []
  for (let tries = 0; tries < 12; tries++) {
    const one = attempts[tries % 2]
    if (one) results.push(await codeOf(byCode(visitor, one.attempt, other(one.code))))
  }
  expect(results.filter(each => each === 'sign-in-code-wrong')).toHaveLength(10)
  expect(results.slice(10)).toEqual(['too-many-requests', 'too-many-requests'])
  const grace = await ask(visitor, 'grace@learner.example')
  expect(await codeOf(byCode(visitor, grace.attempt, grace.code))).toBe('ok')
})

test('a code does not fit another attempt, and an attempt nobody made fits none', async () => {
  const visitor = host.stranger()
  const ada = await ask(visitor, 'ada@learner.example')
  const grace = await ask(visitor, 'grace@learner.example')
  if (ada.code !== grace.code)
    expect(await codeOf(byCode(visitor, grace.attempt, ada.code))).toBe('sign-in-code-wrong')
  expect(await codeOf(byCode(visitor, 'made-up', ada.code))).toBe('sign-in-expired')
  expect(await codeOf(byLink(visitor, 'made-up'))).toBe('sign-in-expired')
  expect(await codeOf(byCode(visitor, ada.attempt, ada.code))).toBe('ok')
})

test('nothing tells whether an address has an account: same status, same length, same mail', async () => {
  await host.signIn('known@learner.example')
  const answers = []
  for (const email of ['known@learner.example', 'other@learner.example']) {
    const before = host.post.letters.length
    const answer = await host.stranger().fetch('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    })
    const body = await answer.text()
    await host.settle()
    const letter = host.post.last(email)
    const plain = (text: string) =>
      text
        .replaceAll(email, 'ADDRESS')
        .replace(/\d{3} ?\d{3}/g, 'CODE')
        .replace(/\/sign-in\/[\w-]+/g, 'LINK')
    answers.push({
      status: answer.status,
      headers: [...answer.headers.keys()],
      length: body.length,
      members: Object.keys(JSON.parse(body)),
      mails: host.post.letters.length - before,
      subject: letter.subject.replace(/\d{3} ?\d{3}/, 'CODE'),
      text: plain(letter.text),
      html: plain(letter.html).length,
    })
  }
  expect(answers[0]).toEqual(answers[1])
  const pages = []
  for (const email of ['known@learner.example', 'other@learner.example'])
    pages.push((await (await host.stranger().submit('/sign-in', { email })).text()).length)
  expect(pages[0]).toBe(pages[1])
})

test('nobody is flooded: six mails to an address in a quarter of an hour, sixty from one place', async () => {
  const visitor = host.stranger()
  const start = (email: string) => codeOf(visitor.call(identity.startSignIn, { body: { email } }))
  for (let mails = 0; mails < 6; mails++) expect(await start('Ada@learner.example')).toBe('ok')
  expect(await start('ada@LEARNER.example')).toBe('too-many-requests')
  const refused = await visitor
    .call(identity.startSignIn, { body: { email: 'ada@learner.example' } })
    .catch((cause: unknown) => cause)
  expect(refused instanceof ApiProblem && refused.status).toBe(429)
  for (let mails = 0; mails < 52; mails++) expect(await start(`learner-${mails}@learner.example`)).toBe('ok')
  expect(await start('one-more@learner.example')).toBe('too-many-requests')
  host.clock.advance(900_000)
  expect(await start('ada@learner.example')).toBe('ok')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:evil()',
  '/ok\n//evil',
  '/\t/evil.example',
])('signing in never leads elsewhere: %j', async next => {
  const visitor = host.stranger()
  const page = await visitor.page(`/sign-in?next=${encodeURIComponent(next)}`)
  expect(/name="next" value="([^"]*)"/.exec(page.html)?.[1]).toBe('/')
  const form = await (await visitor.submit('/sign-in', { email: 'ada@learner.example', next })).text()
  await host.settle()
  const attempt = /name="attempt" value="([\w-]+)"/.exec(form)?.[1] ?? ''
  const code = /\b\d{3} ?\d{3}\b/.exec(host.post.last('ada@learner.example').text)?.[0] ?? ''
  const done = await visitor.submit('/sign-in/code', { attempt, code, next })
  expect(done.headers.get('location')).toBe('/')
})

test('a session that was planted before signing in is not the one that is signed in', async () => {
  const visitor = host.stranger()
  visitor.cookies.set('rucksack', 'planted-by-somebody-else')
  const { secret } = await ask(visitor, 'ada@learner.example')
  await byLink(visitor, secret)
  expect(visitor.cookies.get('rucksack')).not.toBe('planted-by-somebody-else')
  const eve = host.stranger()
  eve.cookies.set('rucksack', 'planted-by-somebody-else')
  expect(await codeOf(eve.call(identity.readMe))).toBe('not-signed-in')
})

test('codes, links and attempts lie in the database as hashes only', async () => {
  const { attempt, code, secret } = await ask(host.stranger(), 'ada@learner.example')
  const { rows } = await sql`select * from identity_attempts`.execute(host.db)
  const all = JSON.stringify(rows)
  for (const each of [attempt, secret, `"${code}"`]) expect(all).not.toContain(each)
})
