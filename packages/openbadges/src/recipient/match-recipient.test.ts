import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { browserCrypto } from '../browser/browser-crypto.ts'
import type { Recipient } from '../model.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashIdentity } from './hash-identity.ts'
import { matchRecipient } from './match-recipient.ts'

const ada = 'ada@learner.example'
const hash = (identity: string, salt = '', algorithm = 'sha256') =>
  `${algorithm}$${createHash(algorithm).update(`${identity}${salt}`, 'utf8').digest('hex')}`
const hashed = (identity: string, salt = ''): Recipient => ({ type: 'email', identity, hashed: true, salt })

it('an address that was hashed with every part in capitals is found', async () => {
  expect(await matchRecipient(nodeCrypto, [hashed(hash('Ada@Learner.Example'))], [ada])).toBe(ada)
  expect(await matchRecipient(nodeCrypto, [hashed(hash('aDa@learner.example'))], [ada])).toBeNull()
})
const plain = (identity: string, type = 'email'): Recipient => ({ type, identity, hashed: false, salt: '' })

describe.each([
  ['Node', nodeCrypto],
  ['the browser', browserCrypto],
])('in %s', (_name, crypto) => {
  // Computed with coreutils: printf '%s' 'ada@learner.exampleMeersalz' | sha256sum
  it.each([
    ['ada@learner.example', 'Meersalz', 'sha256'],
    ['ada@learner.example', '', 'sha256'],
    ['ada@learner.example', 'Meersalz', 'md5'],
    ['ada@learner.example', 'Meersalz', 'sha1'],
    ['ada@learner.example', 'Meersalz', 'sha512'],
    ['zoë@bücher.example', 'Sal gemma 🧂', 'sha256'],
    ['', '', 'sha256'],
  ] as const)(
    'the hash of %j with salt %j by %s is that of the standard',
    async (identity, salt, algorithm) => {
      expect(await hashIdentity(crypto, identity, salt, algorithm)).toBe(hash(identity, salt, algorithm))
    },
  )

  it('the hash is the one that anybody can compute by hand', async () => {
    expect(await hashIdentity(crypto, 'abc', '')).toBe(
      'sha256$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(await hashIdentity(crypto, 'ab', 'c')).toBe(await hashIdentity(crypto, 'abc', ''))
    expect(await hashIdentity(crypto, 'abc', '', 'md5')).toBe('md5$900150983cd24fb0d6963f7d28e17f72')
  })

  it('a learner finds a badge that names one of several addresses', async () => {
    const others = ['bob@learner.example', ada, 'ada@work.example']
    expect(await matchRecipient(crypto, [hashed(hash(ada, 'Meersalz'), 'Meersalz')], others)).toBe(ada)
    expect(await matchRecipient(crypto, [hashed(hash('x@y.example')), hashed(hash(ada))], others)).toBe(ada)
    expect(await matchRecipient(crypto, [hashed(hash('x@y.example'))], others)).toBe(null)
    expect(await matchRecipient(crypto, [], others)).toBe(null)
    expect(await matchRecipient(crypto, [hashed(hash(ada))], [])).toBe(null)
  })
})

describe('an address is found as old issuers hashed it', () => {
  it.each([
    ['as it was typed', 'Ada.Byron@Learner.Example', 'Ada.Byron@Learner.Example'],
    ['in lower case', 'ada@learner.example', 'Ada@Learner.Example'],
    ['with only its host in lower case', 'Ada@learner.example', 'Ada@Learner.EXAMPLE'],
    ['with a capital', 'Ada@learner.example', 'ada@learner.example'],
    ['in capitals', 'ADA@LEARNER.EXAMPLE', 'ada@learner.example'],
    ['with blanks around it', 'ada@learner.example', ' ada@learner.example '],
    ['as a mailto link', 'mailto:ada@learner.example', 'Ada@learner.example'],
  ])('%s', async (_name, written, known) => {
    expect(await matchRecipient(nodeCrypto, [hashed(hash(written, 's'), 's')], [known])).toBe(known)
    expect(await matchRecipient(nodeCrypto, [hashed(hash(`x${written}`, 's'), 's')], [known])).toBe(null)
    expect(await matchRecipient(nodeCrypto, [hashed(hash(written, 's'), 't')], [known])).toBe(null)
  })

  it('whatever the case of the hash', async () => {
    expect(await matchRecipient(nodeCrypto, [hashed(hash(ada).toUpperCase())], [ada])).toBe(ada)
    expect(await matchRecipient(nodeCrypto, [hashed(hash(ada).replace('sha256', 'SHA256'))], [ada])).toBe(ada)
  })

  it.each([
    'sha256$',
    'sha256$zz',
    'sha256',
    '$',
    'sha3$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    `sha256$${hash(ada).slice(7, 30)}`,
    `md5$${hash(ada).slice(7)}`,
  ])('but not by something that is no hash: %s', async identity => {
    expect(await matchRecipient(nodeCrypto, [hashed(identity)], [ada])).toBe(null)
  })
})

it('a plain recipient is found whatever its case, and only as a whole', async () => {
  expect(await matchRecipient(nodeCrypto, [plain(' Ada@Learner.example')], [ada])).toBe(ada)
  expect(await matchRecipient(nodeCrypto, [plain('mailto:ada@learner.example')], [ada])).toBe(ada)
  expect(await matchRecipient(nodeCrypto, [plain('ada@learner.example.evil')], [ada])).toBe(null)
  expect(await matchRecipient(nodeCrypto, [plain(hash(ada))], [ada])).toBe(null)
})

it('a hash is not taken for the address of somebody who knows it', async () => {
  expect(await matchRecipient(nodeCrypto, [hashed(hash(ada))], [hash(ada)])).toBe(null)
})

it('an address that only looks like another in some case is another', async () => {
  // The Kelvin sign has k as its lower case, and a dotless i has I as its upper case.
  expect(
    await matchRecipient(nodeCrypto, [hashed(hash('kate@learner.example'))], ['\u212aate@learner.example']),
  ).toBe(null)
  expect(
    await matchRecipient(nodeCrypto, [plain('kate@learner.example')], ['\u212aate@learner.example']),
  ).toBe(null)
  expect(
    await matchRecipient(nodeCrypto, [hashed(hash('KIM@LEARNER.EXAMPLE'))], ['k\u0131m@learner.example']),
  ).toBe(null)
  for (const kate of ['kate@learner.example', 'KATE@learner.example'])
    expect(await matchRecipient(nodeCrypto, [hashed(hash('kate@learner.example'))], [kate])).toBe(kate)
})
