import type { BadgeView } from '@rucksack/contract/pages'
import { markdownToHtml } from '../../platform/markdown.ts'
import { type BadgeRow, formsOf } from '../backpack/index.ts'
import { makeTicket, retold } from '../verifying/index.ts'
import { brandOf } from './brand-of.ts'
import { type ShareRow, type Sharing, shareUrl } from './sharing.ts'

/** A kept badge as its learner shows it to a visitor. */
export async function shownBadge(
  sharing: Sharing,
  share: ShareRow,
  secret: string,
  row: BadgeRow,
  locale: string,
): Promise<BadgeView> {
  const { badge } = row
  const page = shareUrl(sharing.publicUrl, secret)
  const expired = row.standing === 'good' && row.expires !== null && row.expires <= sharing.clock.now()
  const signed = row.form === 'vc-jwt' || row.form === 'jws'
  return {
    name: row.name,
    description: badge.description,
    image: `${page}/image`,
    imageAlt: row.image_alt,
    criteriaHtml: badge.criteria.narrative === null ? null : markdownToHtml(badge.criteria.narrative),
    criteriaUrl: webOnly(badge.criteria.url),
    issuer: {
      name: row.issuer_name ?? '',
      description: null,
      url: webOnly(badge.issuer.url),
      email: badge.issuer.email,
      logo: null,
      page: webOnly(badge.issuer.url) ?? webOnly(badge.issuer.id),
      brand: await brandOf(sharing, row),
    },
    creator: creatorOf(badge),
    // The report says of every endorsement that it carries whether it holds.
    partners: [],
    recipientName: share.show_name ? await sharing.nameOf(row.person_id) : null,
    issuedOn: row.issued_on?.toISOString() ?? null,
    expires: row.expires?.toISOString() ?? null,
    standing: expired ? 'expired' : row.standing === 'broken' ? 'unknown' : row.standing,
    reason: row.reason,
    narrativeHtml: badge.narrative ? markdownToHtml(badge.narrative) : null,
    evidence: badge.evidence.map(item => ({
      url: webOnly(item.url),
      name: item.name,
      narrativeHtml: item.narrative === null ? null : markdownToHtml(item.narrative),
    })),
    results: badge.results ?? [],
    tags: row.tags,
    alignments: badge.alignments.map(each => ({ name: each.name, url: webOnly(each.url) })),
    report: retold(sharing.backpack.verifying, row.report, locale),
    downloads: formsOf(row).flatMap(form => (form === 'original' ? [] : [{ form, url: `${page}.${form}` }])),
    check: {
      source: `${page}.${signed ? 'jwt' : 'json'}`,
      ticket: makeTicket(
        sharing.backpack.verifying,
        row.report.fetched.map(each => each.url),
      ),
    },
    page,
    card: `${page}/card.png`,
    indexed: share.audience === 'everyone',
  }
}

/** Who created it, where that is not who awarded it. */
function creatorOf({ creator, issuer }: BadgeRow['badge']): BadgeView['creator'] {
  if (!creator || (creator.id !== null && creator.id === issuer.id)) return null
  const page = webOnly(creator.url) ?? webOnly(creator.id)
  const name = creator.name ?? page
  return name === null ? null : { name, page }
}

/** Links of a foreign badge lead to the web or nowhere. */
function webOnly(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null
}
