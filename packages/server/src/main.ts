import { ConfigError } from './env.ts'
import { findBuilt, type Host, startHost } from './host/run-host.ts'
import { isDatabaseAway } from './platform/http/as-problem.ts'

// How long an orderly stop may take before the process ends anyway.
const patienceMs = 25_000

const demo = process.argv.includes('--demo')
const starting: Promise<Host> = findBuilt().then(built => startHost(built, { began: 0, demo }))
let ending = false

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(code || 1), patienceMs).unref()
  const host = await starting.catch(() => null)
  await host?.stop().catch(fail)
  process.exit(code)
}

function fail(cause: unknown): void {
  const line = cause instanceof Error ? cause.message : String(cause)
  process.stderr.write(`rucksack: ${line}\n`)
  // A wrong setting is explained in its line; for anything else the place helps.
  if (!(cause instanceof ConfigError) && cause instanceof Error && process.env['DEBUG'])
    process.stderr.write(`${cause.stack ?? ''}\n`)
}

process.on('SIGTERM', () => void end(0))
process.on('SIGINT', () => void end(0))
process.on('SIGHUP', () => void end(0))
// A library that lost the database in the middle of something tells nobody but the process; the database comes
// back, and what was lost is done again. Anything else that nobody caught ends the process.
process.on('unhandledRejection', cause => {
  if (isDatabaseAway(cause)) return
  fail(cause)
  void end(1)
})
// Whoever read our output may leave before we do.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

try {
  const host = await starting
  await host.failed.catch((cause: unknown) => {
    if (ending) return
    fail(cause)
    void end(1)
  })
} catch (cause) {
  if (!ending) {
    fail(cause)
    process.exit(1)
  }
}
