import { sql } from 'kysely'
import { findAchievement } from '../find-achievement.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { type BatchRow, tables } from './batches.ts'

/** Batches of an organisation, newest first; `last` where there are more. */
export async function listBatches(
  issuing: Issuing,
  organisation: string,
  limit = 50,
  from: { at: Date; id: string } | null = null,
): Promise<{ rows: { batch: BatchRow; achievement: AchievementRow }[]; last: BatchRow | null }> {
  let select = tables(issuing.db)
    .selectFrom('issuing_batches')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from) select = select.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id}::uuid)`)
  const found = await select.execute()
  const rows: { batch: BatchRow; achievement: AchievementRow }[] = []
  for (const batch of found.slice(0, limit)) {
    const achievement = await findAchievement(issuing, batch.achievement_id)
    if (achievement) rows.push({ batch, achievement })
  }
  return { rows, last: found.length > limit ? (found[limit - 1] ?? null) : null }
}
