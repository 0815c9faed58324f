import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isLocal, keepSecretKey, readConfig } from './config.ts'
import { ConfigError } from './env.ts'

const freshFolder = () => mkdtempSync(join(tmpdir(), 'rucksack-config-'))

function refusal(values: Record<string, string>): string {
  try {
    readConfig(values)
  } catch (cause) {
    if (cause instanceof ConfigError) return cause.message
    throw cause
  }
  return 'accepted'
}

test.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '4000.5'],
  ['HOST', 'not an address'],
  ['HOST', 'http://127.0.0.1'],
  ['PUBLIC_URL', 'badges.city.example'],
  ['PUBLIC_URL', 'ftp://badges.city.example'],
  ['PUBLIC_URL', 'https://city.example/badges'],
  ['PUBLIC_URL', 'https://city.example/?a=b'],
  ['PUBLIC_URL', 'https://city.example/#a'],
  ['PUBLIC_URL', 'https://me:secret@city.example'],
  ['PUBLIC_URL', 'https://:secret@city.example'],
  ['DATABASE_URL', 'mysql://localhost/rucksack'],
  ['DATABASE_URL', 'localhost:5432'],
  ['SMTP_URL', 'mail.city.example'],
  ['SMTP_URL', 'http://mail.city.example'],
  ['MAIL_FROM', 'the library'],
  ['MAIL_FROM', 'Badges <badges@city.example'],
  ['MAIL_FROM', 'a@b.example, c@d.example'],
  ['ALLOW_NO_SMTP', 'yes'],
  ['TRUSTED_PROXIES', 'proxy.city.example'],
  ['DNS_SERVERS', 'dns.city.example'],
  ['DNS_SERVERS', '9.9.9.9:99999'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', '127.0.0.1,fd00::/129'],
  ['ALLOW_PRIVATE_NETWORK', '1'],
  ['SECRET_KEY', 'too short'],
  ['REQUIRE_DATA', 'TRUE'],
  ['LOG_LEVEL', 'loud'],
  ['METRICS_TOKEN', 'short'],
])('%s=%s stops the start with one line that names it', (name, value) => {
  const line = refusal({ [name]: value, ...(name === 'PUBLIC_URL' ? { ALLOW_NO_SMTP: 'true' } : {}) })
  expect(line).toContain(name)
  expect(line).not.toContain('\n')
})

test('good values of every setting are taken as they are', () => {
  const dataDir = freshFolder()
  expect(
    readConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: dataDir,
      PUBLIC_URL: 'https://badges.city.example/',
      DATABASE_URL: 'postgres://u:p@db/rucksack',
      SMTP_URL: 'smtps://u:p@mail.city.example',
      MAIL_FROM: 'Riverside Badges <badges@city.example>',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
      ALLOW_PRIVATE_NETWORK: 'true',
      DNS_SERVERS: '9.9.9.9, 127.0.0.1:5353,[::1]:53,::1',
      SECRET_KEY: 'x'.repeat(32),
      LOG_LEVEL: 'debug',
      SECRET_KEY_OLD: `${'o'.repeat(32)}, ${'p'.repeat(32)}`,
      METRICS_TOKEN: 'sixteen characters',
      PASSWORD_GRANT: 'true',
    }),
  ).toEqual({
    passwordGrant: true,
    port: 8080,
    host: '0.0.0.0',
    dataDir,
    publicUrl: 'https://badges.city.example',
    databaseUrl: 'postgres://u:p@db/rucksack',
    smtpUrl: 'smtps://u:p@mail.city.example',
    mailFrom: 'Riverside Badges <badges@city.example>',
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
    allowPrivateNetwork: true,
    dnsServers: ['9.9.9.9', '127.0.0.1:5353', '[::1]:53', '::1'],
    secretKey: 'x'.repeat(32),
    secretKeysOld: ['o'.repeat(32), 'p'.repeat(32)],
    requireData: false,
    logLevel: 'debug',
    metricsToken: 'sixteen characters',
  })
})

