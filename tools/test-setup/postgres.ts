import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../packages/server/src/platform/embedded/start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL for this run; tests make databases of their own in it. */
    postgresUrl: string
  }
}

/** Start one PostgreSQL for all tests of the rooms; it ends and goes with them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-test-'))
  chmodSync(dataDir, 0o700)
  const postgres = await startPostgres({
    dataDir,
    // Nothing here outlives the run, so nothing needs to reach the disk.
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  })
  project.provide('postgresUrl', postgres.url)
  let ended = false
  const end = async () => {
    if (ended) return
    ended = true
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const removeOnExit = () => rmSync(dataDir, { recursive: true, force: true })
  process.once('exit', removeOnExit)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end())
  return async () => {
    await end()
    process.removeListener('exit', removeOnExit)
  }
}
