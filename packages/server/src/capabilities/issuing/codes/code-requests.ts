import type { CodeRequest } from '@rucksack/contract/codes'
import { type SelectQueryBuilder, sql } from 'kysely'
import { inTransaction } from '../../../platform/db.ts'
import type { Caller } from '../../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor.ts'
import { isUuid } from '../../../platform/ids.ts'
import { emit } from '../../../platform/outbox.ts'
import { Problem } from '../../../platform/problem.ts'
import type { OrganisationRow } from '../../organisations/index.ts'
import type { Issuing } from '../issuing.ts'
import { findCode, requireCode } from './find-code.ts'
import type { WholeCode } from './show-code.ts'
import { type CodeUseRow, ownCodes } from './tables.ts'
import { awardPlace, emailOfUse } from './take-code.ts'

type RequestsQuery = { limit?: number; cursor?: string; code?: string; state?: CodeRequest['state'] }
type Asked = CodeUseRow & { achievement_id: string; achievement_name: string }

/** Who asked for a badge by a code, newest first. */
export async function listRequests(
  issuing: Issuing,
  organisation: OrganisationRow,
  query: RequestsQuery,
): Promise<{ items: CodeRequest[]; next: string | null }> {
  const { limit = 50 } = query
  const from = decodeCursor(query.cursor)
  let select = asked(issuing)
    .where('u.organisation_id', '=', organisation.id)
    .limit(limit + 1)
  if (query.code) select = select.where('u.code_id', '=', query.code)
  if (query.state) select = select.where('u.state', '=', query.state)
  if (from) select = select.where(sql<boolean>`(u.at, u.id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const names = await issuing.organisations.namesOf(shown.map(row => row.person))
  return {
    items: shown.map(row => shownRequest(issuing, row, names.get(row.person)?.name ?? null)),
    next: last ? encodeCursor(last.at, last.id) : null,
  }
}

/** Award what was asked for; approving again changes nothing. Throws `code-request-answered` after a refusal. */
export async function approveRequest(issuing: Issuing, caller: Caller, id: string): Promise<CodeRequest> {
  const { code, by } = await requireRequest(issuing, caller, id)
  const use = await ownCodes(issuing.db)
    .updateTable('issuing_code_uses')
    .set(eb => ({ state: 'taking', answered_by: eb.fn.coalesce('answered_by', eb.val(by)) }))
    .where('id', '=', id)
    .where('state', '!=', 'refused')
    .returningAll()
    .executeTakeFirst()
  if (!use) throw new Problem('code-request-answered')
  const names = await issuing.organisations.namesOf([use.person])
  const name = names.get(use.person)?.name ?? null
  const made = await awardPlace(issuing, code, use, name)
  return shownRequest(issuing, withAchievement({ ...use, state: 'taken', award_id: made.row.id }, code), name)
}

/** Say no, with a reason the learner sees. Throws `code-request-answered`. */
export async function refuseRequest(
  issuing: Issuing,
  caller: Caller,
  id: string,
  reason: string,
): Promise<CodeRequest> {
  const { code, by } = await requireRequest(issuing, caller, id)
  const refused = await inTransaction(issuing.db, async trx => {
    const row = await ownCodes(trx)
      .updateTable('issuing_code_uses')
      .set({ state: 'refused', reason, answered_by: by })
      .where('id', '=', id)
      .where('state', '=', 'requested')
      .returningAll()
      .executeTakeFirst()
    if (row) await emit(trx, issuing.clock, { name: 'code.refused', payload: { request: row.id } })
    return row
  })
  if (!refused) throw new Problem('code-request-answered')
  const names = await issuing.organisations.namesOf([refused.person])
  return shownRequest(issuing, withAchievement(refused, code), names.get(refused.person)?.name ?? null)
}

/** A request with its code, for those who tell its learner; null once either is gone. */
export async function requestOf(
  issuing: Issuing,
  id: string,
): Promise<{ code: WholeCode; use: CodeUseRow } | null> {
  const use = await ownCodes(issuing.db)
    .selectFrom('issuing_code_uses')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  const code = use ? await findCode(issuing, use.code_id) : null
  return use && code ? { code, use } : null
}

async function requireRequest(issuing: Issuing, caller: Caller, id: string) {
  if (caller.person === null) throw new Problem('not-signed-in')
  const use = isUuid(id)
    ? await ownCodes(issuing.db)
        .selectFrom('issuing_code_uses')
        .select('code_id')
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!use) throw new Problem('code-request-not-found')
  const code = await requireCode(issuing, caller, use.code_id).catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'code-not-found'
      ? new Problem('code-request-not-found')
      : cause
  })
  // A code that awards at once has nothing to be decided.
  if (code.row.mode === 'award') throw new Problem('code-request-not-found')
  return { code, by: caller.person }
}

function asked({ db }: Issuing): SelectQueryBuilder<{ u: CodeUseRow }, 'u', Asked> {
  return db
    .withTables<{
      issuing_code_uses: CodeUseRow
      issuing_codes: { id: string; achievement_id: string; mode: string }
      issuing_achievements: { id: string; name: string }
    }>()
    .selectFrom('issuing_code_uses as u')
    .innerJoin('issuing_codes as c', 'c.id', 'u.code_id')
    .innerJoin('issuing_achievements as a', 'a.id', 'c.achievement_id')
    .selectAll('u')
    .select(['a.id as achievement_id', 'a.name as achievement_name'])
    .where('c.mode', '=', 'request')
    .orderBy('u.at', 'desc')
    .orderBy('u.id', 'desc')
}

const withAchievement = (use: CodeUseRow, { achievement }: WholeCode): Asked => ({
  ...use,
  achievement_id: achievement.id,
  achievement_name: achievement.name,
})

function shownRequest(issuing: Issuing, row: Asked, name: string | null): CodeRequest {
  return {
    id: row.id,
    code: row.code_id,
    achievement: { id: row.achievement_id, name: row.achievement_name },
    name,
    email: emailOfUse(issuing, row),
    note: row.note,
    state: row.state === 'taking' ? 'requested' : row.state,
    reason: row.reason,
    at: row.at.toISOString(),
  }
}
