import type { BadgeView, IssuerView } from '@rucksack/contract/pages'
import type { Report } from '@rucksack/contract/verifying'
import { markdownToHtml } from '../../platform/markdown.ts'
import { logoUrl, type OrganisationRow, profileUrl } from '../organisations/index.ts'
import { ownerBeside } from './creator.ts'
import { criteriaNarrative } from './criteria.ts'
import type { WholeAward } from './find-award.ts'
import { awardUrl, type Issuing, imageUrl } from './issuing.ts'
import { levelAlignment } from './level.ts'
import { partnersOf } from './partners.ts'
import { shownResults } from './results.ts'
import { standingOf } from './show-award.ts'

/** An organisation on a public page. */
export function issuerView(publicUrl: string, organisation: OrganisationRow): IssuerView {
  return {
    name: organisation.name,
    description: organisation.description,
    url: organisation.url,
    email: organisation.email,
    logo: logoUrl(publicUrl, organisation),
    page: profileUrl(publicUrl, organisation.slug),
    brand: organisation.brand?.colour ?? null,
  }
}

/** An award on its public page: everything but who has it. */
export async function awardView(
  issuing: Issuing,
  { row, achievement, organisation }: WholeAward,
  report: Report,
  ticket: string,
): Promise<BadgeView> {
  const { publicUrl } = issuing
  const creator = await ownerBeside(issuing, achievement, organisation)
  const page = awardUrl(publicUrl, row.id)
  return {
    name: achievement.name,
    description: achievement.description,
    image: imageUrl(publicUrl, achievement),
    imageAlt: achievement.image_alt,
    criteriaHtml: markdownToHtml(criteriaNarrative(achievement)),
    criteriaUrl: achievement.criteria_url,
    issuer: issuerView(publicUrl, organisation),
    creator: creator && { name: creator.name, page: profileUrl(publicUrl, creator.slug) },
    partners: partnersOf(row),
    recipientName: null,
    issuedOn: row.awarded_at.toISOString(),
    expires: row.expires_at?.toISOString() ?? null,
    standing: standingOf(row, issuing.clock.now()),
    reason: row.reason,
    narrativeHtml: row.narrative === null ? null : markdownToHtml(row.narrative),
    evidence: row.evidence.map(item => ({
      url: item.url ?? null,
      name: item.name ?? null,
      narrativeHtml: item.narrative === undefined ? null : markdownToHtml(item.narrative),
    })),
    results: shownResults(achievement, row.results),
    tags: achievement.tags,
    alignments: [...achievement.alignments, ...levelAlignment(achievement)].map(each => ({
      name: each.targetName,
      url: each.targetUrl,
    })),
    report,
    downloads: (['png', 'svg', 'json', 'jwt'] as const).map(form => ({ form, url: `${page}.${form}` })),
    check: { source: `${page}.json`, ticket },
    page,
    card: `${page}/card.png`,
    indexed: false,
  }
}
