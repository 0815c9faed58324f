import { identity } from '@rucksack/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator } from '../../testing/authenticator.ts'
import { codeOf } from '../../testing/code-of.ts'
import { startTestHost, type TestHost, type Visitor } from '../../testing/index.ts'

let host: TestHost

beforeAll(async () => {
  host = await startTestHost()
})
afterAll(async () => await host.stop())

async function withPasskey(email: string, name = 'My phone') {
  const ada = await host.signIn(email)
  const device = authenticator(host.url)
  const { attempt, options } = await ada.call(identity.passkeyOptions)
  const passkey = await ada.call(identity.addPasskey, {
    body: { attempt, name, response: device.register(options) },
  })
  return { ada, device, passkey }
}

async function signIn(visitor: Visitor, device: ReturnType<typeof authenticator>, how = {}, next?: string) {
  const { attempt, options } = await visitor.call(identity.passkeySignInOptions)
  return await visitor.call(identity.finishPasskeySignIn, {
    body: { attempt, response: device.signIn(options, how), ...(next === undefined ? {} : { next }) },
  })
}

test('a passkey made after the first sign-in signs its person in on another browser', async () => {
  const { ada, device } = await withPasskey('ada@learner.example')
  const other = host.stranger()
  const signed = await signIn(other, device, {}, '/backpack')
  expect(signed).toEqual({ personId: (await ada.call(identity.readMe)).id, next: '/backpack' })
  expect((await other.call(identity.readMe)).addresses[0]?.value).toBe('ada@learner.example')
  const { items } = await ada.call(identity.listPasskeys)
  expect(items).toMatchObject([{ name: 'My phone' }])
  expect(items[0]?.lastUsedAt).not.toBeNull()
})

test('making and removing a passkey is told to every address of the person', async () => {
  const { ada, passkey } = await withPasskey('notice@learner.example', 'Library laptop')
  await host.settle()
  expect(host.post.last('notice@learner.example').text).toContain('Library laptop')
  const before = host.post.letters.length
  await ada.call(identity.removePasskey, { params: { passkey: passkey.id } })
  await host.settle()
  expect(host.post.letters).toHaveLength(before + 1)
})

test('a passkey can be renamed; a removed one signs nobody in', async () => {
  const { ada, device, passkey } = await withPasskey('rename@learner.example')
  const renamed = await ada.call(identity.renamePasskey, {
    params: { passkey: passkey.id },
    body: { name: 'Old phone' },
  })
  expect(renamed.name).toBe('Old phone')
  expect(await codeOf(signIn(host.stranger(), device))).toBe('ok')
  await ada.call(identity.removePasskey, { params: { passkey: passkey.id } })
  expect(await codeOf(signIn(host.stranger(), device))).toBe('passkey-refused')
})

test.each([
  ['a page of another origin', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://localhost:1' }],
  ['another site', { site: 'evil.example' }],
  ['a counter that went back', { counter: 1 }],
])('a passkey answered by %s is refused', async (_what, how) => {
  const { device } = await withPasskey(`wrong-${Math.random().toString(36).slice(2)}@learner.example`)
  expect(await codeOf(signIn(host.stranger(), device))).toBe('ok')
  expect(await codeOf(signIn(host.stranger(), device, how))).toBe('passkey-refused')
  expect(await codeOf(signIn(host.stranger(), device))).toBe('ok')
})

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another site', { site: 'evil.example' }],
])('a passkey made on %s is not kept', async (_what, how) => {
  const ada = await host.signIn('elsewhere@learner.example')
  const { attempt, options } = await ada.call(identity.passkeyOptions)
  const response = authenticator(host.url).register(options, how)
  expect(await codeOf(ada.call(identity.addPasskey, { body: { attempt, name: 'x', response } }))).toBe(
    'passkey-refused',
  )
  expect((await ada.call(identity.listPasskeys)).items).toEqual([])
})

test('an answer works once, for its own challenge, for ten minutes', async () => {
  const { device } = await withPasskey('replay@learner.example')
  const visitor = host.stranger()
  const first = await visitor.call(identity.passkeySignInOptions)
  const response = device.signIn(first.options)
  const finish = (attempt: string) =>
    codeOf(visitor.call(identity.finishPasskeySignIn, { body: { attempt, response } }))
  expect(await finish(first.attempt)).toBe('ok')
  expect(await finish(first.attempt)).toBe('sign-in-expired')
  const second = await visitor.call(identity.passkeySignInOptions)
  expect(await finish(second.attempt)).toBe('passkey-refused')
  const third = await visitor.call(identity.passkeySignInOptions)
  host.clock.advance(10 * 60_000 + 1_000)
  expect(await finish(third.attempt)).toBe('sign-in-expired')
})

test('a challenge to make a passkey is of use to its person only, and not for signing in', async () => {
  const ada = await host.signIn('mine@learner.example')
  const eve = await host.signIn('eve@learner.example')
  const { attempt, options } = await ada.call(identity.passkeyOptions)
  const response = authenticator(host.url).register(options)
  const body = { attempt, name: 'x', response }
  expect(await codeOf(eve.call(identity.addPasskey, { body }))).toBe('sign-in-expired')
  const { attempt: again } = await ada.call(identity.passkeyOptions)
  expect(await codeOf(eve.call(identity.finishPasskeySignIn, { body: { attempt: again, response } }))).toBe(
    'sign-in-expired',
  )
})

test('the same device is not kept twice, nor for two people', async () => {
  const { device } = await withPasskey('twice@learner.example')
  const eve = await host.signIn('eve2@learner.example')
  const { attempt, options } = await eve.call(identity.passkeyOptions)
  const body = { attempt, name: 'Mine now', response: device.register(options) }
  expect(await codeOf(eve.call(identity.addPasskey, { body }))).toBe('passkey-refused')
  expect(await codeOf(signIn(host.stranger(), device))).toBe('ok')
})

test('junk in the place of an answer is refused, never a failure of ours', async () => {
  const ada = await host.signIn('junk@learner.example')
  for (const response of [
    {},
    { id: 1 },
    { id: 'x', rawId: 'x', type: 'public-key', response: {} },
    { id: 'x', response: null },
  ]) {
    const { attempt } = await ada.call(identity.passkeySignInOptions)
    expect(await codeOf(ada.call(identity.finishPasskeySignIn, { body: { attempt, response } }))).toBe(
      'passkey-refused',
    )
    const making = await ada.call(identity.passkeyOptions)
    expect(
      await codeOf(ada.call(identity.addPasskey, { body: { attempt: making.attempt, name: 'x', response } })),
    ).toBe('passkey-refused')
  }
})
