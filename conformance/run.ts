import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { judgeTwice } from './browser/judge-twice.ts'
import { type Case, readSource } from './corpus.ts'
import { differs } from './differences.ts'
import { counts, type Observed, score } from './outcomes.ts'
import { closePorts } from './ports.ts'
import { runCase } from './run-case.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    all: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
  },
})

type Line = { source: string; case: Case; observed: Observed; score: string; counted: string }

const lines: Line[] = []
const unread: string[] = []
const sources = positionals.flatMap(folder => {
  try {
    return [readSource(folder)]
  } catch (cause) {
    unread.push(
      `${folder}: no manifest.json that can be read (${cause instanceof Error ? cause.message : ''})`,
    )
    return []
  }
})
for (const line of unread) process.stdout.write(`${line}\n`)
if (unread.length > 0) process.exitCode = 1
for (const source of sources) source.others = sources.filter(each => each !== source)
// What judges in a browser is loaded only where one is asked for.
const chromium = values.browser ? await (await import('./browser/open-chromium.ts')).openChromium() : null
if (chromium) {
  const judge = judgeTwice(chromium.judge)
  for (const source of sources) source.judge = judge
}
for (const source of sources) {
  const own: Line[] = []
  for (const each of source.cases) {
    const observed = await runCase(source, each)
    const scored = score(each.expected, observed)
    const reason = differs(source.name, each.id)
    const counted = scored === 'apart' || !counts(each) ? 'apart' : reason !== null ? 'different' : 'firm'
    own.push({ source: source.name, case: each, observed, score: scored, counted })
  }
  lines.push(...own)
  process.stdout.write(`${summary(source.name, own)}\n`)
}
for (const line of lines.filter(each => each.counted === 'firm' && each.score === 'missed')) {
  const { source, case: own, observed } = line
  process.stdout.write(
    `  ${source} ${own.id}: wanted ${own.expected.outcome}, got ${observed.outcome} (${observed.detail.slice(0, 300)})\n`,
  )
}
const firm = lines.filter(each => each.counted === 'firm')
const failed = firm.filter(each => each.score === 'missed').length
const different = lines.filter(each => each.counted === 'different').length
if (different > 0) process.stdout.write(`${different} held to be wrong in their expectation, counted apart\n`)
if (different > 0.02 * (firm.length + different)) {
  process.stdout.write('More than 2 % of the firm cases are held to be wrong.\n')
  process.exitCode = 1
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 1))
process.stdout.write(`${firm.length - failed} passed, ${failed} failed\n`)
if (failed > 0) process.exitCode = 1
await chromium?.close()
await closePorts()

function summary(name: string, own: Line[]): string {
  const firm = own.filter(each => each.counted === 'firm')
  const met = firm.filter(each => each.score === 'met').length
  const apart = own.filter(each => each.counted === 'apart')
  const agreeing = apart.filter(each => each.score === 'met').length
  const scored = apart.filter(each => each.score !== 'apart').length
  const aside = apart.length > 0 ? `; apart ${apart.length}, of which ${agreeing} of ${scored} agree` : ''
  return `${name}: ${met} of ${firm.length} firm cases${aside}`
}
