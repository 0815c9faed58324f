import { EventEmitter } from 'node:events'
import { makeWorkerUtils, type Runner, run, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { secretToken } from './ids.ts'
import { releaseDeadJobs, releaseUnheardJobs } from './release-dead-jobs.ts'

export type Task = (payload: Record<string, unknown>) => Promise<void>

export type JobOptions = {
  /** Not before this moment. */
  runAt?: Date
  /** One waiting job per key: a later one replaces it. */
  key?: string
  /** Tries before it is given up; waits grow between them. */
  maxAttempts?: number
}

/** Add work that is retried until it is done, in the caller's transaction. */
export async function addJob(
  trx: Db,
  task: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${task}::text, payload => ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? 25}::int, job_key => ${options.key ?? null}::text
  )`.execute(trx)
}

/** Add many jobs in one statement. */
export async function addJobs(
  trx: Db,
  jobs: { task: string; payload: Record<string, unknown>; options?: JobOptions }[],
): Promise<void> {
  const specs = jobs.map(({ task, payload, options = {} }) => ({
    identifier: task,
    payload,
    run_at: options.runAt ?? null,
    max_attempts: options.maxAttempts ?? 25,
    job_key: options.key ?? null,
  }))
  await sql`select graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements(${JSON.stringify(specs)}::json) spec
  ))`.execute(trx)
}

/** Make graphile-worker's own tables. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  const tools = await makeWorkerUtils({ pgPool: pool, logger: silent })
  try {
    await tools.migrate()
  } finally {
    await tools.release()
  }
}

const heartbeatMs = 10_000

/** Run jobs until stopped. Jobs of a killed process would stay locked for hours; they are released here. */
export async function runJobs(
  db: Db,
  pool: pg.Pool,
  clock: Clock,
  tasks: Record<string, Task>,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const id = secretToken(9)
  // A mail server that is slow holds up mail and nothing else.
  const lanes = [Object.keys(tasks).filter(name => name !== 'mail'), ['mail'].filter(name => name in tasks)]
    .filter(names => names.length > 0)
    .map(names => ({ names, workers: [] as string[] }))
  const working = new Set<string>()
  const beat = async () => {
    const workers = lanes.flatMap(lane => lane.workers)
    const row = { id, workers, seen_at: clock.now() }
    await db
      .insertInto('platform_workers')
      .values(row)
      .onConflict(clash => clash.column('id').doUpdateSet(row))
      .execute()
    await releaseDeadJobs(db, clock)
    await releaseUnheardJobs(db, workers, working)
  }
  await beat()
  const launch = (lane: (typeof lanes)[number]) => {
    const events: WorkerEvents = new EventEmitter()
    // What earlier workers of this lane held is free for the next ones.
    lane.workers = []
    events.on('worker:create', ({ worker }) => {
      lane.workers.push(worker.workerId)
    })
    events.on('job:start', ({ job }) => working.add(job.id))
    events.on('job:complete', ({ job }) => working.delete(job.id))
    return run({
      pgPool: pool,
      concurrency: 4,
      noHandleSignals: true,
      pollInterval: 1_000,
      events,
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error') log.error({ jobs: message.slice(0, 300) }, 'a job failed; it is tried again')
      }),
      taskList: Object.fromEntries(
        lane.names.map(name => [name, (payload: unknown) => tasks[name]?.(asObject(payload))]),
      ),
    })
  }
  const runners = await Promise.all(lanes.map(lane => keepWorking(() => launch(lane))))
  await beat()
  const timer = setInterval(() => beat().catch(() => {}), heartbeatMs)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(runners.map(runner => runner.stop()))
      await db
        .deleteFrom('platform_workers')
        .where('id', '=', id)
        .execute()
        .catch(() => {})
    },
  }
}

const restartMs = 1_000
const stopMs = 8_000

/** A runner gives up when the database is away for long; then another one takes its place. */
async function keepWorking(launch: () => Promise<Runner>): Promise<{ stop(): Promise<void> }> {
  let current = await launch()
  let stopped = false
  const watch = (runner: Runner) =>
    void runner.promise
      .catch(() => {})
      .then(async () => {
        while (!stopped) {
          await new Promise(resolve => setTimeout(resolve, restartMs))
          const next = stopped ? null : await launch().catch(() => null)
          if (!next) continue
          current = next
          watch(next)
          return
        }
      })
  watch(current)
  return {
    async stop() {
      stopped = true
      // After a long absence of the database the library waits on before it hears that it should stop.
      const patience = new Promise(resolve => setTimeout(resolve, stopMs).unref())
      await Promise.race([current.stop().catch(() => {}), patience])
    },
  }
}

const asObject = (payload: unknown) => (typeof payload === 'object' && payload !== null ? { ...payload } : {})

const silent = new WorkerLogger(() => () => {})
