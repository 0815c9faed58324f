import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

const deadAfterMs = 45_000
// Far longer than an answer takes that does come.
const unheardAfter = '30 seconds'
// No job of ours takes nearly as long: its end was lost on the way to the database.
const lostAfter = '15 minutes'

/**
 * Unlock jobs that a worker of this process holds without working on them: the database went away between giving a
 * job out and its answer.
 */
export async function releaseUnheardJobs(
  db: Db,
  workers: string[],
  working: Iterable<string>,
): Promise<void> {
  if (workers.length === 0) return
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by = any(${workers}::text[]) and locked_at < now() - ${unheardAfter}::interval
      and id <> all(${[...working]}::bigint[])`.execute(db)
}

/** Unlock the jobs of every process that has not given a sign of life for 45 seconds, and those whose end was lost. */
export async function releaseDeadJobs(db: Db, clock: Clock): Promise<void> {
  const limit = new Date(clock.now().getTime() - deadAfterMs)
  const living = await db
    .selectFrom('platform_workers')
    .select('workers')
    .where('seen_at', '>', limit)
    .execute()
  const alive = living.flatMap(row => row.workers)
  const locked = await sql<{ locked_by: string }>`
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null`.execute(db)
  const dead = locked.rows.map(row => row.locked_by).filter(worker => !alive.includes(worker))
  if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db)
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_at < now() - ${lostAfter}::interval`.execute(db)
  await db.deleteFrom('platform_workers').where('seen_at', '<', limit).execute()
}
