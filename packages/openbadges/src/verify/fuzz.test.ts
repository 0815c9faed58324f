import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import {
  type FormName,
  formNames,
  learner,
  makeBadge,
  portsOver,
  tamperEverywhere,
  type Web,
} from '../testing/index.ts'
import { checkNames } from './report.ts'
import { verify } from './verify.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const numRuns = process.env['LONG'] ? 2_500 : 100
const strange: Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  'h',
  'https://',
  'https://[',
  'did:web:',
  'did:key:z',
  'did:jwk:e30',
  '__proto__',
  '\u{1F9F6}',
  [],
  {},
  [[]],
  { id: 7 },
  ['x', null],
]

vi.setConfig({ testTimeout: 600_000 })

describe(`whatever a badge and its web say, verification ends with a report (seed ${seed})`, () => {
  it.each(formNames)('for the form %s', async form => {
    const { input, web, document } = await makeBadge(form)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom(...strange),
        fc.nat(),
        fc.constantFrom<Json | number>(404, 410, 500, ...strange),
        async (at, value, which, answer) => {
          const changed = placed(document, at, value)
          const urls = Object.keys(web)
          const url = urls[which % (urls.length + 1)]
          const around: Web = {
            ...web,
            ...(url === undefined ? {} : { [url]: bent(web[url], at, value, answer) }),
          }
          await expectReport(rewritten(form, input, changed), around)
        },
      ),
      { seed, numRuns },
    )
  })
})

async function expectReport(input: string, web: Web): Promise<void> {
  const report = await verify(input, portsOver(web), { recipient: [learner, 'did:key:z', ''] })
  expect(['valid', 'invalid', 'unknown']).toContain(report.verdict)
  const named = [...report.findings.map(finding => finding.check), ...report.notApplicable]
  expect(new Set(named).size).toBe(named.length)
  if (report.badge) expect(named.toSorted()).toEqual(checkNames.toSorted())
  for (const finding of report.findings)
    if (finding.outcome !== 'passed') expect(finding.detail.length).toBeLessThan(1_000)
}

/** The document with one of its places given a strange value. */
function placed(document: JsonObject, at: number, value: Json): JsonObject {
  const all = tamperEverywhere(document)
  const tampered = all[at % all.length]?.document ?? document
  const names = Object.keys(tampered)
  const name = names[at % names.length]
  return at % 2 === 0 || name === undefined ? tampered : { ...tampered, [name]: value }
}

function bent(found: Web[string] | undefined, at: number, value: Json, answer: Json | number): Web[string] {
  if (at % 3 !== 0 && typeof found === 'object' && !(found instanceof Uint8Array))
    return placed(JSON.parse(JSON.stringify(found)), at, value)
  return typeof answer === 'number' && answer >= 200 && answer < 600 ? answer : JSON.stringify(answer)
}

function rewritten(form: FormName, input: string, document: JsonObject): string {
  if (form === '0.5 hosted') return input
  if (!input.includes('.') || input.startsWith('{')) return JSON.stringify(document)
  const [header = '', , signature = ''] = input.split('.')
  return `${header}.${Buffer.from(JSON.stringify(document)).toString('base64url')}.${signature}`
}
