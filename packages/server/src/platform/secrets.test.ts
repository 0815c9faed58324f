import { expect, test } from 'vitest'
import { secretsFrom } from './secrets.ts'

const secrets = secretsFrom('one secret key that is long enough for this')
const others = secretsFrom('another secret key that is long enough too')

test('what was sealed opens again, with the same key and for the same purpose only', () => {
  const sealed = secrets.seal('mail', Buffer.from('hello'))
  expect(secrets.open('mail', sealed).toString()).toBe('hello')
  expect(() => secrets.open('invitation', sealed)).toThrow()
  expect(() => others.open('mail', sealed)).toThrow()
  expect(secretsFrom('one secret key that is long enough for this').open('mail', sealed).toString()).toBe(
    'hello',
  )
})

test('sealing the same twice gives different bytes', () => {
  expect(secrets.seal('mail', Buffer.from('hello'))).not.toEqual(secrets.seal('mail', Buffer.from('hello')))
})

test('a change of any byte is noticed', () => {
  const sealed = secrets.seal('mail', Buffer.from('hello'))
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => secrets.open('mail', changed)).toThrow()
  }
  for (const size of [0, 1, 28, sealed.length - 1])
    expect(() => secrets.open('mail', sealed.subarray(0, size))).toThrow()
  expect(secrets.open('mail', sealed).toString()).toBe('hello')
})

test('a new key opens what the one before sealed while that is given, and finds again what was hashed', () => {
  const [one, two] = [
    'one secret key that is long enough for this',
    'the next secret key, long enough as well',
  ]
  const both = secretsFrom(two, { old: [one], index: one })
  const sealed = secrets.seal('mail', Buffer.from('hello'))
  // As versions before sealed it: without the name of the key.
  const bare = Buffer.concat([Buffer.from([1]), sealed.subarray(secrets.sealedNow.length)])
  for (const each of [sealed, bare]) {
    expect(both.open('mail', each).toString()).toBe('hello')
    expect(() => secretsFrom(two).open('mail', each)).toThrow()
  }
  expect(both.seal('mail', Buffer.from('x')).subarray(0, 5)).toEqual(both.sealedNow)
  expect(both.sealedNow).not.toEqual(secrets.sealedNow)
  expect(() => secrets.open('mail', both.seal('mail', Buffer.from('x')))).toThrow()
  expect(both.isMac('ticket', 'text', secrets.mac('ticket', 'text'))).toBe(true)
  expect(both.isMac('ticket', 'text', others.mac('ticket', 'text'))).toBe(false)
  expect(both.index('code', 'text')).toEqual(secrets.index('code', 'text'))
})

test('a fingerprint tells keys apart and gives nothing away', () => {
  expect(secrets.fingerprint).not.toBe(others.fingerprint)
  expect(secrets.fingerprint).toMatch(/^[0-9a-f]{32}$/)
  expect(secrets.fingerprint).not.toContain(secrets.mac('fingerprint', 'other').toString('hex').slice(0, 32))
})
