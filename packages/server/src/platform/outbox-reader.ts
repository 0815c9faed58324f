import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from './db.ts'
import { isDatabaseAway } from './http/as-problem.ts'
import { deliverNext, type Subscriber } from './outbox.ts'

const idleMs = 2_000
const settleMs = 15

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

  const deliverAll = async () => {
    for (const subscriber of subscribers) {
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
      await deliverAll()
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
    drain: deliverAll,
  }
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
