import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from './paths.mjs'

const must = /^\d+\. .+? `([\w/.-]+\.test\.m?[jt]s)` › (.+)$/gm

test('every demand of a standard that we claim to meet has the test it names', () => {
  const claims = [...readFileSync(at('CONFORMANCE.md'), 'utf8').matchAll(must)]
  const numbered = readFileSync(at('CONFORMANCE.md'), 'utf8').match(/^\d+\. /gm) ?? []
  expect(claims.length).toBe(numbered.length)
  for (const [, file = '', title = ''] of claims) {
    const path = /^(?:conformance|packages|e2e|tools)\//.test(file)
      ? at(file)
      : at('packages/openbadges/src', file)
    expect(existsSync(path) && readFileSync(path, 'utf8').includes(title), `${file} › ${title}`).toBe(true)
  }
})

describe('a folder of cases is scored', () => {
  let folder
  const school = 'https://school.example'
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `${school}/1`,
    recipient: { type: 'email', hashed: false, identity: 'ada@learner.example' },
    badge: `${school}/badge`,
    verification: { type: 'HostedBadge' },
    issuedOn: '2026-01-01T00:00:00Z',
  }
  const web = {
    [`${school}/1`]: assertion,
    [`${school}/badge`]: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'BadgeClass',
      id: `${school}/badge`,
      name: 'Knots',
      description: 'Ties twelve knots.',
      image: `${school}/knots.png`,
      criteria: `${school}/knots`,
      issuer: `${school}/issuer`,
    },
    [`${school}/issuer`]: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Issuer',
      id: `${school}/issuer`,
      name: 'School of Sails',
      url: school,
    },
  }
  const served = documents =>
    Object.entries(documents).map(([url, body]) => ({ url, status: 200, text: JSON.stringify(body) }))
  const input = { kind: 'url', text: `${school}/1` }
  const without = url => Object.fromEntries(Object.entries(web).filter(([each]) => each !== url))
  const files = {
    'good.json': { input, http: served(web) },
    'no-issuer.json': { input, http: served(without(`${school}/issuer`)) },
    'bad.json': { input, http: served({ ...web, [`${school}/1`]: { ...assertion, issuedOn: 'once' } }) },
    'rule.json': {
      task: 'VALIDATE_PROPERTY',
      parameters: { node_id: '_:b0', prop_name: 'tags', prop_type: 'TEXT', required: true, many: true },
      graph: [{ id: '_:b0', tags: ['rope', 7] }],
    },
  }
  const cases = [
    ['good', 'good.json', 'url', { outcome: 'valid' }],
    ['issuer-missing-good', 'no-issuer.json', 'url', { outcome: 'valid' }],
    ['issuer-missing-bad', 'no-issuer.json', 'url', { outcome: 'invalid' }],
    ['bad', 'bad.json', 'url', { outcome: 'invalid', confidence: 'firm' }],
    ['wrong-expectation', 'bad.json', 'url', { outcome: 'valid' }],
    ['a-crash-elsewhere', 'bad.json', 'url', { outcome: 'valid', confidence: 'crash' }],
    ['rule', 'rule.json', 'rule', { outcome: 'violated' }],
    ['middle', 'rule.json', 'json', { outcome: 'intermediate' }],
    ['lost', 'lost.json', 'url', { outcome: 'valid' }],
    ['damaged', 'damaged.json', 'rule', { outcome: 'violated' }],
  ]

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rucksack-cases-'))
    writeFileSync(join(folder, 'damaged.json'), '{ "task": ')
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(content))
    const listed = cases.map(([id, file, kind, expected]) => ({
      id,
      file,
      kind,
      specVersion: '2.0',
      expected,
    }))
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ source: 'school', cases: listed }))
    execFileSync(process.execPath, [at('tools/build-parts.mjs'), 'conformance'], { stdio: 'ignore' })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('firm cases count, others stand apart, and a missed one fails the run', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [at('.build/conformance/run.js'), folder, '--json', join(folder, 'out.json')],
      { encoding: 'utf8' },
    )
    expect(stdout).toContain('school: 5 of 8 firm cases; apart 2')
    expect(stdout).toContain('wrong-expectation: wanted valid, got invalid')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('5 passed, 3 failed')
    expect(status).toBe(1)
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toHaveLength(cases.length)
    // What is wrong with a folder is told in a line, too.
    const lines = stdout.split('\n')
    expect(lines).toContain(`  school lost: wanted valid, got unknown (lost.json is not in ${folder})`)
    expect(lines.find(line => line.startsWith('  school damaged:'))).toMatch(/crashed: SyntaxError.*\)$/)
    expect(lines.filter(line => /^\s+at /.test(line))).toEqual([])
  })
})
