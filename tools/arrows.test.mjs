import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from './paths.mjs'

const house = mkdtempSync(join(tmpdir(), 'rucksack-arrows-'))
const rooms = 'packages/server/src/capabilities'
const put = (file, text) => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

const doors = ['sharing', 'delivery', 'issuing', 'backpack', 'organisations', 'verifying', 'identity']
const good = [
  ...doors.map(room => [`${rooms}/${room}/index.ts`, 'export type Thing = 1']),
  [`${rooms}/identity/people.ts`, 'export type Person = 1'],
  [`${rooms}/issuing/award.ts`, "export type { Thing } from '../identity/index.ts'"],
  ['packages/openbadges/src/index.ts', 'export type Badge = 1'],
  ['packages/openbadges/src/node/node-crypto.ts', "export { hash } from 'node:crypto'\nexport type Hash = 1"],
  ['packages/contract/src/index.ts', 'export type Award = 1'],
  [
    'packages/web/src/page.ts',
    "export type { Award } from '../../contract/src/index.ts'\nexport type Page = 1",
  ],
]
const bad = [
  [
    'sideways',
    `${rooms}/issuing/bad-1.ts`,
    "export type { Thing } from '../backpack/index.ts'",
    'issuing-and-backpack-never-meet',
  ],
  [
    'upward',
    `${rooms}/backpack/bad-2.ts`,
    "export type { Thing } from '../sharing/index.ts'",
    'backpack-points-down',
  ],
  [
    'past the door',
    `${rooms}/issuing/bad-3.ts`,
    "export type { Person } from '../identity/people.ts'",
    'rooms-have-one-door',
  ],
  [
    'from the platform',
    'packages/server/src/platform/bad-4.ts',
    "export type { Badge } from '../../../openbadges/src/index.ts'",
    'platform-knows-no-badges',
  ],
  [
    'an effect in the library',
    'packages/openbadges/src/bad-5.ts',
    "export { readFile } from 'node:fs/promises'",
    'library-has-no-effects',
  ],
  [
    'Node in the library',
    'packages/openbadges/src/bad-6.ts',
    "export type { Hash } from './node/node-crypto.ts'",
    'library-keeps-node-apart',
  ],
  [
    'web to server',
    'packages/web/src/bad-7.ts',
    "export type { Thing } from '../../server/src/capabilities/issuing/index.ts'",
    'web-sees-contract-and-library',
  ],
  [
    'server to web',
    'packages/server/src/bad-8.ts',
    "export type { Page } from '../../web/src/page.ts'",
    'server-is-handed-the-pages',
  ],
  ['nowhere', 'packages/web/src/bad-9.ts', "export type { Gone } from './gone.ts'", 'no-dead-ends'],
]

const found = new Map()

beforeAll(() => {
  cpSync(at('tsconfig.base.json'), join(house, 'tsconfig.base.json'))
  for (const [file, text] of good) put(file, text)
  for (const [, file, text] of bad) put(file, text)
  const report = execFileSync(
    process.execPath,
    [
      at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', at('tools/arrows.cjs'), '--output-type', 'json', 'packages'],
    ],
    { cwd: house, encoding: 'utf8', maxBuffer: 50_000_000, stdio: 'pipe' },
  )
  for (const { from, rule } of JSON.parse(report).summary.violations)
    found.set(from, [...(found.get(from) ?? []), rule.name])
}, 60_000)

afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('an import against an arrow stops the check', () => {
  test.each(bad)('%s', (_title, file, _text, rule) => {
    expect(found.get(file) ?? []).toContain(rule)
  })

  test.each(good)('and along the arrows it passes: %s', file => {
    expect(found.get(file) ?? []).toEqual([])
  })
})
