import { identity, organisations } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, Visitor } from '../../testing/index.ts'

let host: TestHost

beforeAll(async () => {
  host = await startTestHost()
})
afterAll(async () => await host.stop())

const tenMinutes = 10 * 60_000 + 1_000

function withToken(secret: string): Visitor {
  const program = new Visitor(host.url)
  program.token = secret
  return program
}

/** The last six-digit code mailed to an address. */
async function codeFor(email: string): Promise<string> {
  await host.settle()
  return /\b\d{3} ?\d{3}\b/.exec(host.post.last(email).text)?.[0] ?? ''
}

async function add(visitor: Visitor, email: string) {
  const { attempt } = await visitor.call(identity.addAddress, { body: { email } })
  return await visitor.call(identity.confirmAddress, { body: { attempt, code: await codeFor(email) } })
}

test('a name and a language can be set and taken back', async () => {
  const ada = await host.signIn('name@learner.example')
  expect(await ada.call(identity.changeMe, { body: { name: 'Ada', language: 'es' } })).toMatchObject({
    name: 'Ada',
    language: 'es',
  })
  expect(await ada.call(identity.changeMe, { body: {} })).toMatchObject({ name: 'Ada', language: 'es' })
  expect(await ada.call(identity.changeMe, { body: { name: null } })).toMatchObject({
    name: null,
    language: 'es',
  })
})

test('a further address counts once its code came back, and every address hears of it', async () => {
  const ada = await host.signIn('one@learner.example')
  const { attempt } = await ada.call(identity.addAddress, { body: { email: 'Two@learner.example' } })
  expect((await ada.call(identity.readMe)).addresses).toHaveLength(1)
  const code = await codeFor('Two@learner.example')
  const wrong = String((Number(code.replace(' ', '')) + 1) % 1_000_000).padStart(6, '0')
  expect(await codeOf(ada.call(identity.confirmAddress, { body: { attempt, code: wrong } }))).toBe(
    'sign-in-code-wrong',
  )
  const me = await ada.call(identity.confirmAddress, { body: { attempt, code } })
  expect(me.addresses.map(({ value, primary }) => [value, primary])).toEqual([
    ['one@learner.example', true],
    ['Two@learner.example', false],
  ])
  await host.settle()
  for (const address of ['one@learner.example', 'Two@learner.example'])
    expect(host.post.last(address).text).toContain('Two@learner.example')
  const again = await host.signIn('two@learner.example')
  expect((await again.call(identity.readMe)).id).toBe(me.id)
})

test('the code for an address is of no use to somebody else, nor for signing in', async () => {
  const ada = await host.signIn('mine@learner.example')
  const eve = await host.signIn('eve@learner.example')
  const { attempt } = await ada.call(identity.addAddress, { body: { email: 'mine2@learner.example' } })
  const body = { attempt, code: await codeFor('mine2@learner.example') }
  expect(await codeOf(eve.call(identity.confirmAddress, { body }))).toBe('sign-in-expired')
  expect(await codeOf(eve.call(identity.finishSignInByCode, { body }))).toBe('sign-in-expired')
  expect(await codeOf(ada.call(identity.confirmAddress, { body }))).toBe('ok')
  expect(await codeOf(ada.call(identity.confirmAddress, { body }))).toBe('sign-in-expired')
})

test('an address of another account is refused, but only to whoever proved it', async () => {
  await host.signIn('taken@learner.example')
  const ada = await host.signIn('taker@learner.example')
  expect(await codeOf(ada.call(identity.addAddress, { body: { email: 'taken@learner.example' } }))).toBe('ok')
  expect(await codeOf(add(ada, 'TAKEN@learner.example'))).toBe('address-taken')
  expect((await ada.call(identity.readMe)).addresses).toHaveLength(1)
})

test('of two who prove the same new address at once, one keeps it', async () => {
  const people = [await host.signIn('race1@learner.example'), await host.signIn('race2@learner.example')]
  const proofs = []
  for (const person of people) {
    const { attempt } = await person.call(identity.addAddress, { body: { email: 'prize@learner.example' } })
    proofs.push({ person, body: { attempt, code: await codeFor('prize@learner.example') } })
  }
  const results = await Promise.all(
    proofs.map(({ person, body }) => codeOf(person.call(identity.confirmAddress, { body }))),
  )
  expect(results.sort()).toEqual(['address-taken', 'ok'])
})

