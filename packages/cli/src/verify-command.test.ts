import { expect, test } from 'vitest'
import { makeBadge } from '../../openbadges/src/testing/index.ts'
import { png } from '../../openbadges/src/testing/pictures.ts'
import { bytes, terminalOver } from './testing/terminal-over.ts'

test('a genuine badge ends with 0, a forged one with 1, one that cannot be reached with 2', async () => {
  const good = await makeBadge('3.0 vc-jwt')
  const forged = await makeBadge('3.0 vc-jwt', { forged: true })
  const genuine = terminalOver({ 'good.jwt': bytes(good.input) }, good.web)
  expect(await genuine.run('verify', 'good.jwt')).toBe(0)
  expect(genuine.said()).toContain('genuine and still valid')
  const bad = terminalOver({ 'bad.jwt': bytes(forged.input) }, forged.web)
  expect(await bad.run('verify', 'bad.jwt')).toBe(1)
  expect(bad.said()).toContain('✗ proof')
  expect(await terminalOver({}).run('verify', 'https://nowhere.example/badge')).toBe(2)
})

test('a badge for somebody else is invalid when an address is asked for', async () => {
  const { input, web } = await makeBadge('3.0 data-integrity')
  const terminal = terminalOver({ '-': bytes(input) }, web)
  expect(await terminal.run('verify', '-', '--recipient', 'ada@learner.example')).toBe(0)
  expect(await terminal.run('verify', '-', '--recipient', 'eve@learner.example')).toBe(1)
})

test('the whole report comes as JSON', async () => {
  const { input, web } = await makeBadge('2.0 hosted')
  const terminal = terminalOver({ '-': bytes(input) }, web)
  await terminal.run('verify', '-', '--json')
  expect(JSON.parse(terminal.said())).toMatchObject({ verdict: 'valid', detected: { version: '2.0' } })
})

test('offline, nothing is fetched, and what needs it stays unknown', async () => {
  const { input, web } = await makeBadge('3.0 data-integrity')
  const terminal = terminalOver({ 'badge.json': bytes(input) }, web)
  expect(await terminal.run('verify', '--offline', 'badge.json')).toBe(2)
  expect(terminal.asked).toEqual([])
  expect(terminal.said()).toContain('because of --offline')
  expect(await terminal.run('verify', 'badge.json')).toBe(0)
})

test('a folder of badges is judged at once, with a line for each, a sum, and one fetch for what they share', async () => {
  const good = await makeBadge('3.0 vc-jwt')
  const forged = await makeBadge('3.0 vc-jwt', { forged: true })
  const folder: Record<string, Uint8Array> = {
    'term/photo.png': png(),
    'term/deep/bad.jwt': bytes(forged.input),
  }
  for (let at = 10; at < 30; at++) folder[`term/${at}.jwt`] = bytes(good.input)
  const terminal = terminalOver(folder, good.web)
  expect(await terminal.run('verify', 'term/')).toBe(1)
  const lines = terminal.said().split('\n')
  expect(lines.filter(line => line.startsWith('✓'))).toHaveLength(20)
  expect(lines).toContainEqual(expect.stringMatching(/^✗ term\/deep\/bad\.jwt: /))
  expect(lines.at(-1)).toBe('20 valid, 1 invalid, 0 could not be told, 1 file holds no badge')
  expect(terminal.steps).toContain('22 of 22 …')
  expect(new Set(terminal.asked).size).toBe(terminal.asked.length)
})

test('several badges as JSON are one line each, and a file that is not there stops none of them', async () => {
  const { input, web } = await makeBadge('3.0 vc-jwt')
  const terminal = terminalOver({ 'a.jwt': bytes(input), 'b.jwt': bytes(input) }, web)
  expect(await terminal.run('verify', '--json', 'a.jwt', 'gone.jwt', 'b.jwt')).toBe(3)
  expect(terminal.complained()).toContain('there is no file gone.jwt')
  const lines = terminal
    .said()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines.map(line => [line.input, line.report.verdict])).toEqual([
    ['a.jwt', 'valid'],
    ['b.jwt', 'valid'],
  ])
})

test('a picture that was named and holds no badge is bad; a folder without any badge tells nothing', async () => {
  const terminal = terminalOver({ 'plain.png': png(), 'photos/plain.png': png() })
  expect(await terminal.run('verify', 'plain.png')).toBe(1)
  expect(await terminal.run('verify', 'photos')).toBe(2)
})

test('--quiet says it with the exit code alone', async () => {
  const { input, web } = await makeBadge('3.0 vc-jwt')
  const terminal = terminalOver({ 'a.jwt': bytes(input), 'b.jwt': bytes(input) }, web)
  expect(await terminal.run('verify', '-q', 'a.jwt')).toBe(0)
  expect(await terminal.run('verify', '-q', 'a.jwt', 'b.jwt')).toBe(0)
  expect(terminal.said()).toBe('')
})

test('a badge cannot give orders to the terminal', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const evil = '\u001b[2J\u202eKnots\u0007'
  const terminal = terminalOver(
    { 'evil.json': bytes(JSON.stringify(document)) },
    Object.fromEntries(
      Object.entries(web).map(([url, answer]) => [
        url,
        typeof answer === 'object' && 'criteria' in answer ? { ...answer, name: evil } : answer,
      ]),
    ),
  )
  await terminal.run('verify', 'evil.json')
  await terminal.run('inspect', 'evil.json')
  expect(terminal.said()).toContain('Knots')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  expect(terminal.said()).not.toMatch(/[\u001b\u0007\u202e]/)
})
