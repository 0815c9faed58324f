import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { together } from '../together.ts'

type Named = { caller: string; key: string }
type Taking = Named & { fingerprint: Buffer; now: Date }
type Keeping = Named & { status: number; body: Buffer }

// A request that runs longer than any of ours may has died with its process; its key is free again.
const deadAfterMs = 60_000
const limits = { most: 100, rounds: 2 }

const known = new WeakMap<Db, ReturnType<typeof roundsIn>>()

/** Keys taken and answers kept for many requests at once, in one database. */
export function roundsOf(db: Db): ReturnType<typeof roundsIn> {
  const rounds = known.get(db) ?? roundsIn(db)
  known.set(db, rounds)
  return rounds
}

function roundsIn(db: Db) {
  return {
    /** True for the one that may begin. */
    take: together<Taking, boolean>(limits, async asked => {
      const first = [...new Map(asked.map(each => [nameOf(each), each])).values()]
      const taken = await take(db, first)
      return asked.map(each => ({
        status: 'fulfilled',
        value: first.includes(each) && taken.has(nameOf(each)),
      }))
    }),
    keep: together<Keeping, void>(limits, async asked => {
      await keep(db, asked)
      return asked.map(() => ({ status: 'fulfilled', value: undefined }))
    }),
  }
}

const nameOf = ({ caller, key }: Named) => JSON.stringify([caller, key])

// Neither waits for the disk. What the request itself writes is durable before it is answered, and with it all that
// was written before; an answer that a power cut takes is given again from what the request made.
const quick = sql`(select set_config('synchronous_commit', 'off', true)) as quick`

async function take(db: Db, asked: Taking[]): Promise<Set<string>> {
  const rows = asked.map(each => ({ ...each, fingerprint: `\\x${each.fingerprint.toString('hex')}` }))
  const taken = await sql<Named>`
    insert into platform_idempotency as kept (caller, key, fingerprint, state, started_at)
    select caller, key, fingerprint, 'running', now
    from ${quick}, json_to_recordset(${JSON.stringify(rows)}::json)
      as asked (caller text, key text, fingerprint bytea, now timestamptz)
    order by caller, key
    on conflict (caller, key) do update set fingerprint = excluded.fingerprint, started_at = excluded.started_at
      where kept.state = 'running' and kept.started_at < excluded.started_at - ${deadAfterMs} * interval '1 millisecond'
    returning caller, key`.execute(db)
  return new Set(taken.rows.map(nameOf))
}

async function keep(db: Db, asked: Keeping[]): Promise<void> {
  const rows = asked.map(each => ({ ...each, body: `\\x${each.body.toString('hex')}` }))
  await sql`
    update platform_idempotency kept set state = 'done', status = asked.status, body = asked.body
    from ${quick}, json_to_recordset(${JSON.stringify(rows)}::json)
      as asked (caller text, key text, status int, body bytea)
    where kept.caller = asked.caller and kept.key = asked.key`.execute(db)
}
