import { type Finding, type Report, verify } from 'openbadges'
import type { Options } from './run-command.ts'
import { sentenceText } from './sentence-text.ts'
import type { Terminal } from './terminal.ts'

/** Judge a badge and say so; the exit code tells valid, invalid and unknown apart. */
export async function verifyCommand(
  terminal: Terminal,
  [name = '']: string[],
  { json, recipient }: Options,
): Promise<number> {
  const input = /^https?:\/\//i.test(name) ? name : await terminal.read(name)
  const report = await verify(input, terminal.ports, recipient.length > 0 ? { recipient } : {})
  terminal.print(json ? JSON.stringify(report, null, 2) : toText(report))
  return exitCodes[report.verdict]
}

const exitCodes = { valid: 0, invalid: 1, unknown: 2 }
const marks = { passed: '✓', failed: '✗', unknown: '?' }

function toText(report: Report): string {
  const lines = [sentenceText(report.sentence), '', ...report.findings.map(findingText)]
  if (report.notApplicable.length > 0) lines.push(`  does not apply: ${report.notApplicable.join(', ')}`)
  if (report.detected.version !== null) lines.push(`  Open Badges ${report.detected.version}`)
  return lines.join('\n')
}

function findingText(finding: Finding): string {
  const line = `${marks[finding.outcome]} ${finding.check}`
  return finding.outcome === 'passed' ? line : `${line}: ${finding.detail} (${finding.reason})`
}
