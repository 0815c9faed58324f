import type { backpack as contract, verifying } from '@rucksack/contract'
import { markdownToHtml } from '../../platform/markdown.ts'
import { retold } from '../verifying/index.ts'
import { type Backpack, type BadgeRow, own } from './backpack.ts'
import { formsOf } from './forms.ts'

type ShelfRow = Pick<
  BadgeRow,
  | 'id'
  | 'name'
  | 'issuer_name'
  | 'image_sha'
  | 'image_alt'
  | 'issued_on'
  | 'expires'
  | 'standing'
  | 'tags'
  | 'added_at'
>

/** A badge as it stands on the shelf. */
export function shownOnShelf(
  publicUrl: string,
  row: ShelfRow,
  shared: contract.ShelfBadge['shared'],
): contract.ShelfBadge {
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer_name,
    image: pictureUrl(publicUrl, row),
    imageAlt: row.image_alt,
    issuedOn: row.issued_on?.toISOString() ?? null,
    expires: row.expires?.toISOString() ?? null,
    standing: row.standing,
    tags: row.tags,
    shared,
    addedAt: row.added_at.toISOString(),
  }
}

/** Where its owner finds the picture of a badge. */
export const pictureUrl = (publicUrl: string, { id, image_sha }: Pick<BadgeRow, 'id' | 'image_sha'>) =>
  `${publicUrl}/api/v1/backpack/badges/${id}/image?v=${image_sha.slice(0, 12)}`

/** A badge with all there is to know about it. */
export async function shownWhole(
  backpack: Backpack,
  row: BadgeRow,
  locale: string,
): Promise<contract.KeptBadge> {
  const shared = await backpack.sharedOf([row.id])
  const history = await own(backpack.db)
    .selectFrom('backpack_history')
    .select(['at', 'what', 'detail', 'verdict', 'codes'])
    .where('badge_id', '=', row.id)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  const { narrative } = row.badge.criteria
  const expired = row.standing === 'good' && row.expires !== null && row.expires <= backpack.clock.now()
  return {
    ...shownOnShelf(backpack.publicUrl, row, shared.get(row.id) ?? 'nobody'),
    // It was good when it was checked and has expired since.
    ...(expired ? { standing: 'expired' as const } : {}),
    badge: row.badge,
    criteriaHtml: narrative === null ? null : markdownToHtml(narrative),
    address: row.address,
    report: toldReport(backpack, row, locale),
    checkedAt: row.checked_at.toISOString(),
    reason: row.reason,
    history: history.map(entry => ({ ...entry, at: entry.at.toISOString() })),
    downloads: formsOf(row).map(form => ({
      form,
      url: `${backpack.publicUrl}/api/v1/backpack/badges/${row.id}/download?form=${form}`,
    })),
  }
}

/** What was found, and while a host does not answer, when the badge was last verified with its help. */
export function toldReport(backpack: Backpack, row: BadgeRow, locale: string): verifying.Report {
  const report = retold(backpack.verifying, row.report, locale)
  const { good_at, good_report, silent_since, check_host } = row
  if (good_at === null || good_report === null || silent_since === null) return report
  return {
    ...report,
    snapshot: {
      verifiedAt: good_at.toISOString(),
      silentSince: silent_since.toISOString(),
      host: check_host ?? '',
      verdict: good_report.verdict,
    },
  }
}
