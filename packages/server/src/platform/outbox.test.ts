import { afterAll, beforeEach, expect, test } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { makeLog } from './log.ts'
import { deliverNext, emit, type OutboxEvent, type Subscriber, sweepOutbox } from './outbox.ts'
import { readOutbox } from './outbox-reader.ts'

const houses: TestDatabase[] = []
let house: TestDatabase

beforeEach(async () => {
  house = await startTestDatabase()
  houses.push(house)
})
afterAll(async () => {
  for (const each of houses) await each.stop()
})

const say = async (...numbers: number[]) =>
  await house.db.transaction().execute(async trx => {
    for (const n of numbers) await emit(trx, house.clock, { name: 'counted', payload: { n } })
  })

/** A subscriber that writes down what it hears in the same transaction, as rooms do. */
function listener(
  name: string,
  react: (n: number) => void = () => {},
): Subscriber & { heard(): Promise<number[]> } {
  return {
    name,
    hears: ['counted'],
    async handle(trx, event: OutboxEvent) {
      const n = Number(event.payload['n'])
      await trx
        .insertInto('platform_settings')
        .values({ name: `${name} ${String(n).padStart(6, '0')}`, value: String(n) })
        .execute()
      react(n)
    },
    async heard() {
      const rows = await house.db
        .selectFrom('platform_settings')
        .select('value')
        .where('name', 'like', `${name} %`)
        .orderBy('name')
        .execute()
      return rows.map(row => Number(row.value))
    },
  }
}

async function drain(subscriber: Subscriber): Promise<void> {
  while (await deliverNext(house.db, subscriber));
}

/** Other tests share the server, and news waits for their transactions as well. */
async function drainAll(subscriber: Subscriber): Promise<void> {
  const unheard = async () =>
    (
      await house.pool.query(
        `select 1 from platform_outbox where position > coalesce((select position from platform_subscribers where name = $1), 0)`,
        [subscriber.name],
      )
    ).rowCount !== 0
  for (const began = Date.now(); (await unheard()) && Date.now() - began < 10_000; ) await drain(subscriber)
}

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

test('news is heard in order, once by each subscriber, however many there are', async () => {
  const order: number[] = []
  const one = listener('one', n => order.push(n))
  const two = listener('two')
  await say(...upTo(450))
  await drainAll(one)
  await drainAll(two)
  await drainAll(one)
  expect(order).toEqual(upTo(450))
  expect(await two.heard()).toEqual(upTo(450))
})

test('news of a transaction that was rolled back is never heard', async () => {
  const one = listener('one')
  await house.db
    .transaction()
    .execute(async trx => {
      await emit(trx, house.clock, { name: 'counted', payload: { n: 1 } })
      throw new Error('changed my mind')
    })
    .catch(() => {})
  await say(2)
  await drainAll(one)
  expect(await one.heard()).toEqual([2])
})

test('a subscriber that throws half-way hears again from where it stood, and nothing twice', async () => {
  let trouble = 2
  const one = listener('one', n => {
    if (n === 3 && trouble-- > 0) throw new Error('not now')
  })
  const two = listener('two')
  await say(...upTo(5))
  await expect(drainAll(one)).rejects.toThrow('not now')
  expect(await one.heard()).toEqual([])
  await drainAll(two)
  expect(await two.heard()).toEqual(upTo(5))
  await expect(drainAll(one)).rejects.toThrow('not now')
  await drainAll(one)
  expect(await one.heard()).toEqual(upTo(5))
})

test('several processes that deliver at once do not deliver twice', async () => {
  const one = listener('one')
  await say(...upTo(300))
  await Promise.all(Array.from({ length: 8 }, () => drain(one)))
  await drainAll(one)
  expect(await one.heard()).toEqual(upTo(300))
})

test('news committed late with an earlier position is waited for, not lost', async () => {
  const one = listener('one')
  const slow = await house.pool.connect()
  const insert = `insert into platform_outbox (name, payload, at) values ('counted', $1, now())`
  await slow.query('begin')
  await slow.query(insert, [{ n: 1 }])
  await say(2)
  await drain(one)
  expect(await one.heard()).toEqual([])
  await slow.query('commit')
  slow.release()
  await drainAll(one)
  expect(await one.heard()).toEqual([1, 2])
})

test('news of a transaction that began early and wrote late is not lost either', async () => {
  const one = listener('one')
  const slow = await house.pool.connect()
  await slow.query('begin')
  await slow.query('select pg_current_xact_id()')
  await say(1)
  await drain(one)
  await slow.query(`insert into platform_outbox (name, payload, at) values ('counted', $1, now())`, [
    { n: 2 },
  ])
  await slow.query('commit')
  slow.release()
  await say(3)
  await drainAll(one)
  expect(await one.heard()).toEqual([1, 2, 3])
})

test('what everybody has heard is forgotten after a month, what somebody has not is kept', async () => {
  const one = listener('one')
  const two = listener('two')
  await say(1, 2)
  await drainAll(one)
  await drainAll(two)
  await say(3)
  await drainAll(one)
  const left = async () =>
    Number((await house.pool.query('select count(*) as n from platform_outbox')).rows[0].n)
  await sweepOutbox(house.db, house.clock)
  expect(await left()).toBe(3)
  house.clock.advance(31 * 86_400_000)
  await sweepOutbox(house.db, house.clock)
  expect(await left()).toBe(1)
  await drainAll(two)
  expect(await two.heard()).toEqual([1, 2, 3])
})

test('a running reader hears news within a moment, also after its connection was cut', async () => {
  const one = listener('one')
  const reader = readOutbox(house.db, house.pool, [one], makeLog('silent'))
  const heard = async (n: number) => {
    await expect.poll(async () => (await one.heard()).length, { timeout: 6_000, interval: 20 }).toBe(n)
  }
  await say(1)
  await heard(1)
  await house.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await say(2).catch(async () => await say(2))
  await heard(2)
  const began = Date.now()
  await expect
    .poll(
      async () =>
        (await house.pool.query(`select 1 from pg_stat_activity where query = 'listen rucksack_outbox'`))
          .rowCount,
      { timeout: 6_000 },
    )
    .toBe(1)
  await say(3)
  await heard(3)
  expect(Date.now() - began).toBeLessThan(6_000)
  await reader.stop()
})
