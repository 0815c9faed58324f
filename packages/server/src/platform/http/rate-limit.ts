import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Db } from '../db.ts'
import { Problem } from '../problem.ts'

/** Count one use of a bucket; throws `code` above `limit` uses in `seconds`. Shared by all processes. */
export async function takeFrom(
  db: Db,
  clock: Clock,
  bucket: string,
  limit: number,
  seconds: number,
  code: 'too-many-requests' | 'address-mailed-often' = 'too-many-requests',
): Promise<void> {
  const now = clock.now()
  const start = new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000)
  const name = nameOf(bucket)
  const counted = await sql<{ used: number }>`
    insert into platform_rate_limits (bucket, window_start, used) values (${name}, ${start}, 1)
    on conflict (bucket) do update set
      used = case when platform_rate_limits.window_start = excluded.window_start then platform_rate_limits.used + 1 else 1 end,
      window_start = excluded.window_start
    returning used`.execute(db)
  if ((counted.rows[0]?.used ?? 1) > limit) {
    throw new Problem(code, {
      retryAfter: (start.getTime() + seconds * 1000 - now.getTime()) / 1000,
    })
  }
}

// Buckets are named after mail and network addresses, which are not to lie in a table.
const nameOf = (bucket: string) => createHash('sha256').update(bucket).digest('base64url')

/** Count one use of each bucket in the caller's transaction; answers for each in turn whether it was within its limit. */
export async function takeEach(
  trx: Db,
  clock: Clock,
  uses: { bucket: string; limit: number }[],
  seconds: number,
): Promise<boolean[]> {
  if (uses.length === 0) return []
  const start = new Date(Math.floor(clock.now().getTime() / (seconds * 1000)) * seconds * 1000)
  const wanted = new Map<string, number>()
  for (const { bucket } of uses) wanted.set(nameOf(bucket), (wanted.get(nameOf(bucket)) ?? 0) + 1)
  // In one order, so that two that wait for each other do not wait for ever.
  const asked = [...wanted].map(([name, n]) => ({ name, n })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const counted = await sql<{ bucket: string; used: number }>`
    insert into platform_rate_limits (bucket, window_start, used)
    select name, ${start}, n from json_to_recordset(${JSON.stringify(asked)}::json) as asked (name text, n int)
    on conflict (bucket) do update set
      used = case when platform_rate_limits.window_start = excluded.window_start
        then platform_rate_limits.used else 0 end + excluded.used,
      window_start = excluded.window_start
    returning bucket, used`.execute(trx)
  const before = new Map(counted.rows.map(row => [row.bucket, row.used - (wanted.get(row.bucket) ?? 0)]))
  return uses.map(({ bucket, limit }) => {
    const used = (before.get(nameOf(bucket)) ?? 0) + 1
    before.set(nameOf(bucket), used)
    return used <= limit
  })
}

/** Forget counts that no window of ours still covers. */
export async function sweepRateLimits(db: Db, clock: Clock): Promise<void> {
  await db
    .deleteFrom('platform_rate_limits')
    .where('window_start', '<', new Date(clock.now().getTime() - 86_400_000))
    .execute()
}

/** The same for one process, in memory, where a database round trip would cost more than the work. */
export function memoryLimit(clock: Clock, limit: number, seconds: number): (bucket: string) => void {
  let start = 0
  let used = new Map<string, number>()
  return bucket => {
    const now = clock.now().getTime()
    if (now - start >= seconds * 1000) {
      start = now
      used = new Map()
    }
    const count = (used.get(bucket) ?? 0) + 1
    used.set(bucket, count)
    if (count > limit)
      throw new Problem('too-many-requests', { retryAfter: (start + seconds * 1000 - now) / 1000 })
  }
}
