import type { verifying as contract } from '@rucksack/contract'
import { type Badge, type Ports, type Report, verify } from 'openbadges'
import type { Db } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** What the acts of this room need. */
export type Verifying = {
  db: Db
  ports: Ports
  secrets: Secrets
  /** One sentence in the reader's language. */
  verdictText: (sentence: { code: string; params: Record<string, string> }, locale: string) => string
}

/** Judge a badge of any maker: bytes or text. Never throws for a bad badge. */
export async function judge(
  verifying: Verifying,
  input: Uint8Array | string,
  recipient: string[] | null = null,
): Promise<Report> {
  return await verify(input, verifying.ports, recipient === null ? {} : { recipient })
}

/** A report as our API gives it, with its sentence in the reader's language. */
export function shownReport(
  verifying: Pick<Verifying, 'ports' | 'verdictText'>,
  report: Report,
  locale: string,
): contract.Report {
  return {
    verdict: report.verdict,
    sentence: { ...report.sentence, text: verifying.verdictText(report.sentence, locale) },
    findings: report.findings.map(finding => ({ ...finding })),
    inside: report.inside.map(({ as, about, report: own }) => ({
      as,
      about,
      name: own.badge?.name ?? null,
      verdict: own.verdict,
      sentence: { ...own.sentence, text: verifying.verdictText(own.sentence, locale) },
      findings: own.findings.map(finding => ({ ...finding })),
    })),
    notes: report.notes,
    notApplicable: report.notApplicable,
    badge: report.badge === null ? null : shownBadge(report.badge),
    detected: report.detected,
    fetched: report.fetched,
    checkedAt: verifying.ports.clock.now().toISOString(),
  }
}

/** The same report in another language. */
export function retold(
  verifying: Pick<Verifying, 'verdictText'>,
  report: contract.Report,
  locale: string,
): contract.Report {
  const told = <Told extends contract.Report['sentence']>({ code, params }: Told) => ({
    code,
    params,
    text: verifying.verdictText({ code, params }, locale),
  })
  const inside = report.inside?.map(each => ({ ...each, sentence: told(each.sentence) }))
  return { ...report, sentence: told(report.sentence), ...(inside ? { inside } : {}) }
}

/** What a viewer needs of a badge: no recipient hashes. */
export function shownBadge(badge: Badge): contract.ReadBadge {
  return {
    id: badge.id,
    version: badge.version,
    name: badge.name,
    description: badge.description,
    criteria: badge.criteria,
    image: badge.image,
    imageAlt: badge.imageAlt,
    issuer: badge.issuer,
    ...(badge.creator ? { creator: badge.creator } : {}),
    issuedOn: badge.issuedOn,
    expires: badge.expires,
    evidence: badge.evidence,
    narrative: badge.narrative,
    ...(badge.results ? { results: badge.results } : {}),
    tags: badge.tags,
    alignments: badge.alignments,
    achievementType: badge.achievementType,
    language: badge.language,
  }
}
