import { expect, test } from 'vitest'
import { keyIssuer, makeBadge, sampleCredential } from '../../openbadges/src/testing/index.ts'
import { bytes, terminalOver } from './testing/terminal-over.ts'

const textOf = (file: Uint8Array | undefined) => new TextDecoder().decode(file)

test.each([
  ['ed25519', 'eddsa-rdfc-2022', []],
  ['ed25519', 'eddsa-jcs-2022', ['--suite', 'eddsa-jcs-2022']],
  ['p256', 'ecdsa-rdfc-2019', []],
  ['p384', 'ecdsa-jcs-2019', ['--suite', 'ecdsa-jcs-2019']],
])('a key of the kind %s is made, and signs with %s what is then genuine', async (type, suite, more) => {
  const { '@context': context, issuer: _issuer, ...rest } = sampleCredential('urn:x:y')
  const terminal = terminalOver({
    'credential.json': bytes(JSON.stringify({ '@context': context, ...rest })),
  })
  expect(await terminal.run('keygen', '--type', type)).toBe(0)
  expect(terminal.secrets).toEqual(['key.json'])
  expect(terminal.said()).not.toContain(JSON.parse(textOf(terminal.files['key.json'])).d)
  expect(await terminal.run('sign', 'credential.json', '-k', 'key.json', '-o', 'badge.json', ...more)).toBe(0)
  expect(JSON.parse(textOf(terminal.files['badge.json']))).toMatchObject({ proof: [{ cryptosuite: suite }] })
  expect(await terminal.run('verify', 'badge.json', '--offline')).toBe(0)
  expect(await terminal.run('sign', 'credential.json', '-k', 'key.json', '--jwt', '-o', 'badge.jwt')).toBe(0)
  expect(await terminal.run('verify', 'badge.jwt', '--offline')).toBe(0)
})

test('a key is not overwritten unasked, and one of RSA signs JWTs', async () => {
  const { issuer: _issuer, ...credential } = sampleCredential('urn:x:y')
  const terminal = terminalOver({ 'credential.json': bytes(JSON.stringify(credential)) })
  expect(await terminal.run('keygen', '--type', 'rsa', '--json')).toBe(0)
  expect(JSON.parse(terminal.said())).toMatchObject({ file: 'key.json', publicJwk: { kty: 'RSA' } })
  expect(await terminal.run('keygen')).toBe(3)
  expect(await terminal.run('sign', 'credential.json', '--key', 'key.json')).toBe(3)
  expect(terminal.complained()).toContain('RSA keys sign badges as JWT')
  expect(await terminal.run('sign', 'credential.json', '--key', 'key.json', '--jwt', '-o', 'badge.jwt')).toBe(
    0,
  )
  expect(await terminal.run('verify', 'badge.jwt')).toBe(0)
})

test('nothing is signed in the name of somebody else, or only in part', async () => {
  const { did } = keyIssuer()
  const other = sampleCredential(did)
  const { issuer: _issuer, ...own } = other
  const terminal = terminalOver({
    'other.json': bytes(JSON.stringify(other)),
    'odd.json': bytes(JSON.stringify({ ...own, undefinedWord: 1 })),
    'list.json': bytes('[1]'),
    'no-key': bytes('hello'),
  })
  await terminal.run('keygen')
  expect(await terminal.run('sign', 'other.json', '-k', 'key.json')).toBe(3)
  expect(terminal.complained()).toContain(`is by ${did}, but the key is that of did:key:`)
  expect(await terminal.run('sign', 'odd.json', '-k', 'key.json')).toBe(3)
  expect(await terminal.run('sign', 'list.json', '-k', 'key.json')).toBe(3)
  expect(await terminal.run('sign', 'other.json', '-k', 'no-key')).toBe(3)
  expect(await terminal.run('sign', 'other.json')).toBe(3)
  expect(await terminal.run('sign', 'other.json', '-k', 'key.json', '--suite', 'md5')).toBe(3)
  expect(terminal.said()).not.toContain('proofValue')
})

test('an old badge becomes a new one, and what has no place in it is told', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const terminal = terminalOver({ 'old.json': bytes(JSON.stringify({ ...document, madeUp: 'x' })) }, web)
  expect(await terminal.run('convert', 'old.json', '--to', '3.0', '-o', 'new.json')).toBe(0)
  expect(JSON.parse(textOf(terminal.files['new.json']))).toMatchObject({
    credentialSubject: { achievement: { name: 'Knots' } },
  })
  expect(terminal.complained()).toContain('left out: /madeUp (no-place)')
  expect(await terminal.run('convert', 'old.json', '--to', '3.0', '--json')).toBe(0)
  expect(JSON.parse(terminal.said())).toMatchObject({ report: { from: '2.0', to: '3.0' } })
  expect(await terminal.run('convert', 'old.json')).toBe(3)
  expect(await terminal.run('convert', 'new.json', '--to', '1.0')).toBe(3)
})

