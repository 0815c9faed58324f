import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { makeBadge } from '../../openbadges/src/testing/index.ts'
import { png } from '../../openbadges/src/testing/pictures.ts'
import manifest from '../package.json'
import { bytes, terminalOver } from './testing/terminal-over.ts'
import { verbs } from './verbs.ts'

test('what is baked into a picture comes out again, and nothing is overwritten unasked', async () => {
  const { input } = await makeBadge('3.0 vc-jwt')
  const terminal = terminalOver({ 'knots.png': png(), 'badge.jwt': bytes(input) })
  expect(await terminal.run('bake', 'knots.png', 'badge.jwt')).toBe(0)
  expect(await terminal.run('unbake', 'knots-baked.png', '--out', 'out.jwt')).toBe(0)
  expect(new TextDecoder().decode(terminal.files['out.jwt'])).toBe(input)
  expect(await terminal.run('bake', 'knots.png', 'badge.jwt')).toBe(3)
  expect(await terminal.run('unbake', 'knots-baked.png', '-o', 'badge.jwt')).toBe(3)
  expect(terminal.complained()).toContain('knots-baked.png is there already')
  expect(await terminal.run('bake', 'knots.png', 'badge.jwt', '--force')).toBe(0)
})

test('a badge is shown as it describes itself, without a fetch and without a judgement', async () => {
  const { input } = await makeBadge('3.0 data-integrity', { forged: true })
  const terminal = terminalOver({ 'badge.json': bytes(input) })
  expect(await terminal.run('inspect', 'badge.json')).toBe(0)
  expect(terminal.said()).toMatch(/version +Open Badges 3\.0 \(data-integrity\)/)
  expect(terminal.said()).toMatch(/signed with +eddsa-rdfc-2022, key https:\/\/school\.example/)
  expect(terminal.said()).toContain('Nothing of this was checked')
  expect(terminal.asked).toEqual([])
  const jwt = terminalOver({ '-': bytes((await makeBadge('3.0 vc-jwt')).input) })
  await jwt.run('inspect', '-', '--json')
  expect(JSON.parse(jwt.said())).toMatchObject({
    version: '3.0',
    form: 'vc-jwt',
    header: { alg: 'EdDSA' },
    badge: { name: 'Knots' },
  })
})

test('a badge at an address is fetched to be shown, but not offline', async () => {
  const { document } = await makeBadge('2.0 hosted')
  const url = 'https://school.example/assertions/1'
  const terminal = terminalOver({}, { [url]: document, 'https://school.example/gone': 404 })
  expect(await terminal.run('inspect', url)).toBe(0)
  expect(await terminal.run('inspect', 'https://school.example/gone')).toBe(3)
  expect(terminal.complained()).toContain('answered 404')
  expect(await terminal.run('inspect', url, '--offline')).toBe(3)
})

test('what cannot be carried out ends with 3 and says what to do', async () => {
  const terminal = terminalOver({ 'plain.png': png() })
  expect(await terminal.run('verify', 'gone.png')).toBe(3)
  expect(await terminal.run('unbake', 'plain.png')).toBe(3)
  expect(await terminal.run('verify')).toBe(3)
  expect(await terminal.run('fly', 'away')).toBe(3)
  expect(await terminal.run('verfy', 'plain.png')).toBe(3)
  expect(await terminal.run('verify', 'plain.png', '--nonsense')).toBe(3)
  expect(await terminal.run()).toBe(3)
  expect(terminal.complained()).toContain('there is no file gone.png')
  expect(terminal.complained()).toContain('This picture holds no badge')
  expect(terminal.complained()).toContain('did you mean "verify"?')
  expect(terminal.complained()).toContain("Unknown option '--nonsense'.\n`rucksack help verify` shows how.")
})

test('every command says what it takes, what its options do, and gives an example', async () => {
  const terminal = terminalOver({})
  expect(await terminal.run('help')).toBe(0)
  for (const [name, verb] of verbs) {
    const own = terminalOver({})
    expect(await own.run(name, '--help')).toBe(0)
    expect(await own.run('help', name)).toBe(0)
    expect(own.said()).toContain(verb.summary)
    expect(terminal.said()).toContain(verb.summary)
    for (const option of Object.keys(verb.options)) expect(own.said()).toContain(`--${option}`)
    expect(own.said()).toContain(`rucksack ${name}`)
  }
  expect(await terminal.run('--version')).toBe(0)
  expect(terminal.said().split('\n').at(-1)).toBe(manifest.version)
})

/** What bash offers behind these words. */
async function completed(...words: string[]): Promise<string[]> {
  const terminal = terminalOver({})
  await terminal.run('completion', 'bash')
  const script = `${terminal.said()}
COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _rucksack
printf '%s\\n' "\${COMPREPLY[@]}"`
  const said = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: import.meta.dirname })
  return said
    .split('\n')
    .filter(line => line !== '')
    .sort()
}

test('bash completes verbs, the options of a verb, and files', async () => {
  expect(await completed('rucksack', 'ver')).toEqual(['verify'])
  expect(await completed('rucksack', 'verify', '--re')).toEqual(['--recipient'])
  expect(await completed('rucksack', 'verify', 'run-command.t')).toEqual([
    'run-command.test.ts',
    'run-command.ts',
  ])
  expect(await completed('rucksack', 'completion', 'z')).toContain('zsh')
})

test('zsh and fish get every verb and option too', async () => {
  for (const shell of ['zsh', 'fish']) {
    const terminal = terminalOver({})
    expect(await terminal.run('completion', shell)).toBe(0)
    for (const [name, verb] of verbs) {
      expect(terminal.said()).toContain(name)
      for (const option of Object.keys(verb.options)) expect(terminal.said()).toContain(option)
    }
  }
  expect(await terminalOver({}).run('completion', 'csh')).toBe(3)
})
