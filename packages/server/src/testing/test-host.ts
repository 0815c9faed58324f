import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Assets, Renderer } from '@rucksack/contract/pages'
import * as web from '@rucksack/web/render'
import { Logger, runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type App, createApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import type { Db } from '../platform/db.ts'
import { openDatabase } from '../platform/db.ts'
import { freePort } from '../platform/free-port.ts'
import { makeLog } from '../platform/log.ts'
import { smtpMailer } from '../platform/mail.ts'
import { deliverNext } from '../platform/outbox.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Post, startPost } from './post.ts'
import { type TestClock, testClock } from './test-clock.ts'
import { Verbs } from './verbs.ts'
import { Visitor } from './visitor.ts'

export type TestHost = {
  url: string
  app: App
  db: Db
  clock: TestClock
  post: Post
  config: Config
  /** A browser without cookies. */
  stranger(): Visitor
  /** Somebody signed in by the code of a real mail. */
  signIn(email: string): Promise<Visitor>
  /** The first operator, by the one-time set-up link. */
  operator(email?: string): Promise<Visitor>
  /** Let all news be heard, all jobs that are due be done and all their mail arrive. */
  settle(): Promise<void>
  /** Awarding, claiming and the like in one word. */
  verbs: Verbs
  stop(): Promise<void>
}

/** A whole host: real PostgreSQL, real SMTP, real HTTP on loopback, and a clock that tests move. */
export async function startTestHost(settings: Record<string, string> = {}): Promise<TestHost> {
  const database = await freshDatabase(inject('postgresUrl'))
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-host-'))
  const post = await startPost()
  const port = await freePort()
  const config: Config = {
    ...readConfig({ DATA_DIR: dataDir, SMTP_URL: post.url, LOG_LEVEL: 'error', ...settings }, port),
    databaseUrl: database.url,
    secretKey: 'a secret key for tests that is long enough',
  }
  const clock = testClock()
  const { db, pool } = openDatabase(database.url, 12)
  const renderer: Renderer = { ...web, readAssets: () => ({}) }
  const app = await createApp({
    config,
    db,
    pool,
    clock,
    log: makeLog(config.logLevel),
    mailer: smtpMailer(post.url, config.mailFrom),
    renderer,
    assets: assets(),
    webDir: dataDir,
    workerUrl: new URL('../../../../.build/server/canonize-worker.js', import.meta.url),
  })
  await app.http.listen({ port, host: '127.0.0.1' })

  const settle = async () => {
    for (let round = 0; round < 12; round++) {
      await deliverAll(db, app)
      await sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second' where run_at <= ${clock.now()} and attempts = 0`.execute(
        db,
      )
      const due = await sql<{ n: number }>`select count(*)::int as n from graphile_worker._private_jobs
        where run_at <= now() and locked_at is null and attempts < max_attempts`.execute(db)
      if (due.rows[0]?.n === 0) return
      await runOnce({ pgPool: pool, taskList: taskList(app), logger: silent, noHandleSignals: true })
    }
  }
  const host: TestHost = {
    url: config.publicUrl,
    app,
    db,
    clock,
    post,
    config,
    settle,
    stranger: () => new Visitor(config.publicUrl),
    async signIn(email) {
      const visitor = new Visitor(config.publicUrl)
      await visitor.signIn(email, async () => {
        await settle()
        return post.last(email).text
      })
      return visitor
    },
    async operator(email = 'operator@city.example') {
      const visitor = new Visitor(config.publicUrl)
      await visitor.becomeOperator((await app.setUpLink()) ?? '', email)
      return visitor
    },
    verbs: new Verbs(() => host),
    async stop() {
      await app.close()
      await db.destroy()
      await post.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return host
}

const patienceMs = 10_000

/** News waits while any older transaction runs, also one of another test on the same server. */
async function deliverAll(db: Db, app: App): Promise<void> {
  for (const began = Date.now(); Date.now() - began < patienceMs; ) {
    for (const subscriber of app.subscribers) while (await deliverNext(db, subscriber));
    const unheard = await sql`select 1 from platform_outbox
      where position > (select coalesce(min(position), 0) from platform_subscribers) limit 1`.execute(db)
    if (unheard.rows.length === 0) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const silent = new Logger(() => () => {})

const taskList = (app: App) =>
  Object.fromEntries(
    Object.entries(app.tasks).map(([name, task]) => [
      name,
      (payload: unknown) => task(typeof payload === 'object' && payload !== null ? { ...payload } : {}),
    ]),
  )

/** Pages name these files; nobody loads them here. */
function assets(): Assets {
  return {
    publicStyle: '/assets/public.css',
    appStyles: ['/assets/main.css'],
    appScript: '/assets/app.js',
    checkScript: '/assets/check.js',
    enhanceScript: '/assets/enhance.js',
    fonts: { sans: null, serif: null, arabic: null },
  }
}
