import { type RawBuilder, sql } from 'kysely'
import type { Clock } from './clock.ts'
import { type Db, inTransaction } from './db.ts'

/** News that other rooms may want: written in the transaction that made it true. */
export type OutboxEvent = { name: string; payload: Record<string, unknown> }

export type Subscriber = {
  /** Stable name; its position in the stream is kept under it. */
  name: string
  hears: string[]
  /** Called once per event, in the transaction that moves the subscriber's position. */
  handle: (trx: Db, event: HeardEvent) => Promise<void>
  /** Called instead for news that comes in thousands: all of one name that follow each other, together. */
  inRuns?: { name: string; handle: (trx: Db, events: HeardEvent[]) => Promise<void> }
}

export type HeardEvent = OutboxEvent & { at: Date }

/** Write an event; it is heard after the transaction commits. */
export async function emit(trx: Db, clock: Clock, event: OutboxEvent): Promise<void> {
  await emitAll(trx, clock, [event])
}

/** The same for many, in their order. */
export async function emitAll(trx: Db, clock: Clock, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`with told as (
      insert into platform_outbox (name, payload, at)
      select event->>'name', (event->'payload')::jsonb, ${clock.now()}::timestamptz
      from json_array_elements(${JSON.stringify(events)}::json) with ordinality as news (event, place)
      order by place
    ) select ${wakeReaders}`.execute(trx)
}

/**
 * The same as a part of a larger statement, which then needs no transaction of its own: `payloads` selects one column
 * of jsonb, an event each. The statement says `select ${wakeReaders}` at its end.
 */
export const emittedFrom = (clock: Clock, name: string, payloads: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`insert into platform_outbox (name, payload, at)
    select ${name}, payload, ${clock.now()}::timestamptz from (${payloads}) as news (payload)`

/** One value that makes the readers look when the statement it stands in is committed. */
export const wakeReaders = sql<unknown>`(select pg_notify('rucksack_outbox', ''))`

const batch = 200

/**
 * Hand the next events to one subscriber; true when there may be more. A later commit can carry an
 * earlier position, so nothing at or above the oldest running transaction is read yet.
 */
export async function deliverNext(db: Db, subscriber: Subscriber): Promise<boolean> {
  return await inTransaction(db, async trx => {
    const cursor = (await holdCursor(trx, subscriber)) ?? (await makeCursor(trx, subscriber))
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
    const heard = events
      .filter(event => subscriber.hears.includes(event.name))
      .map(({ name, payload, at }) => ({ name, payload: asPayload(payload), at }))
    await handleAll(trx, subscriber, heard)
    await trx
      .updateTable('platform_subscribers')
      .set({ position: last.position })
      .where('name', '=', subscriber.name)
      .execute()
    return events.length === batch
  })
}

/** Nothing when another process holds it, or when it is not there yet. */
const holdCursor = async (trx: Db, { name }: Subscriber) =>
  await trx
    .selectFrom('platform_subscribers')
    .select('position')
    .where('name', '=', name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

const makeCursor = async (trx: Db, { name }: Subscriber) =>
  await trx
    .insertInto('platform_subscribers')
    .values({ name, position: '0' })
    .onConflict(clash => clash.doNothing())
    .returning('position')
    .executeTakeFirst()

/** Those of the subscribers that have something to hear now. */
export async function whoHasNews(db: Db, subscribers: Subscriber[]): Promise<Subscriber[]> {
  const hears = JSON.stringify(subscribers.map(({ name, hears }) => ({ name, hears })))
  const found = await sql<{ name: string }>`
    select asked.name from json_to_recordset(${hears}::json) as asked (name text, hears json)
    left join platform_subscribers s using (name)
    where exists (select from platform_outbox o where o.position > coalesce(s.position, 0)
      and o.xid < pg_snapshot_xmin(pg_current_snapshot())
      and o.name in (select json_array_elements_text(asked.hears)))`.execute(db)
  const names = new Set(found.rows.map(row => row.name))
  return subscribers.filter(({ name }) => names.has(name))
}

async function handleAll(trx: Db, subscriber: Subscriber, events: HeardEvent[]): Promise<void> {
  const { inRuns, handle } = subscriber
  let run: HeardEvent[] = []
  const end = async () => {
    if (run.length > 0) await inRuns?.handle(trx, run)
    run = []
  }
  for (const event of events) {
    if (event.name === inRuns?.name) run.push(event)
    else {
      await end()
      await handle(trx, event)
    }
  }
  await end()
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
