import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Db } from '../db.ts'
import { Problem } from '../problem.ts'
import type { Secrets } from '../secrets.ts'
import { roundsOf } from './idempotency-rounds.ts'

export type Answer = { status: number; body: Buffer }

export type IdempotencyKey = { caller: string; key: string; fingerprint: Buffer }

const waitMs = 10_000
const pollMs = 50

/** What makes two requests the same: operation, path and body. */
export function fingerprint(operationId: string, path: string, body: Uint8Array): Buffer {
  return createHash('sha256').update(`${operationId}\n${path}\n`).update(body).digest()
}

/** Begin, or get the answer that the first request with this key had. Waits for a first one that still runs. */
export async function beginOnce(
  db: Db,
  clock: Clock,
  secrets: Secrets,
  use: IdempotencyKey,
): Promise<Answer | null> {
  for (const began = Date.now(); ; ) {
    if (await roundsOf(db).take({ ...use, now: clock.now() })) return null
    const first = await db
      .selectFrom('platform_idempotency')
      .select(['fingerprint', 'state', 'status', 'body'])
      .where('caller', '=', use.caller)
      .where('key', '=', use.key)
      .executeTakeFirst()
    if (!first) continue
    if (!first.fingerprint.equals(use.fingerprint)) throw new Problem('idempotency-mismatch')
    if (first.state === 'done') {
      return {
        status: first.status ?? 200,
        body: first.body ? secrets.open('idempotency', first.body) : Buffer.alloc(0),
      }
    }
    if (Date.now() - began > waitMs) throw new Problem('idempotency-in-flight', { retryAfter: 2 })
    await new Promise(resolve => setTimeout(resolve, pollMs))
  }
}

/** Keep the answer for the repeats. */
export async function finishOnce(
  db: Db,
  secrets: Secrets,
  use: IdempotencyKey,
  answer: Answer,
): Promise<void> {
  await roundsOf(db).keep({
    ...use,
    status: answer.status,
    body: secrets.seal('idempotency', answer.body),
  })
}

/** Nothing came of it: the key may be used again. */
export async function forgetOnce(db: Db, use: IdempotencyKey): Promise<void> {
  await db
    .deleteFrom('platform_idempotency')
    .where('caller', '=', use.caller)
    .where('key', '=', use.key)
    .execute()
}

/** Free the keys of requests that ended with their process. Only where no other process serves this database. */
export async function forgetRunning(db: Db): Promise<void> {
  await db.deleteFrom('platform_idempotency').where('state', '=', 'running').execute()
}

/** Drop answers older than two days. */
export async function sweepIdempotency(db: Db, clock: Clock): Promise<void> {
  await db
    .deleteFrom('platform_idempotency')
    .where('started_at', '<', new Date(clock.now().getTime() - 2 * 86_400_000))
    .execute()
}
