import type { issuing as contract } from '@rucksack/contract'
import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import { type Db, inTransaction } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { drawEmblem } from '../../platform/images/draw-emblem.ts'
import { takeImage } from '../../platform/images/take-image.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { changedDetails, checkedDetails } from './check-details.ts'
import { type AchievementRow, type Issuing, own } from './issuing.ts'

export type Draft = {
  name: string
  description: string
  criteria: string
  criteriaUrl?: string | null
  imageAlt?: string | null
  tags?: string[]
  alignments?: contract.Alignment[]
  achievementType?: string
  language?: string
  expiry?: contract.ExpiryRule
  details?: AchievementDetails
  programme?: string | null
}

/** Draft an achievement; it gets a drawn picture until somebody sends one. */
export async function draftAchievement(
  issuing: Issuing,
  organisation: { id: string; language: string },
  draft: Draft,
  publish: boolean,
  picture?: Pick<AchievementRow, 'image_sha' | 'image_type' | 'image_generated'>,
): Promise<AchievementRow> {
  const now = issuing.clock.now()
  const id = uuidv7(now)
  const { image_sha, image_type, image_generated } = picture ?? {
    image_sha: await issuing.files.put(drawEmblem(draft.name)),
    image_type: 'image/svg+xml',
    image_generated: true,
  }
  const row: AchievementRow = {
    id,
    lineage: id,
    organisation_id: organisation.id,
    programme_id: draft.programme ?? null,
    version: 1,
    state: publish ? 'published' : 'draft',
    name: draft.name.trim(),
    description: draft.description,
    criteria: draft.criteria,
    criteria_url: draft.criteriaUrl ?? null,
    image_sha,
    image_type,
    image_generated,
    image_alt: draft.imageAlt ?? null,
    tags: tidy(draft.tags ?? []),
    alignments: draft.alignments ?? [],
    achievement_type: draft.achievementType ?? 'Badge',
    language: draft.language ?? organisation.language,
    expiry: draft.expiry ?? { kind: 'never' },
    details: await checkedDetails(issuing, organisation.id, draft.details ?? {}),
    created_at: now,
    published_at: publish ? now : null,
  }
  return await inTransaction(issuing.db, async trx => {
    await insertAchievement(trx, row)
    if (publish) await sayPublished(issuing, trx, row)
    return row
  })
}

/** Edit a draft in place; of a published version, the edit is its next version as a draft. Throws `newer-version-exists`. */
export async function changeAchievement(
  issuing: Issuing,
  achievement: AchievementRow,
  change: Partial<Draft>,
): Promise<AchievementRow> {
  return await inTransaction(issuing.db, async trx => {
    const draft = await openDraft(issuing, trx, achievement)
    const changed: AchievementRow = {
      ...draft,
      name: change.name?.trim() ?? draft.name,
      description: change.description ?? draft.description,
      criteria: change.criteria ?? draft.criteria,
      criteria_url: change.criteriaUrl === undefined ? draft.criteria_url : change.criteriaUrl,
      image_alt: change.imageAlt === undefined ? draft.image_alt : change.imageAlt,
      tags: change.tags === undefined ? draft.tags : tidy(change.tags),
      alignments: change.alignments ?? draft.alignments,
      achievement_type: change.achievementType ?? draft.achievement_type,
      language: change.language ?? draft.language,
      expiry: change.expiry ?? draft.expiry,
      details:
        change.details === undefined ? draft.details : await changedDetails(issuing, draft, change.details),
      programme_id: change.programme === undefined ? draft.programme_id : change.programme,
    }
    if (changed.image_generated && changed.name !== draft.name)
      changed.image_sha = await issuing.files.put(drawEmblem(changed.name))
    return await save(trx, changed)
  })
}

/** Set the picture of a draft; of a published version, of its next version. Throws `image-refused`. */
export async function setImage(
  issuing: Issuing,
  achievement: AchievementRow,
  bytes: Uint8Array,
): Promise<AchievementRow> {
  const picture = await takeImage(bytes)
  const image_sha = await issuing.files.put(picture.bytes)
  return await inTransaction(issuing.db, async trx => {
    const draft = await openDraft(issuing, trx, achievement)
    return await save(trx, { ...draft, image_sha, image_type: picture.mediaType, image_generated: false })
  })
}

/** From now on this version never changes. Throws `already-published`. */
export async function publishAchievement(
  issuing: Issuing,
  achievement: AchievementRow,
): Promise<AchievementRow> {
  return await inTransaction(issuing.db, async trx => {
    const row = await own(trx)
      .updateTable('issuing_achievements')
      .set({ state: 'published', published_at: issuing.clock.now() })
      .where('id', '=', achievement.id)
      .where('state', '=', 'draft')
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new Problem('already-published')
    await sayPublished(issuing, trx, row)
    return row
  })
}

async function sayPublished(issuing: Issuing, trx: Db, { id, lineage }: AchievementRow): Promise<void> {
  await emit(trx, issuing.clock, { name: 'achievement.published', payload: { achievement: id, lineage } })
}

/** Stop awarding it; what was awarded stays. */
export async function archiveAchievement(
  issuing: Issuing,
  achievement: AchievementRow,
): Promise<AchievementRow> {
  if (achievement.state === 'draft')
    throw new Problem('not-published', { detail: 'A draft is deleted, not archived.' })
  return await own(issuing.db)
    .updateTable('issuing_achievements')
    .set({ state: 'archived' })
    .where('id', '=', achievement.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Delete a draft. Throws `already-published`. */
export async function deleteDraft(issuing: Issuing, achievement: AchievementRow): Promise<void> {
  const gone = await own(issuing.db)
    .deleteFrom('issuing_achievements')
    .where('id', '=', achievement.id)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Problem('already-published')
}

async function openDraft(issuing: Issuing, trx: Db, achievement: AchievementRow): Promise<AchievementRow> {
  const versions = own(trx).selectFrom('issuing_achievements').where('lineage', '=', achievement.lineage)
  await versions.select('id').forUpdate().execute()
  // Asked again behind the lock: a version made while we waited for it is only seen now.
  const newest = await versions.selectAll().orderBy('version', 'desc').executeTakeFirst()
  if (!newest) throw new Problem('achievement-not-found')
  if (newest.id !== achievement.id) throw new Problem('newer-version-exists')
  if (newest.state === 'draft') return newest
  const now = issuing.clock.now()
  const next: AchievementRow = {
    ...newest,
    id: uuidv7(now),
    version: newest.version + 1,
    state: 'draft',
    created_at: now,
    published_at: null,
  }
  await insertAchievement(trx, next)
  return next
}

export async function insertAchievement(db: Db, row: AchievementRow): Promise<void> {
  await own(db).insertInto('issuing_achievements').values(stored(row)).execute()
}

async function save(trx: Db, row: AchievementRow): Promise<AchievementRow> {
  await own(trx).updateTable('issuing_achievements').set(stored(row)).where('id', '=', row.id).execute()
  return row
}

const stored = (row: AchievementRow) => ({
  ...row,
  alignments: JSON.stringify(row.alignments),
  expiry: JSON.stringify(row.expiry),
  details: JSON.stringify(row.details),
})

const tidy = (tags: string[]) => [...new Set(tags.map(tag => tag.trim()).filter(Boolean))]
