import { read } from '../read/read.ts'
import { readSeveral } from '../read/several.ts'
import { insideFinding, judgeInside } from './check-inside.ts'
import { passed, type Report, verdictOf } from './report.ts'
import { sentenceOfSeveral } from './report-of.ts'
import type { Run } from './run.ts'
import { readPart, verifyPart } from './verify-part.ts'

/** Judge what is no single badge: several in one file, one in the envelope of an API, or a document that belongs to badges. Null when it is none of these. */
export async function verifyOther(
  run: Run,
  input: Uint8Array | string,
  content: Uint8Array | string,
): Promise<Report | null> {
  const several = readSeveral(content)
  if (several?.items.length === 1 && several.enveloped) {
    const only = read(textOf(several.items[0] ?? ''))
    if (only.kind === 'badge')
      return await run.judge(run, { ...only.reading, why: `${several.why} ${only.reading.why}` })
  }
  if (several) {
    run.inside.push(...(await judgeInside(run, several.items, 'bundled')))
    const findings = [passed('read'), ...insideFinding(run.inside)]
    return {
      verdict: verdictOf(findings),
      sentence: sentenceOfSeveral(findings, run),
      findings,
      notApplicable: [],
      badge: null,
      inside: run.inside,
      notes: run.notes,
      detected: { version: null, form: null, why: several.why },
      fetched: run.fetched,
    }
  }
  const part = run.accepted === 'credentials' ? await readPart(run, input) : null
  return part ? await verifyPart(run, part) : null
}

const textOf = (item: string | object) => (typeof item === 'string' ? item : JSON.stringify(item))