test('nothing needs to be set: a host on this machine, mail in its folder', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4000',
    smtpUrl: null,
    databaseUrl: null,
    mailFrom: 'badges@localhost.localdomain',
    allowPrivateNetwork: false,
    secretKey: '',
  })
})

test('mail is sent from the host of PUBLIC_URL, and from a name where that is a number', () => {
  expect(readConfig({ PUBLIC_URL: 'https://badges.city.example', SMTP_URL: 'smtp://mail' }).mailFrom).toBe(
    'badges@badges.city.example',
  )
  for (const PUBLIC_URL of ['http://127.0.0.1:4000', 'http://[::1]:4000'])
    expect(readConfig({ PUBLIC_URL }).mailFrom).toBe('badges@localhost.localdomain')
})

test('a password in a setting is never repeated in the line that refuses it', () => {
  for (const name of ['DATABASE_URL', 'SMTP_URL'])
    expect(refusal({ [name]: 'https://user:hunter2hunter2@db.example' })).not.toContain('hunter2')
  expect(refusal({ SECRET_KEY: 'hunter2hunter2' })).not.toContain('hunter2')
})

test('a public address without a way for mail to leave is refused, unless that is wanted', () => {
  const PUBLIC_URL = 'https://badges.city.example'
  expect(refusal({ PUBLIC_URL })).toContain('SMTP_URL is not set')
  expect(refusal({ PUBLIC_URL, ALLOW_NO_SMTP: 'true' })).toBe('accepted')
  expect(refusal({ PUBLIC_URL, SMTP_URL: 'smtp://mail' })).toBe('accepted')
  expect(refusal({ PUBLIC_URL: 'http://badges.localhost:4000' })).toBe('accepted')
})

test('REQUIRE_DATA refuses a folder that is missing, empty or freshly formatted, and takes one with data', () => {
  const empty = freshFolder()
  const formatted = freshFolder()
  mkdirSync(join(formatted, 'lost+found'))
  for (const DATA_DIR of [join(empty, 'missing'), empty, formatted])
    expect(refusal({ REQUIRE_DATA: 'true', DATA_DIR })).toContain(`the data folder ${DATA_DIR} is empty`)
  const used = freshFolder()
  writeFileSync(join(used, 'secret-key'), 'x'.repeat(40))
  expect(refusal({ REQUIRE_DATA: 'true', DATA_DIR: used })).toBe('accepted')
})

test('a DATA_DIR that is a file is refused and named', () => {
  const file = join(freshFolder(), 'file')
  writeFileSync(file, '')
  expect(refusal({ DATA_DIR: file })).toBe(`DATA_DIR is ${file}, which is not a folder.`)
})

test('the secret key is made once, kept for its owner alone, and read again at the next start', () => {
  const DATA_DIR = join(freshFolder(), 'new')
  const first = keepSecretKey(readConfig({ DATA_DIR }))
  const second = keepSecretKey(readConfig({ DATA_DIR }))
  expect(first.fresh).toBe(true)
  expect(second.fresh).toBe(false)
  expect(second.config.secretKey).toBe(first.config.secretKey)
  expect(readFileSync(join(DATA_DIR, 'secret-key'), 'utf8').trim()).toBe(first.config.secretKey)
  expect(statSync(join(DATA_DIR, 'secret-key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(DATA_DIR)).toEqual(['secret-key'])
})

test('a SECRET_KEY that is set is used and not written to the folder', () => {
  const DATA_DIR = freshFolder()
  const { config } = keepSecretKey(readConfig({ DATA_DIR, SECRET_KEY: 'k'.repeat(40) }))
  expect(config.secretKey).toBe('k'.repeat(40))
  expect(readdirSync(DATA_DIR)).toEqual([])
})

test('names of this machine are told from names of the world', () => {
  expect(['localhost', 'a.localhost', '127.0.0.1', '127.8.9.1', '[::1]'].map(isLocal)).not.toContain(false)
  expect(
    ['city.example', 'localhost.city.example', '10.0.0.1', '[::2]', '128.0.0.1'].map(isLocal),
  ).not.toContain(true)
})
