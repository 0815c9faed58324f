import type { Report } from 'openbadges'
import type { Standing } from './backpack.ts'

/** How a badge stands by what verification found, with the issuer's or the check's reason. */
export function standingOf(report: Report): { standing: Standing; reason: string | null } {
  for (const finding of report.findings) {
    if (finding.outcome !== 'failed') continue
    if (finding.check === 'status' && finding.reason === 'revoked')
      return { standing: 'revoked', reason: finding.detail }
    if (finding.check === 'status' && finding.reason === 'suspended')
      return { standing: 'suspended', reason: finding.detail }
    if (finding.check === 'validity' && finding.reason === 'expired')
      return { standing: 'expired', reason: null }
    if (finding.check !== 'recipient') return { standing: 'broken', reason: finding.detail }
  }
  const open = report.findings.find(finding => finding.outcome === 'unknown')
  return open && open.outcome === 'unknown'
    ? { standing: 'unknown', reason: open.detail }
    : { standing: 'good', reason: null }
}