test('mail goes to the primary address; the last address stays; a removed one hears of it and is free', async () => {
  const ada = await host.signIn('first@learner.example')
  const { addresses } = await add(ada, 'second@learner.example')
  const [first, second] = addresses
  const id = (address: typeof first) => ({ params: { address: address?.id ?? '' } })
  const moved = await ada.call(identity.makeAddressPrimary, id(second))
  expect(moved.addresses.filter(each => each.primary).map(each => each.value)).toEqual([
    'second@learner.example',
  ])
  const left = await ada.call(identity.removeAddress, id(second))
  expect(left.addresses.map(({ value, primary }) => [value, primary])).toEqual([
    ['first@learner.example', true],
  ])
  await host.settle()
  expect(host.post.last('second@learner.example').text).toContain('second@learner.example')
  expect(await codeOf(ada.call(identity.removeAddress, id(first)))).toBe('last-address')
  expect(await codeOf(ada.call(identity.removeAddress, id(second)))).toBe('address-not-found')
  const other = await host.signIn('second@learner.example')
  expect((await other.call(identity.readMe)).id).not.toBe(left.id)
})

test('two removals at once leave one address', async () => {
  const ada = await host.signIn('left@learner.example')
  const { addresses } = await add(ada, 'right@learner.example')
  const results = await Promise.all(
    addresses.map(({ id }) => codeOf(ada.call(identity.removeAddress, { params: { address: id } }))),
  )
  expect(results.sort()).toEqual(['last-address', 'ok'])
  expect((await ada.call(identity.readMe)).addresses).toHaveLength(1)
})

test('sessions are listed with their devices; one can be ended from another and is dead at once', async () => {
  const laptop = await host.signIn('two-devices@learner.example')
  const phone = await host.signIn('two-devices@learner.example')
  const { items } = await laptop.call(identity.listSessions)
  expect(items).toHaveLength(2)
  expect(items.filter(each => each.current)).toHaveLength(1)
  const theirs = items.find(each => !each.current)
  await laptop.call(identity.endSession, { params: { session: theirs?.id ?? '' } })
  expect(await codeOf(phone.call(identity.readMe))).toBe('not-signed-in')
  expect(await codeOf(laptop.call(identity.endSession, { params: { session: theirs?.id ?? '' } }))).toBe(
    'session-not-found',
  )
  await laptop.call(identity.signOut)
  expect(laptop.cookies.has('rucksack')).toBe(false)
})

test('a cookie that was signed out is dead, also when somebody kept it', async () => {
  const ada = await host.signIn('kept@learner.example')
  const thief = host.stranger()
  for (const [name, value] of ada.cookies) thief.cookies.set(name, value)
  expect(await codeOf(thief.call(identity.readMe))).toBe('ok')
  expect((await ada.submit('/sign-out', {})).status).toBe(303)
  expect(await codeOf(thief.call(identity.readMe))).toBe('not-signed-in')
})

test('a session ends by itself: after three weeks of rest, and after sixty days in any case', async () => {
  const resting = await host.signIn('resting@learner.example')
  const busy = await host.signIn('busy@learner.example')
  const day = 86_400_000
  for (let days = 0; days < 20; days += 10) {
    host.clock.advance(10 * day)
    expect(await codeOf(busy.call(identity.readMe))).toBe('ok')
  }
  host.clock.advance(2 * day)
  expect(await codeOf(resting.call(identity.readMe))).toBe('not-signed-in')
  for (let days = 22; days < 58; days += 12) {
    expect(await codeOf(busy.call(identity.readMe))).toBe('ok')
    host.clock.advance(12 * day)
  }
  host.clock.advance(3 * day)
  expect(await codeOf(busy.call(identity.readMe))).toBe('not-signed-in')
})

