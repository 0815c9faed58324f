import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { matchKey } from '../identity/index.ts'
import { wholeAwards } from './claims.ts'
import type { WholeAward } from './find-award.ts'
import { type Issuing, own, recipientMac } from './issuing.ts'

/** Awards to these addresses that wait for an answer, newest first; not before their mail could leave. */
export async function listWaiting(
  issuing: Issuing,
  addresses: string[],
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): Promise<{ items: WholeAward[]; next: string | null }> {
  const from = decodeCursor(cursor)
  if (addresses.length === 0) return { items: [], next: null }
  let select = waitingFor(issuing, addresses)
    .orderBy('awarded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from) select = select.where(sql<boolean>`(awarded_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await wholeAwards(issuing, rows.slice(0, limit)),
    next: last ? encodeCursor(last.awarded_at, last.id) : null,
  }
}

/** One of them, also when it was answered or revoked a moment ago; null when it is for none of these addresses. */
export async function findWaiting(
  issuing: Issuing,
  addresses: string[],
  id: string,
): Promise<WholeAward | null> {
  if (!isUuid(id) || addresses.length === 0) return null
  const rows = await awardedTo(issuing, addresses).where('id', '=', id).execute()
  const [award] = await wholeAwards(issuing, rows)
  return award ?? null
}

const waitingFor = (issuing: Issuing, addresses: string[]) =>
  awardedTo(issuing, addresses).where('answer', '=', 'unclaimed').where('standing', '!=', 'revoked')

const awardedTo = ({ db, secrets }: Issuing, addresses: string[]) =>
  own(db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('answer', 'not in', ['pending', 'withdrawn'])
    .where(
      'recipient_mac',
      'in',
      addresses.map(each => recipientMac(secrets, matchKey(each))),
    )
