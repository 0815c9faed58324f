import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at } from './paths.mjs'

const fixtures = at('conformance/fixtures')
const folders = readdirSync(fixtures).map(name => join(fixtures, name))
const manifests = folders.map(folder => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
let fresh

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'rucksack-fixtures-'))
  execFileSync(process.execPath, [at('tools/build-parts.mjs'), 'conformance'], { stdio: 'ignore' })
}, 120_000)
afterAll(() => rmSync(fresh, { recursive: true, force: true }))

test('every fixture of ours is judged as it says, for the reasons it says', () => {
  const { stdout, status } = spawnSync(process.execPath, [at('.build/conformance/run.js'), ...folders], {
    encoding: 'utf8',
  })
  const count = manifests.reduce((sum, { cases }) => sum + cases.length, 0)
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`${count} passed, 0 failed`)
  expect(status).toBe(0)
}, 120_000)

test('whoever makes the fixtures again makes the same bytes', () => {
  execFileSync(process.execPath, [at('.build/conformance/make-fixtures.js'), fresh])
  const filesIn = folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length))
      .sort()
  expect(filesIn(fresh)).toEqual(filesIn(fixtures))
  for (const file of filesIn(fresh))
    expect(readFileSync(join(fresh, file), 'utf8') === readFileSync(join(fixtures, file), 'utf8'), file).toBe(
      true,
    )
}, 120_000)

/** Reasons that no fixture shows, and why. */
const elsewhere = {
  'image-too-large': 'a picture of ten megabytes; read/bad-input.test.ts',
  'canonicalisation-timeout': 'takes as long as the limit; node/worker-canonizer.test.ts',
  refused:
    'said by fetchers, of addresses that may not be asked; becomes key-unreachable or status-unreachable',
  'recipient-unnamed': 'cases give whole profiles, which always compare; verify/check-recipient.test.ts',
  'inside-too-many':
    'said of what stands inside, where the whole is inside-unknown; a fixture of that name shows it',
  'inside-too-deep': 'said of what stands inside, where the whole is inside-unknown',
  'endorsement-elsewhere': 'said of an endorsement inside, where the whole is inside-invalid',
  'resource-changed': 'verify/refresh-resources-schemas.test.ts',
  'schema-unfit': 'verify/refresh-resources-schemas.test.ts',
  'proof-challenge': 'only where a caller asks for a challenge, which cases do not',
  'proof-domain': 'only where a caller asks for a domain, which cases do not',
  'conversion-unsupported': 'of converting, not of judging',
  'no-badge': 'kept for callers; the library itself says not-a-badge',
}

test('every reason the library can give is the reason of a fixture', () => {
  const shown = new Set(
    manifests.flatMap(({ cases }) =>
      cases.flatMap(each => each.expected.findings.map(one => one.split(' ')[2])),
    ),
  )
  const missing = [...reasons()].filter(reason => !shown.has(reason) && !(reason in elsewhere))
  expect(missing).toEqual([])
  expect(Object.keys(elsewhere).filter(reason => shown.has(reason))).toEqual([])
})

/** The reasons in the sources: of findings, and of errors that become findings. */
function reasons() {
  const sources = at('packages/openbadges/src')
  const found = new Set(
    ['badge', 'issuer'].flatMap(what =>
      ['malformed', 'unreachable', 'contradicts'].map(how => `${what}-${how}`),
    ),
  )
  for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || /\.test\.|\/(?:testing|sign|rules)\//.test(file)) continue
    const text = readFileSync(file, 'utf8')
    const patterns = [/\b(?:failed|unknown)\(\s*'[a-z-]+',\s*'([a-z-]+)'/g, /\bbad\(\s*'([a-z-]+)'/g]
    if (file.endsWith('/errors.ts')) patterns.push(/^ {2}\| '([a-z-]+)'$/gm)
    for (const pattern of patterns) for (const [, reason] of text.matchAll(pattern)) found.add(reason)
  }
  return found
}
