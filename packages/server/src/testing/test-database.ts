import type pg from 'pg'
import { inject } from 'vitest'
import { type Db, openDatabase } from '../platform/db.ts'
import { freshDatabase } from './fresh-database.ts'
import { type TestClock, testClock } from './test-clock.ts'

export type TestDatabase = { db: Db; pool: pg.Pool; url: string; clock: TestClock; stop(): Promise<void> }

/** A real database with the tables of every room, without a host around it. */
export async function startTestDatabase(connections = 20): Promise<TestDatabase> {
  const { url, drop } = await freshDatabase(inject('postgresUrl'))
  const { db, pool } = openDatabase(url, connections)
  return {
    db,
    pool,
    url,
    clock: testClock(),
    async stop() {
      await db.destroy()
      await drop()
    },
  }
}
