import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchKey } from './addresses.ts'
import { kindOf, readAddress, shownAddress } from './read-address.ts'

test('an address of each kind is recognised by how it is written', () => {
  for (const [text, kind, value] of [
    [' Ada@Learner.example ', 'email', 'Ada@Learner.example'],
    ['did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH', 'did', undefined],
    ['did:web:school.example:people:ada', 'did', undefined],
    ['did:web:localhost%3A4000', 'did', undefined],
    ['@Ada@Badges.School.example', 'account', 'acct:ada@badges.school.example'],
    ['acct:ada@bücher.example', 'account', 'acct:ada@xn--bcher-kva.example'],
    ['@ada@localhost:4000', 'account', 'acct:ada@localhost:4000'],
  ] as const)
    expect(readAddress(text), text).toEqual({ kind, value: value ?? text })
})

test('what is no address is refused with what to do, whatever it is', () => {
  for (const [text, words] of [
    ['', 'no mail address'],
    ['ada', 'no mail address'],
    ['ada@learner.example\nBcc: eve@learner.example', 'no mail address'],
    ['did:', 'is no DID'],
    ['did:KEY:abc', 'is no DID'],
    ['did:key:', 'is no DID'],
    ['did:key:z6Mk<script>', 'is no DID'],
    ['did:web:school.example#key-1', 'the DID alone'],
    ['did:web:school.example/../x', 'the DID alone'],
    [`did:web:${'a'.repeat(600)}`, 'longer than'],
    ['@ada', 'no name on a host'],
    ['@ada@', 'no name on a host'],
    ['@ada@127.0.0.1', 'no name on a host'],
    ['@ada@[::1]', 'no name on a host'],
    ['@ada@host.example/path', 'no name on a host'],
    ['@ada@user:pass@host.example', 'no name on a host'],
    ['@a b@host.example', 'no name on a host'],
    ['@ada@host', 'no name on a host'],
  ] as const)
    expect(readAddress(text), text).toEqual({ trouble: expect.stringContaining(words) })
})

test('reading twice is reading once, nothing throws, and a DID keeps its capitals', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.emailAddress(),
        fc.string().map(text => `@${text}`),
      ),
      text => {
        const read = readAddress(text)
        if ('trouble' in read) return
        expect(readAddress(read.value)).toEqual(read)
        expect(readAddress(shownAddress(read.value))).toEqual(read)
        expect(kindOf(read.value)).toBe(read.kind)
      },
    ),
  )
  expect(matchKey('did:key:zAbC')).not.toBe(matchKey('did:key:zabc'))
  expect(matchKey('Ada@Learner.example')).toBe(matchKey('ada@learner.example'))
})
