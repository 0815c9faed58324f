import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from './db.ts'
import { isDatabaseAway } from './http/as-problem.ts'
import { deliverNext, type Subscriber, whoHasNews } from './outbox.ts'

const idleMs = 2_000
const settleMs = 15
// Who hears none of the news under way is moved past it only this often.
const restMs = 1_000

/** Keep delivering news to the subscribers until stopped; woken by NOTIFY, and every two seconds anyway. */
export function readOutbox(
  db: Db,
  pool: pg.Pool,
  subscribers: Subscriber[],
  log: Logger,
): { stop(): Promise<void>; drain(): Promise<void> } {
  let stopped = false
  let wake: () => void = () => {}
  let pending = false
  let listener: pg.PoolClient | null = null

  const listen = async () => {
    const client = await pool.connect()
    client.on('error', () => {
      listener = null
      client.release(true)
    })
    client.on('notification', () => {
      pending = true
      wake()
    })
    await client.query('listen rucksack_outbox')
    listener = client
  }

  let everybodyAt = 0
  const next = async () => {
    const everybody = performance.now() - everybodyAt >= restMs
    if (everybody) everybodyAt = performance.now()
    await deliverTo(everybody ? subscribers : await whoHasNews(db, subscribers).catch(() => subscribers))
  }

  const deliverTo = async (some: Subscriber[]) => {
    for (const subscriber of some) {
      try {
        while (!stopped && (await deliverNext(db, subscriber)));
      } catch (cause) {
        if (isDatabaseAway(cause)) return
        log.error(
          { err: cause, subscriber: subscriber.name },
          'an event could not be handled; it is tried again',
        )
      }
    }
  }

  const loop = (async () => {
    while (!stopped) {
      if (!listener) await listen().catch(() => {})
      pending = false
      await next()
      if (stopped) break
      // The news may have been committed while an older transaction was still running.
      if (pending) await sleep(settleMs)
      else
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, idleMs)
          wake = () => {
            clearTimeout(timer)
            setTimeout(resolve, settleMs)
          }
        })
    }
  })()

  return {
    async stop() {
      stopped = true
      wake()
      await loop
      listener?.release(true)
    },
    drain: () => deliverTo(subscribers),
  }
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
