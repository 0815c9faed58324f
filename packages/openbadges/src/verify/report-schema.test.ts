import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { canonize } from 'openbadges/testing'
import { expect, test } from 'vitest'
import { nodeCrypto } from '../node/index.ts'
import type { Ports } from '../ports.ts'
import { verify } from './index.ts'
import { checkNames, type Report } from './report.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const schema = JSON.parse(readFileSync(join(root, 'packages/openbadges/report.schema.json'), 'utf8'))
const validate = new Ajv2020({ strict: false }).compile(schema)
type Fixture = {
  input: { text?: string; base64?: string }
  http: { url: string; status: number; contentType?: string; text?: string; base64?: string }[]
}

const portsOf = (http: Fixture['http']): Ports => ({
  clock: { now: () => new Date('2026-06-01T00:00:00Z') },
  crypto: nodeCrypto,
  canonize,
  fetcher: async url => {
    const found = http.find(each => each.url === url)
    if (!found) throw new Error(`${url} cannot be reached`)
    const body =
      found.text === undefined ? Buffer.from(found.base64 ?? '', 'base64') : Buffer.from(found.text)
    return { url, status: found.status, contentType: found.contentType ?? null, body }
  },
})

const fixtures = readdirSync(join(root, 'conformance/fixtures'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name !== 'manifest.json')
  .map(entry => join(entry.parentPath, entry.name))

test('every report fits the schema that is published, whatever was handed in', async () => {
  expect(fixtures.length).toBeGreaterThan(50)
  const verdicts = new Set<string>()
  for (const file of fixtures) {
    const { input, http }: Fixture = JSON.parse(readFileSync(file, 'utf8'))
    const given = input.text ?? Buffer.from(input.base64 ?? '', 'base64')
    const report = await verify(given, portsOf(http))
    verdicts.add(report.verdict)
    expect(validate(report), `${file}: ${JSON.stringify(validate.errors)}`).toBe(true)
  }
  expect(verdicts).toEqual(new Set(['valid', 'invalid', 'unknown']))
}, 120_000)

test('a report with a word that the schema does not know does not fit', async () => {
  const report: Report = await verify('nothing', portsOf([]))
  expect(validate(report)).toBe(true)
  expect(validate({ ...report, verdict: 'perhaps' })).toBe(false)
  expect(validate({ ...report, more: true })).toBe(false)
  expect(schema.$defs.check.enum).toEqual(checkNames)
})