test('what would change who can get in asks for a sign-in of the last ten minutes', async () => {
  const ada = await host.signIn('fresh@learner.example')
  const { addresses } = await add(ada, 'fresh2@learner.example')
  const address = addresses[1]?.id ?? ''
  const { token } = await ada.call(identity.createToken, { body: { name: 't', scopes: ['profile:read'] } })
  const acts = () => [
    ada.call(identity.addAddress, { body: { email: 'fresh3@learner.example' } }),
    ada.call(identity.makeAddressPrimary, { params: { address } }),
    ada.call(identity.removeAddress, { params: { address } }),
    ada.call(identity.passkeyOptions),
    ada.call(identity.createToken, { body: { name: 't', scopes: ['profile:read'] } }),
    ada.call(identity.deleteMe, { body: { confirm: 'delete my account' } }),
  ]
  host.clock.advance(tenMinutes)
  expect(await Promise.all(acts().map(codeOf))).toEqual(Array(6).fill('fresh-sign-in-needed'))
  // Ending things is always possible.
  expect(await codeOf(ada.call(identity.revokeToken, { params: { token: token.id } }))).toBe('ok')
  const again = await host.signIn('fresh@learner.example')
  expect(await codeOf(again.call(identity.makeAddressPrimary, { params: { address } }))).toBe('ok')
})

test('a token may do what its scopes say until it expires or is revoked, and nothing about who gets in', async () => {
  const ada = await host.signIn('token@learner.example')
  const { token, secret } = await ada.call(identity.createToken, {
    body: { name: 'Gradebook', scopes: ['profile:read'], expiresInDays: 2 },
  })
  await host.settle()
  expect(host.post.last('token@learner.example').text).toContain('Gradebook')
  const program = withToken(secret)
  expect((await program.call(identity.readMe)).addresses[0]?.value).toBe('token@learner.example')
  expect(await codeOf(program.call(identity.changeMe, { body: { name: 'x' } }))).toBe('scope-missing')
  for (const operation of [
    identity.listTokens,
    identity.listSessions,
    identity.listPasskeys,
    identity.passkeyOptions,
    identity.signOut,
  ])
    expect(await codeOf(program.call(operation))).toBe('scope-missing')
  expect(
    await codeOf(program.call(identity.createToken, { body: { name: 'more', scopes: ['backpack:write'] } })),
  ).toBe('scope-missing')
  expect((await ada.call(identity.listTokens)).items).toMatchObject([
    { name: 'Gradebook', scopes: ['profile:read'] },
  ])
  host.clock.advance(2 * 86_400_000 + 1_000)
  expect(await codeOf(program.call(identity.readMe))).toBe('token-refused')
  const fresh = await host.signIn('token@learner.example')
  const second = await fresh.call(identity.createToken, {
    body: { name: 'b', scopes: ['profile:read', 'profile:write'] },
  })
  const other = withToken(second.secret)
  expect(await codeOf(other.call(identity.changeMe, { body: { name: 'x' } }))).toBe('ok')
  await fresh.call(identity.revokeToken, { params: { token: second.token.id } })
  expect(await codeOf(other.call(identity.readMe))).toBe('token-refused')
  expect(await codeOf(fresh.call(identity.revokeToken, { params: { token: token.id } }))).toBe('ok')
})

test('a token outlives signing out, and a made-up one is refused even where nobody needs to sign in', async () => {
  const ada = await host.signIn('outlives@learner.example')
  const { secret } = await ada.call(identity.createToken, { body: { name: 'a', scopes: ['profile:read'] } })
  await ada.call(identity.signOut)
  expect(await codeOf(withToken(secret).call(identity.readMe))).toBe('ok')
  for (const wrong of [`${secret}x`, secret.slice(4), 'rsk_', 'x'])
    expect(await codeOf(withToken(wrong).call(identity.readMe))).toBe('token-refused')
  const answer = await fetch(`${host.url}/api/v1/me`, {
    headers: { authorization: `Basic ${btoa(`x:${secret}`)}` },
  })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
})

test('an owner of an organisation is asked to hand it over before their account goes', async () => {
  const small = await startTestHost()
  const operator = await small.operator('op@city.example')
  expect(await codeOf(operator.call(identity.deleteMe, { body: { confirm: 'delete my account' } }))).toBe(
    'last-operator',
  )
  await operator.call(organisations.createOrganisation, { body: { name: 'Library' } })
  expect(await codeOf(operator.call(identity.deleteMe, { body: { confirm: 'delete my account' } }))).toBe(
    'last-owner',
  )
  expect((await operator.call(identity.readMe)).organisations).toHaveLength(1)
  await small.stop()
})
