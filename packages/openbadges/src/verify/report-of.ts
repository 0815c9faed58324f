import type { Badge, Reading } from '../model.ts'
import { checkNames, type Finding, type Report, sentenceOf, verdictOf } from './report.ts'
import { hostOf, type Run } from './run.ts'

/** What the checks of a badge found; `reading` is the copy that was judged, where a newer one took its place. */
export type Judged = {
  findings: Finding[]
  /** Null for a presentation, which is no badge. */
  badge: Badge | null
  reading?: Reading
}

/** The report of a verification. */
export function reportOf(run: Run, { version, form, why }: Reading, judged: Judged): Report {
  const { findings, badge } = judged
  return {
    verdict: verdictOf(findings),
    sentence: badge
      ? {
          code: sentenceOf(findings),
          params: { name: badge.name, issuer: badge.issuer.name ?? hostOf(badge.issuer.id ?? '') },
        }
      : sentenceOfSeveral(findings, run),
    findings,
    notApplicable: checkNames.filter(check => !findings.some(finding => finding.check === check)),
    badge,
    inside: run.inside,
    notes: run.notes,
    detected: { version, form, why },
    fetched: run.fetched,
  }
}

/** A presentation or file of several badges is as good as all that is in it. */
export function sentenceOfSeveral(findings: Finding[], run: Run): Report['sentence'] {
  const own = findings.filter(finding => finding.check !== 'inside' && finding.outcome === 'failed')
  const verdict = verdictOf(findings)
  const code = { valid: 'all-valid', invalid: 'some-invalid', unknown: 'some-unknown' } as const
  return {
    code: own.length > 0 ? sentenceOf(own) : code[verdict],
    params: { count: String(run.inside.length) },
  }
}

/** The report of what could not be read. */
export function unreadable(run: Run, finding: Finding): Report {
  return {
    verdict: verdictOf([finding]),
    sentence: { code: sentenceOf([finding]), params: {} },
    findings: [finding],
    notApplicable: [],
    badge: null,
    inside: [],
    notes: [],
    detected: { version: null, form: null, why: finding.outcome === 'passed' ? '' : finding.detail },
    fetched: run.fetched,
  }
}
