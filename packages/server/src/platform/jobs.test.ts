import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { addJob, addJobs, runJobs } from './jobs.ts'
import { makeLog } from './log.ts'
import { releaseDeadJobs, releaseUnheardJobs } from './release-dead-jobs.ts'

let house: TestDatabase
const quiet = makeLog('silent')

beforeAll(async () => {
  house = await startTestDatabase()
})
afterAll(async () => await house.stop())

/** Lock every waiting job as a process does that was killed in the middle of it. */
async function killedWhileWorking(worker: string): Promise<void> {
  await house.pool.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = $1, attempts = attempts + 1`,
    [worker],
  )
}

const locked = async () =>
  Number(
    (
      await house.pool.query(
        'select count(*) as n from graphile_worker._private_jobs where locked_by is not null',
      )
    ).rows[0].n,
  )

test('jobs of a killed process are done soon after the next start, not hours later', async () => {
  await addJob(house.db, 'count', { n: 1 })
  await killedWhileWorking('worker-of-the-dead')
  await house.db
    .insertInto('platform_workers')
    .values({
      id: 'dead',
      workers: ['worker-of-the-dead'],
      seen_at: new Date(house.clock.now().getTime() - 60_000),
    })
    .execute()
  const done: number[] = []
  const jobs = await runJobs(
    house.db,
    house.pool,
    house.clock,
    { count: async ({ n }) => void done.push(Number(n)) },
    quiet,
  )
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([1])
  await jobs.stop()
})

test('jobs of a process that lives are left to it', async () => {
  await addJob(house.db, 'count', { n: 2 })
  await killedWhileWorking('worker-alive')
  const alive = { id: 'alive', workers: ['worker-alive'], seen_at: house.clock.now() }
  await house.db.insertInto('platform_workers').values(alive).execute()
  await releaseDeadJobs(house.db, house.clock)
  expect(await locked()).toBe(1)
  house.clock.advance(50_000)
  await releaseDeadJobs(house.db, house.clock)
  expect(await locked()).toBe(0)
  await house.pool.query('delete from graphile_worker._private_jobs')
})

test('a job whose giving out was cut off by the database is given out again; one that is worked on is not', async () => {
  await addJob(house.db, 'count', { n: 3 })
  await killedWhileWorking('worker-here')
  const { rows } = await house.pool.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' returning id::text`,
  )
  await releaseUnheardJobs(
    house.db,
    ['worker-here'],
    rows.map(row => row.id),
  )
  expect(await locked()).toBe(rows.length)
  await releaseUnheardJobs(house.db, ['another-worker'], [])
  expect(await locked()).toBe(rows.length)
  await releaseUnheardJobs(house.db, ['worker-here'], [])
  expect(await locked()).toBe(0)
  await house.pool.query('delete from graphile_worker._private_jobs')
})

test('a job comes with its transaction, and not without it', async () => {
  const done: unknown[] = []
  const jobs = await runJobs(
    house.db,
    house.pool,
    house.clock,
    { say: async ({ word }) => void done.push(word) },
    quiet,
  )
  await house.db
    .transaction()
    .execute(async trx => {
      await addJob(trx, 'say', { word: 'never' })
      throw new Error('rolled back')
    })
    .catch(() => {})
  await house.db.transaction().execute(async trx => await addJob(trx, 'say', { word: 'hello' }))
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['hello'])
  await jobs.stop()
})

test('a job that fails is tried again, and then done once', async () => {
  let tries = 0
  const jobs = await runJobs(
    house.db,
    house.pool,
    house.clock,
    {
      flaky: async () => {
        if (++tries === 1) throw new Error('not yet')
      },
    },
    quiet,
  )
  await addJob(house.db, 'flaky', {})
  await expect.poll(() => tries, { timeout: 15_000 }).toBe(2)
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(tries).toBe(2)
  await jobs.stop()
})

test('a job with a key is replaced by a later one, and many are added at once', async () => {
  const waiting = async () =>
    Number((await house.pool.query(`select count(*) as n from graphile_worker._private_jobs`)).rows[0].n)
  const runAt = new Date(Date.now() + 3_600_000)
  await addJob(house.db, 'later', { n: 1 }, { key: 'mine', runAt })
  await addJob(house.db, 'later', { n: 2 }, { key: 'mine', runAt })
  expect(await waiting()).toBe(1)
  await addJobs(
    house.db,
    [1, 2, 3].map(n => ({
      task: 'later',
      payload: { n },
      options: { runAt, ...(n === 1 ? { key: 'mine' } : {}) },
    })),
  )
  expect(await waiting()).toBe(3)
})
