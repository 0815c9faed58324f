import { notices as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { claimSecretOf, claimUrl, wholeAward } from '../issuing/index.ts'
import { settingsOf } from './add-notice.ts'
import { type NoticeRow, type Notices, own } from './notices.ts'

/** Our API for notices, and the way out of their mails. */
export function noticesRoutes(serving: Serving, notices: Notices): void {
  const { db, clock, publicUrl } = notices

  serve(serving, contract.listNotices, async ({ caller, query }) => {
    const person = requirePerson(caller)
    const { limit = 50 } = query
    const from = decodeCursor(query.cursor)
    let select = own(db)
      .selectFrom('notices_notices')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (from) select = select.where(sql<boolean>`(at, id) < (${from.at}, ${from.id}::uuid)`)
    const rows = await select.execute()
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: await Promise.all(rows.slice(0, limit).map(row => shown(notices, row))),
      next: last ? encodeCursor(last.at, last.id) : null,
      unread: await countUnread(notices, person),
    }
  })

  serve(serving, contract.markNoticesRead, async ({ caller, body }) => {
    const person = requirePerson(caller)
    let update = own(db)
      .updateTable('notices_notices')
      .set({ read_at: clock.now() })
      .where('person_id', '=', person)
      .where('read_at', 'is', null)
    if (body.notices) update = update.where(sql<boolean>`id::text = any(${body.notices})`)
    await update.execute()
    return { unread: await countUnread(notices, person) }
  })

  serve(serving, contract.readNoticeSettings, async ({ caller }) => {
    const { mail, kinds } = await settingsOf(db, requirePerson(caller))
    return { mail, kinds }
  })

  serve(serving, contract.setNoticeSettings, async ({ caller, body }) => {
    const person = requirePerson(caller)
    await settingsOf(db, person)
    const kinds = contract.noticeKinds.filter(kind => body.kinds.includes(kind))
    await own(db)
      .updateTable('notices_settings')
      .set({ mail: body.mail, kinds, ...(body.mail === 'off' ? { due_at: null } : {}) })
      .where('person_id', '=', person)
      .execute()
    return { mail: body.mail, kinds }
  })

  // "One-click" (RFC 8058): the mail program of the reader posts, without a session and without asking back.
  serving.http.post<{ Params: { secret: string } }>('/notices/stop/:secret', async (request, reply) => {
    await own(db)
      .updateTable('notices_settings')
      .set({ mail: 'off', due_at: null })
      .where('stop_secret', '=', request.params.secret)
      .execute()
    return reply.header('cache-control', 'no-store').type('text/plain').send('OK')
  })
  serving.http.get('/notices/stop/:secret', async (_request, reply) =>
    reply.header('cache-control', 'no-store').redirect(`${publicUrl}/account#notices`, 303),
  )
}

async function countUnread({ db }: Notices, person: string): Promise<number> {
  const { n } = await own(db)
    .selectFrom('notices_notices')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

async function shown({ issuing, publicUrl }: Notices, row: NoticeRow): Promise<contract.Notice> {
  const award = row.award_id === null ? null : await wholeAward(issuing, row.award_id)
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    read: row.read_at !== null,
    badge: row.badge_id,
    name: row.name,
    issuer: row.issuer,
    standing: row.standing,
    expires: row.expires?.toISOString() ?? null,
    link: award
      ? claimUrl(publicUrl, claimSecretOf(issuing, award.row))
      : `${publicUrl}/backpack${row.badge_id === null ? '' : `/badges/${row.badge_id}`}`,
  }
}
