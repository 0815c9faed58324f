import type { Finding, Report } from 'openbadges'
import { printable } from './printable.ts'
import { sentenceText } from './sentence-text.ts'

const marks = { passed: '✓', failed: '✗', unknown: '?' }

/** A report for people: one sentence, then every check. */
export function reportText(report: Report): string {
  const lines = [sentenceText(report.sentence), '', ...report.findings.map(findingText)]
  if (report.notApplicable.length > 0) lines.push(`  does not apply: ${report.notApplicable.join(', ')}`)
  if (report.detected.version !== null) lines.push(`  Open Badges ${report.detected.version}`)
  return lines.join('\n')
}

/** One check in one line. */
export function findingText(finding: Finding): string {
  const line = `${marks[finding.outcome]} ${finding.check}`
  return finding.outcome === 'passed' ? line : `${line}: ${printable(finding.detail)} (${finding.reason})`
}
