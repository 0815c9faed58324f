import type { CodeOffer } from '@rucksack/contract/codes'
import { inTransaction } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { emit } from '../../../platform/outbox.ts'
import { Problem } from '../../../platform/problem.ts'
import { matchKey } from '../../identity/index.ts'
import { award } from '../award.ts'
import { wholeAward } from '../claims.ts'
import { awardedBefore, type WholeAward } from '../find-award.ts'
import type { Issuing } from '../issuing.ts'
import { codeState, reservedEmailOf, type WholeCode } from './show-code.ts'
import { type CodeUseRow, ownCodes } from './tables.ts'

/** Who takes a code, with the address the award goes to and all that are theirs. */
export type Taker = {
  person: string
  email: string
  addresses: string[]
  name: string | null
  note: string | null
}

/**
 * Hold a place for this person; a repeat finds the place held before. Of many at once no more get one than the
 * code allows. Throws `code-not-open`, `code-reserved` or `code-already-have`.
 */
export async function holdPlace(issuing: Issuing, code: WholeCode, taker: Taker): Promise<CodeUseRow> {
  const before = await useOf(issuing, code, taker.person)
  if (before) return before
  const reserved = reservedEmailOf(issuing, code.row)
  if (reserved !== null && !taker.addresses.some(each => matchKey(each) === matchKey(reserved)))
    throw new Problem('code-reserved')
  for (const address of taker.addresses)
    if (await awardedBefore(issuing, code.achievement, address)) throw new Problem('code-already-have')
  return await inTransaction(issuing.db, async trx => {
    const tables = ownCodes(trx)
    const row = await tables
      .selectFrom('issuing_codes')
      .selectAll()
      .where('id', '=', code.row.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const again = await useOf({ ...issuing, db: trx }, code, taker.person)
    if (again) return again
    const now = issuing.clock.now()
    const state = codeState(row, now)
    if (state !== 'open') throw new Problem('code-not-open', { detail: whyNot[state] })
    await tables
      .updateTable('issuing_codes')
      .set({ taken: row.taken + 1 })
      .where('id', '=', row.id)
      .execute()
    const use = await tables
      .insertInto('issuing_code_uses')
      .values({
        id: uuidv7(now),
        code_id: row.id,
        organisation_id: row.organisation_id,
        person: taker.person,
        email_sealed: issuing.secrets.seal('code', Buffer.from(reserved ?? taker.email)),
        state: row.mode === 'award' ? 'taking' : 'requested',
        note: taker.note,
        reason: null,
        award_id: null,
        answered_by: null,
        at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    if (row.mode === 'request')
      await emit(trx, issuing.clock, { name: 'code.requested', payload: { request: use.id } })
    return use
  })
}

const whyNot = {
  waiting: 'It cannot be used yet.',
  'used-up': 'As many people as it was made for have used it.',
  closed: 'The time to use it is over.',
  ended: 'Whoever made it has ended it.',
}

/**
 * Make the award of a held place, once however often this is called: its identity is the place. When it cannot be
 * made, the place is free again.
 */
export async function awardPlace(
  issuing: Issuing,
  code: WholeCode,
  use: CodeUseRow,
  name: string | null,
): Promise<WholeAward> {
  const made = use.award_id === null ? null : await wholeAward(issuing, use.award_id)
  if (made) {
    await settlePlace(issuing, use, made.row.id)
    return made
  }
  const called = code.row.reserved_name ?? name
  const { row, achievement, organisation } = code
  const awarded = await award(issuing, achievement, organisation, {
    recipient: { address: emailOfUse(issuing, use), ...(called === null ? {} : { name: called }) },
    ...(row.narrative === null ? {} : { narrative: row.narrative }),
    language: row.language,
    by: use.answered_by ?? row.made_by,
    onceKey: `code/${use.id}`,
  }).catch(async (cause: unknown) => {
    if (cause instanceof Problem) await freePlace(issuing, code, use)
    throw cause
  })
  await settlePlace(issuing, use, awarded.id)
  return { row: awarded, achievement, organisation }
}

async function settlePlace({ db }: Issuing, use: CodeUseRow, award: string): Promise<void> {
  await ownCodes(db)
    .updateTable('issuing_code_uses')
    .set({ state: 'taken', award_id: award })
    .where('id', '=', use.id)
    .execute()
}

/** How far this person is with this code. */
export async function useOf(
  { db }: Pick<Issuing, 'db'>,
  code: WholeCode,
  person: string,
): Promise<CodeUseRow | null> {
  const row = await ownCodes(db)
    .selectFrom('issuing_code_uses')
    .selectAll()
    .where('code_id', '=', code.row.id)
    .where('person', '=', person)
    .executeTakeFirst()
  return row ?? null
}

export const emailOfUse = ({ secrets }: Pick<Issuing, 'secrets'>, use: CodeUseRow): string =>
  secrets.open('code', use.email_sealed).toString()

/** What a learner is told of their use of a code; nothing while a place is only held. */
export function mineOf(use: CodeUseRow | null, badge: string | null): CodeOffer['mine'] {
  if (use === null || use.state === 'taking') return null
  return { state: use.state, badge, reason: use.reason }
}

async function freePlace({ db }: Issuing, code: WholeCode, use: CodeUseRow): Promise<void> {
  await inTransaction(db, async trx => {
    const tables = ownCodes(trx)
    if (code.row.mode === 'request') {
      await tables
        .updateTable('issuing_code_uses')
        .set({ state: 'requested', answered_by: null })
        .where('id', '=', use.id)
        .where('state', '=', 'taking')
        .execute()
      return
    }
    const gone = await tables
      .deleteFrom('issuing_code_uses')
      .where('id', '=', use.id)
      .where('state', '=', 'taking')
      .returning('code_id')
      .executeTakeFirst()
    if (!gone) return
    await tables
      .updateTable('issuing_codes')
      .set(eb => ({ taken: eb('taken', '-', 1) }))
      .where('id', '=', gone.code_id)
      .execute()
  })
}

/** A person is gone: what they took stays counted, but not by whom. */
export async function forgetTaker(trx: Issuing['db'], person: string): Promise<void> {
  await ownCodes(trx).deleteFrom('issuing_code_uses').where('person', '=', person).execute()
}