test('the status of a badge is what its lists say: in force, revoked, or not to be told', async () => {
  const look = async (wish: object, ...more: string[]) => {
    const { input, web } = await makeBadge('3.0 data-integrity', wish)
    const terminal = terminalOver({ 'badge.json': bytes(input) }, web)
    return { code: await terminal.run('status', 'badge.json', ...more), said: terminal.said() }
  }
  expect(await look({})).toMatchObject({ code: 0, said: expect.stringContaining('✓ status') })
  expect(await look({ revoked: true })).toMatchObject({ code: 1, said: expect.stringContaining('(revoked)') })
  expect(await look({ suspended: true })).toMatchObject({
    code: 1,
    said: expect.stringContaining('(suspended)'),
  })
  expect(await look({}, '--offline')).toMatchObject({ code: 2 })
  const asJson = JSON.parse((await look({ revoked: true }, '--json')).said)
  expect(asJson).toMatchObject({
    finding: { reason: 'revoked' },
    entries: [{ statusPurpose: 'revocation' }, {}],
  })
})

test('a badge without a list says so, and a hosted one that is gone was revoked', async () => {
  const { issuer: _issuer, credentialStatus: _status, ...credential } = sampleCredential('urn:x:y')
  const terminal = terminalOver({ 'credential.json': bytes(JSON.stringify(credential)) })
  await terminal.run('keygen')
  await terminal.run('sign', 'credential.json', '-k', 'key.json', '-o', 'badge.json')
  expect(await terminal.run('status', 'badge.json')).toBe(0)
  expect(terminal.said()).toContain('names no list')
  const { input, web } = await makeBadge('2.0 hosted', { revoked: true })
  expect(await terminalOver({ '-': bytes(input) }, web).run('status', '-')).toBe(1)
})

test('many credentials are signed into a folder, each under its name; one that cannot be stops no other', async () => {
  const { issuer: _issuer, ...credential } = sampleCredential('urn:x:y')
  const files: Record<string, Uint8Array> = {
    'class/list.txt': bytes('Ada'),
    'class/odd.json': bytes(JSON.stringify({ ...credential, undefinedWord: 1 })),
  }
  for (let at = 10; at < 30; at++)
    files[`class/${at}.json`] = bytes(JSON.stringify({ ...credential, id: `urn:uuid:${at}` }))
  const terminal = terminalOver(files)
  await terminal.run('keygen')
  expect(await terminal.run('sign', 'class', '-k', 'key.json')).toBe(3)
  expect(terminal.complained()).toContain('name it with --out')
  expect(await terminal.run('sign', 'class', '-k', 'key.json', '-o', 'signed')).toBe(3)
  expect(terminal.complained()).toMatch(/class\/odd\.json: .*words that its vocabulary does not define/)
  expect(terminal.said()).toContain('20 signed into signed, 1 not')
  expect(terminal.steps).toContain('21 of 21 …')
  expect(JSON.parse(textOf(files['signed/17.json']))).toMatchObject({ id: 'urn:uuid:17' })
  expect(await terminal.run('verify', 'signed', '--offline')).toBe(0)
  expect(await terminal.run('sign', 'class/10.json', 'class/11.json', '-k', 'key.json', '-o', 'signed')).toBe(
    3,
  )
  expect(terminal.complained()).toContain('signed/10.json is there already')
  const jwt = ['sign', 'class/10.json', 'class/11.json', '-k', 'key.json', '--jwt', '-o', 'signed'] as const
  expect(await terminal.run(...jwt)).toBe(0)
  expect(await terminal.run('verify', 'signed/10.jwt', 'signed/11.jwt', '--offline')).toBe(0)
})

test('two credentials of the same name are told before anything is signed', async () => {
  const { issuer: _issuer, ...credential } = sampleCredential('urn:x:y')
  const file = bytes(JSON.stringify(credential))
  const terminal = terminalOver({ 'a/badge.json': file, 'b/badge.json': file, 'c/none.txt': file })
  await terminal.run('keygen')
  expect(await terminal.run('sign', 'a', 'b', '-k', 'key.json', '-o', 'signed')).toBe(3)
  expect(terminal.complained()).toContain('would both become')
  expect(await terminal.run('sign', 'c', '-k', 'key.json', '-o', 'signed')).toBe(3)
  expect(terminal.complained()).toContain('no .json file in c')
  expect(Object.keys(terminal.files).filter(name => name.startsWith('signed'))).toEqual([])
})
