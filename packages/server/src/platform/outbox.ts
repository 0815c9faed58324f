import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import { type Db, inTransaction } from './db.ts'

/** News that other rooms may want: written in the transaction that made it true. */
export type OutboxEvent = { name: string; payload: Record<string, unknown> }

export type Subscriber = {
  /** Stable name; its position in the stream is kept under it. */
  name: string
  hears: string[]
  /** Called once per event, in the transaction that moves the subscriber's position. */
  handle: (trx: Db, event: OutboxEvent & { at: Date }) => Promise<void>
}

/** Write an event; it is heard after the transaction commits. */
export async function emit(trx: Db, clock: Clock, event: OutboxEvent): Promise<void> {
  await trx
    .insertInto('platform_outbox')
    .values({ name: event.name, payload: JSON.stringify(event.payload), at: clock.now() })
    .execute()
  await sql`select pg_notify('rucksack_outbox', '')`.execute(trx)
}

const batch = 200

/**
 * Hand the next events to one subscriber; true when there may be more. A later commit can carry an
 * earlier position, so nothing at or above the oldest running transaction is read yet.
 */
export async function deliverNext(db: Db, subscriber: Subscriber): Promise<boolean> {
  return await inTransaction(db, async trx => {
    await trx
      .insertInto('platform_subscribers')
      .values({ name: subscriber.name, position: '0' })
      .onConflict(clash => clash.doNothing())
      .execute()
    const cursor = await trx
      .selectFrom('platform_subscribers')
      .select('position')
      .where('name', '=', subscriber.name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!cursor) return false
    const events = await trx
      .selectFrom('platform_outbox')
      .select(['position', 'name', 'payload', 'at'])
      .where('position', '>', cursor.position)
      .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
      .orderBy('position')
      .limit(batch)
      .execute()
    const last = events.at(-1)
    if (!last) return false
    for (const event of events) {
      if (!subscriber.hears.includes(event.name)) continue
      await subscriber.handle(trx, { name: event.name, payload: asPayload(event.payload), at: event.at })
    }
    await trx
      .updateTable('platform_subscribers')
      .set({ position: last.position })
      .where('name', '=', subscriber.name)
      .execute()
    return events.length === batch
  })
}

const keptMs = 30 * 86_400_000

/** Forget news that everybody has heard and that is older than thirty days. */
export async function sweepOutbox(db: Db, clock: Clock): Promise<void> {
  await sql`delete from platform_outbox
    where at < ${new Date(clock.now().getTime() - keptMs)}
      and position <= (select coalesce(min(position), 0) from platform_subscribers)`.execute(db)
}

function asPayload(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('An event without payload')
  return { ...value }
}
