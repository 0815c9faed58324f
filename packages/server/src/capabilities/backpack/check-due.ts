import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { isDatabaseAway } from '../../platform/http/as-problem.ts'
import { addJob } from '../../platform/jobs.ts'
import { askPolitely, type Polite, perMinute } from './ask-politely.ts'
import { type Backpack, own } from './backpack.ts'
import { judgeAgain, keepOutcome } from './check-again.ts'

const batch = 200
const together = 8
/** Whatever ends a batch in between, its badges are due again after this. */
const leaseMs = 15 * 60_000
const dayMs = 86_400_000
const byTime = { by: 'time' } as const

/** Have what is due looked at; one job does it, however often it is ordered. */
export async function orderChecks({ db, clock }: Backpack): Promise<void> {
  const due = await own(db)
    .selectFrom('backpack_badges')
    .select('id')
    .where('next_check', '<=', clock.now())
    .limit(1)
    .execute()
  if (due.length > 0) await queueChecks(db)
}

const queueChecks = (db: Db) => addJob(db, 'check-due', {}, { key: 'check-due' })

/** Check the next badges whose time has come; when there may be more, another job takes its place. */
export async function checkDue(backpack: Backpack): Promise<void> {
  const { db, clock, publicUrl, verifying } = backpack
  const now = clock.now()
  const { rows } = await sql<{ id: string }>`
    update backpack_badges set next_check = ${new Date(now.getTime() + leaseMs)} where id in (
      select id from backpack_badges where next_check <= ${now} order by next_check limit ${batch} for update skip locked)
    returning id`.execute(db)
  const polite = askPolitely(backpack, url => url.startsWith(`${publicUrl}/`), verifying.ports.fetcher)
  const waiting = rows.map(row => row.id)
  const failed: unknown[] = []
  const walk = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      try {
        await checkOne(backpack, id, polite)
      } catch (cause) {
        if (isDatabaseAway(cause)) throw cause
        failed.push(cause)
        await tryTomorrow(backpack, id)
      }
  }
  await Promise.all(Array.from({ length: together }, walk))
  if (rows.length === batch) await queueChecks(db)
  // They wait until tomorrow and keep no other from being checked; whoever runs the host hears of them.
  const [first] = failed
  if (first !== undefined)
    throw new AggregateError(
      failed,
      `Checks of kept badges that failed: ${failed.length}. The first: ${String(first)}`,
    )
}

async function checkOne(backpack: Backpack, id: string, polite: Polite): Promise<void> {
  // A host that is busy is found out by another badge, and then this one waits, too.
  const row = await own(backpack.db)
    .selectFrom('backpack_badges')
    .selectAll()
    .where('id', '=', id)
    .where('next_check', '<=', new Date(backpack.clock.now().getTime() + leaseMs))
    .executeTakeFirst()
  if (!row) return
  const { fetcher, busy } = polite.forBadge()
  const outcome = await judgeAgain(backpack, row, byTime, fetcher)
  const host = busy()
  if (host !== null) await waitForHost(backpack, id, host)
  else await keepOutcome(backpack, row, outcome, byTime)
}

async function tryTomorrow({ db, clock }: Backpack, id: string): Promise<void> {
  const tomorrow = new Date(clock.now().getTime() + dayMs)
  await own(db).updateTable('backpack_badges').set({ next_check: tomorrow }).where('id', '=', id).execute()
}

/** All badges of a busy host wait, spread over as long as it takes to ask for them at its pace. */
async function waitForHost({ db, clock }: Backpack, id: string, host: string): Promise<void> {
  const now = clock.now()
  const soon = new Date(now.getTime() + leaseMs)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from backpack_badges where check_host = ${host} and next_check <= ${soon}`.execute(
    db,
  )
  const minutes = Math.max(10, ((rows[0]?.n ?? 0) / perMinute) * 2)
  await sql`update backpack_badges
    set check_host = ${host}, next_check = ${soon}::timestamptz + random() * ${minutes} * interval '1 minute'
    where id = ${id} or (check_host = ${host} and next_check <= ${soon})`.execute(db)
}
