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

/** Reasons that no fixture can show, each with the test below the library's sources that does. */
const elsewhere = {
  // A picture of ten megabytes.
  'image-too-large': 'read/bad-input.test.ts',
  // It takes as long as the limit.
  'canonicalisation-timeout': 'node/worker-canonizer.test.ts',
  // Said by fetchers, of addresses that may not be asked; becomes key-unreachable or status-unreachable.
  refused: 'node/fetch-document.test.ts',
  // Cases give whole profiles, which always compare.
  'recipient-unnamed': 'verify/check-recipient.test.ts',
  // Said of what stands inside, where the whole is inside-unknown or inside-invalid.
  'inside-too-many': 'verify/hostile-presentations.test.ts',
  'inside-too-deep': 'verify/hostile-presentations.test.ts',
  'endorsement-elsewhere': 'verify/inside.test.ts',
  'resource-changed': 'verify/refresh-resources-schemas.test.ts',
  'schema-unfit': 'verify/refresh-resources-schemas.test.ts',
  // Only where a caller asks for a challenge or a domain, which cases do not.
  'proof-challenge': 'verify/hostile-presentations.test.ts',
  'proof-domain': 'verify/hostile-presentations.test.ts',
  // Of converting, not of judging.
  'conversion-unsupported': 'convert/convert.test.ts',
  // Cases keep no documents.
  'list-stale': 'verify/status-entries.test.ts',
}

test('every reason the library can give is the reason of a fixture, or of a test that is named here', () => {
  const shown = new Set(
    manifests.flatMap(({ cases }) =>
      cases.flatMap(each => each.expected.findings.map(one => one.split(' ')[2])),
    ),
  )
  const known = reasons()
  expect([...known].filter(reason => !shown.has(reason) && !(reason in elsewhere))).toEqual([])
  expect(Object.keys(elsewhere).filter(reason => shown.has(reason) || !known.has(reason))).toEqual([])
  for (const [reason, file] of Object.entries(elsewhere))
    expect(readFileSync(at(`packages/openbadges/src/${file}`), 'utf8'), `${reason} in ${file}`).toMatch(
      new RegExp(`['" ]${reason}['" ]`),
    )
})

test('every note the library can make is made in a test', () => {
  const [, list = ''] =
    /type NoteCode =\n((?: {2}\| '[a-z-]+'\n)+)/.exec(
      readFileSync(at('packages/openbadges/src/verify/report.ts'), 'utf8'),
    ) ?? []
  const notes = [...list.matchAll(/'([a-z-]+)'/g)].map(([, note]) => note)
  expect(notes.length).toBeGreaterThan(5)
  const tests = sources(/\.test\.ts$/).join('\n')
  expect(notes.filter(note => !tests.includes(`'${note}'`))).toEqual([])
})

/** The reasons in the sources: of findings, and of errors that become findings. */
function reasons() {
  const found = new Set(
    ['badge', 'issuer'].flatMap(what =>
      ['malformed', 'unreachable', 'contradicts'].map(how => `${what}-${how}`),
    ),
  )
  for (const text of sources(/^(?!.*(?:\.test\.|\/(?:testing|sign|rules)\/)).*\.ts$/)) {
    const patterns = [/\b(?:failed|unknown)\(\s*'[a-z-]+',\s*'([a-z-]+)'/g, /\bbad\(\s*'([a-z-]+)'/g]
    if (text.includes('export type BadgeErrorCode')) patterns.push(/^ {2}\| '([a-z-]+)'$/gm)
    for (const pattern of patterns) for (const [, reason] of text.matchAll(pattern)) found.add(reason)
  }
  return found
}

/** The texts of the library's files whose path is so. */
function sources(like) {
  return readdirSync(at('packages/openbadges/src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => like.test(file))
    .map(file => readFileSync(file, 'utf8'))
}
