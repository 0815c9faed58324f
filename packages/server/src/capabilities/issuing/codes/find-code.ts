import type { Code } from '@rucksack/contract/codes'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Caller } from '../../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, type OrganisationRow, requireRole } from '../../organisations/index.ts'
import { findAchievement } from '../find-achievement.ts'
import { programmeFor } from '../grants/index.ts'
import { type AchievementRow, type Issuing, own } from '../issuing.ts'
import { codeKey } from './code-text.ts'
import { shownCode, type WholeCode } from './show-code.ts'
import { type CodeRow, ownCodes } from './tables.ts'

/** The code that somebody typed. Throws `code-unknown`. */
export async function findCodeByText(issuing: Issuing, text: string): Promise<WholeCode> {
  const row = await ownCodes(issuing.db)
    .selectFrom('issuing_codes')
    .selectAll()
    .where('text_mac', '=', issuing.secrets.index('code', codeKey(text)))
    .executeTakeFirst()
  const whole = row ? await wholeCode(issuing, row) : null
  if (!whole) throw new Problem('code-unknown')
  return whole
}

/** A code with what it is for, or null. */
export async function findCode(issuing: Issuing, id: string): Promise<WholeCode | null> {
  if (!isUuid(id)) return null
  const row = await ownCodes(issuing.db)
    .selectFrom('issuing_codes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? await wholeCode(issuing, row) : null
}

/** A code the caller may manage. To strangers it does not exist. */
export async function requireCode(issuing: Issuing, caller: Caller, id: string): Promise<WholeCode> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const whole = await findCode(issuing, id)
  if (!whole) throw new Problem('code-not-found')
  const organisation = whole.row.organisation_id
  const programme = programmeFor(organisation, whole.achievement)
  await requireRole(issuing.organisations, caller, organisation, 'awarder', programme).catch(
    (cause: unknown) => {
      throw cause instanceof Problem && cause.code === 'organisation-not-found'
        ? new Problem('code-not-found')
        : cause
    },
  )
  return whole
}

/** All codes of a sheet that the caller may manage. Throws `code-not-found`. */
export async function requireSheet(issuing: Issuing, caller: Caller, sheet: string): Promise<WholeCode[]> {
  const rows = await ownCodes(issuing.db)
    .selectFrom('issuing_codes')
    .selectAll()
    .where('sheet_id', '=', sheet)
    .orderBy('id')
    .execute()
  const [first] = rows
  if (!first) throw new Problem('code-not-found')
  const { achievement, organisation } = await requireCode(issuing, caller, first.id)
  return rows.map(row => ({ row, achievement, organisation }))
}

type CodesQuery = { limit?: number; cursor?: string; achievement?: string; sheet?: string }

/** Codes of an organisation, newest first. */
export async function listCodes(
  issuing: Issuing,
  organisation: OrganisationRow,
  query: CodesQuery,
): Promise<{ items: Code[]; next: string | null }> {
  const { limit = 50 } = query
  const from = decodeCursor(query.cursor)
  let select: SelectQueryBuilder<{ issuing_codes: CodeRow }, 'issuing_codes', CodeRow> = ownCodes(issuing.db)
    .selectFrom('issuing_codes')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (query.sheet) select = select.where('sheet_id', '=', query.sheet)
  if (query.achievement) select = select.where('achievement_id', '=', query.achievement)
  if (from) select = select.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const achievements = await achievementsOf(issuing, shown)
  const waiting = await waitingOf(
    issuing,
    shown.map(row => row.id),
  )
  return {
    items: shown.flatMap(row => {
      const achievement = achievements.get(row.achievement_id)
      return achievement
        ? [shownCode(issuing, { row, achievement, organisation }, waiting.get(row.id) ?? 0)]
        : []
    }),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** One code with how many requests wait. */
export async function showCode(issuing: Issuing, code: WholeCode): Promise<Code> {
  const waiting = await waitingOf(issuing, [code.row.id])
  return shownCode(issuing, code, waiting.get(code.row.id) ?? 0)
}

/** End a code for good; ending it again changes nothing. */
export async function endCode(issuing: Issuing, code: WholeCode): Promise<WholeCode> {
  const row = await ownCodes(issuing.db)
    .updateTable('issuing_codes')
    .set(eb => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(issuing.clock.now())) }))
    .where('id', '=', code.row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...code, row }
}

async function wholeCode(issuing: Issuing, row: CodeRow): Promise<WholeCode | null> {
  const achievement = await findAchievement(issuing, row.achievement_id)
  const organisation = await findOrganisation(issuing, row.organisation_id)
  return achievement && organisation ? { row, achievement, organisation } : null
}

async function achievementsOf({ db }: Issuing, rows: CodeRow[]): Promise<Map<string, AchievementRow>> {
  if (rows.length === 0) return new Map()
  const found = await own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map(row => row.achievement_id))])
    .execute()
  return new Map(found.map(row => [row.id, row]))
}

async function waitingOf({ db }: Issuing, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await ownCodes(db)
    .selectFrom('issuing_code_uses')
    .select(['code_id', sql<string>`count(*)`.as('waiting')])
    .where('code_id', 'in', ids)
    .where('state', '=', 'requested')
    .groupBy('code_id')
    .execute()
  return new Map(rows.map(row => [row.code_id, Number(row.waiting)]))
}
