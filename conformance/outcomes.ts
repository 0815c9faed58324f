import type { Report } from 'openbadges'
import type { Case } from './corpus.ts'
import type { Documents } from './documents.ts'

/** What came of a case: a verdict of ours, or nothing that could be compared. */
export type Observed = {
  outcome: 'valid' | 'invalid' | 'unknown'
  /** For a person: why. */
  detail: string
  /** An unknown that rests on nothing but documents of the issuer that the folder does not carry. */
  onlyIssuerMissing?: boolean
  /** An unknown that rests on a document which the case says is missing. */
  missingOnPurpose?: boolean
  /** Everything that did not pass, as `check outcome reason`. */
  findings?: string[]
}

export type Score = 'met' | 'missed' | 'apart'

/** The words of the sources, and the verdict each of them asks for; null is printed but not scored. */
const wanted: Record<string, 'valid' | 'invalid' | null> = {
  valid: 'valid',
  // A warning of a validator is about a badge that holds.
  warning: 'valid',
  accept: 'valid',
  success: 'valid',
  satisfied: 'valid',
  extracts: 'valid',
  parses: 'valid',
  vectors: 'valid',
  'valid-after-filling-placeholders': 'valid',
  invalid: 'invalid',
  error: 'invalid',
  failure: 'invalid',
  reject: 'invalid',
  rejected: 'invalid',
  violated: 'invalid',
  unbaked: 'invalid',
  // An issuer may add the missing context; a verifier has nothing to go by.
  'reject-or-inject': 'invalid',
  'extract-error-or-verify-url': null,
  'probe-reported': null,
  intermediate: null,
  'api-shape': null,
  unknown: null,
}

/** Score what was observed against what the case asks for. */
export function score(expected: Case['expected'], observed: Observed): Score {
  const want = wanted[expected.outcome] ?? null
  if (saysFindings(expected))
    return observed.outcome === expected.outcome &&
      JSON.stringify(observed.findings) === JSON.stringify(expected['findings'])
      ? 'met'
      : 'missed'
  if (want === null) return 'apart'
  if (observed.outcome === want) return 'met'
  if (observed.outcome !== 'unknown') return 'missed'
  return (want === 'valid' ? observed.onlyIssuerMissing : observed.missingOnPurpose) ? 'met' : 'missed'
}

/** Whether a case counts: firm (or without a word on it), not disputed by its source, and about a verdict. */
export function counts({ expected, disputed }: Case): boolean {
  const confidence = expected['confidence']
  return (
    !disputed &&
    (confidence === undefined || confidence === 'firm') &&
    ((wanted[expected.outcome] ?? null) !== null || saysFindings(expected))
  )
}

/** Our own cases say each finding, so that the right verdict for a wrong reason is none. */
const saysFindings = (expected: Case['expected']) => Array.isArray(expected['findings'])

/** Reasons of findings that rest on a document of the issuer: its profile, its key, its badge, where it hosts them. */
const issuerReasons = new Set([
  'issuer-unreachable',
  'key-unreachable',
  'hosting-unreachable',
  'badge-unreachable',
  'hosting-unnamed',
  'issuer-unresolvable',
  'holder-unreachable',
  'not-checked',
])

/** A report as what the scoring compares. */
export function observedOf(report: Report, documents: Documents, { expected }: Case): Observed {
  const open = openIn(report)
  const missing = report.fetched.filter(({ status }) => status === null || status >= 400)
  const detail = report.findings
    .filter(finding => finding.outcome !== 'passed')
    .map(finding => `${finding.check} ${finding.outcome} ${finding.reason}: ${finding.detail}`)
    .join(' | ')
  return {
    outcome: report.verdict,
    detail,
    findings: report.findings.flatMap(finding =>
      finding.outcome === 'passed' ? [] : [`${finding.check} ${finding.outcome} ${finding.reason}`],
    ),
    onlyIssuerMissing: open.every(({ reason }) => issuerReasons.has(reason)),
    missingOnPurpose:
      open.length > 0 && ((documents.complete && missing.length > 0) || saysMissing(expected)),
  }
}

/** What could not be told; of what stands inside, what could not be told there. */
function openIn({ findings, inside }: Report): { reason: string }[] {
  const own = findings.flatMap(finding => (finding.outcome === 'unknown' ? [finding] : []))
  if (!own.some(({ reason }) => reason === 'inside-unknown')) return own
  const within = inside.filter(each => each.as !== 'endorsement').flatMap(each => openIn(each.report))
  return [...own.filter(({ reason }) => reason !== 'inside-unknown'), ...within]
}

/** A source may give it as the reason that a document of the case is not there or of no use. */
function saysMissing(expected: Case['expected']): boolean {
  const reasons = Array.isArray(expected['reasons']) ? expected['reasons'] : []
  return reasons.some(reason => /-(?:unresolvable|unreachable|unusable)$/.test(String(reason)))
}
