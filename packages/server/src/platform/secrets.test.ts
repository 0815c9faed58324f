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

test('a fingerprint tells keys apart and gives nothing away', () => {
  expect(secrets.fingerprint).not.toBe(others.fingerprint)
  expect(secrets.fingerprint).toMatch(/^[0-9a-f]{32}$/)
  expect(secrets.fingerprint).not.toContain(secrets.mac('fingerprint', 'other').toString('hex').slice(0, 32))
})
