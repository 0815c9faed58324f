import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const patienceMs = 10_000
const writingMs = 1_000

/** Hold the data folder for this process alone; waits up to ten seconds for one that is stopping. */
export async function lockFolder(dataDir: string): Promise<{ release(): void }> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'host.pid')
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx', mode: 0o600 })
      return { release: () => rmSync(file, { force: true }) }
    } catch (cause) {
      if (!isCode(cause, 'EEXIST')) throw cause
    }
    const [pid, start] = read(file)
    if (pid === 0 ? !isFresh(file) : startOf(pid) !== start) rmSync(file, { force: true })
    else if (Date.now() > until)
      throw new Error(
        `Another host (process ${pid}) uses the data folder ${dataDir}. Stop it, or set another DATA_DIR.`,
      )
    else await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function read(file: string): [number, string] {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').split(' ')
    return [Number(pid) || 0, start]
  } catch {
    return [0, '']
  }
}

/** Whether a file without a number in it may be one that is being written at this moment. */
function isFresh(file: string): boolean {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < writingMs
}

/** When a process began, in clock ticks; a pid that was given to another process has another start. */
function startOf(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (!isCode(cause, 'EPERM')) return 'gone'
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

const isCode = (cause: unknown, code: string) =>
  cause instanceof Error && 'code' in cause && cause.code === code
