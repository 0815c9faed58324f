import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const patienceMs = 10_000

/** Make way for a start: stop an orphan that still serves this folder, remove a stale pid file. */
export async function clearPostmaster(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const until = Date.now() + patienceMs
  for (let asked = false; existsSync(file); ) {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    if (!isPostmasterOf(pid, folder)) {
      // The number may belong to something else by now; PostgreSQL itself would then refuse to start.
      rmSync(file, { force: true })
      return
    }
    if (!asked) ask(pid)
    asked = true
    if (Date.now() > until)
      throw new Error(`A PostgreSQL (process ${pid}) still holds ${folder} and does not stop.`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function ask(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It ended in between, which is what was asked for.
  }
}

function isPostmasterOf(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const at = command.indexOf('-D')
    const served = command[at + 1]
    return (
      (command[0] ?? '').includes('postgres') &&
      at > 0 &&
      served !== undefined &&
      existsSync(served) &&
      realpathSync(served) === realpathSync(folder)
    )
  } catch {
    return false
  }
}
