import type { Db } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { moveCodes, pointCodes } from './codes/move-codes.ts'
import { insertAchievement } from './edit-achievement.ts'
import { moveFrameworks } from './frameworks/keep-framework.ts'
import { moveGrants } from './grants/index.ts'
import { type AchievementRow, type Issuing, own } from './issuing.ts'
import { moveTemplates } from './templates/keep-template.ts'

/**
 * One organisation was merged into another: each of its achievements goes on there as the next version. Published
 * versions stay with their issuer, in the archive, since awards and their documents name it; drafts, codes, templates, frameworks and grants move.
 */
export async function continueMerged(
  { clock }: Issuing,
  trx: Db,
  merger: { from: string; into: string },
): Promise<void> {
  const rows = await own(trx)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('organisation_id', '=', merger.from)
    .orderBy('lineage')
    .orderBy('version', 'desc')
    .forUpdate()
    .execute()
  const lineages = new Map<string, AchievementRow[]>()
  for (const row of rows) lineages.set(row.lineage, [...(lineages.get(row.lineage) ?? []), row])
  for (const versions of lineages.values()) await carryOver(clock.now(), trx, versions, merger.into)
  await moveCodes(trx, merger.from, merger.into)
  await moveTemplates(trx, merger.from, merger.into)
  await moveFrameworks(trx, merger.from, merger.into)
  await moveGrants(trx, merger.from, merger.into)
}

async function carryOver(now: Date, trx: Db, versions: AchievementRow[], into: string): Promise<void> {
  const [newest] = versions
  const draft = newest?.state === 'draft' ? newest : undefined
  const published = versions.find(row => row.state !== 'draft')
  const goesOn = published?.state === 'published'
  if (draft)
    await own(trx)
      .updateTable('issuing_achievements')
      .set({ organisation_id: into, version: draft.version + (goesOn ? 1 : 0) })
      .where('id', '=', draft.id)
      .execute()
  if (!published || !goesOn) return
  const next = uuidv7(now)
  await insertAchievement(trx, {
    ...published,
    id: next,
    organisation_id: into,
    version: published.version + 1,
    created_at: now,
    published_at: now,
  })
  await own(trx)
    .updateTable('issuing_achievements')
    .set({ state: 'archived' })
    .where('organisation_id', '=', published.organisation_id)
    .where('lineage', '=', published.lineage)
    .where('state', '=', 'published')
    .execute()
  await pointCodes(
    trx,
    versions.map(row => row.id),
    next,
  )
}
