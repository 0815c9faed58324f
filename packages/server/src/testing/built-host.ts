import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type BuiltHost = {
  dataDir: string
  child: ChildProcess
  url: string
  /** Process number of its PostgreSQL. */
  postgres(): number
  output(): string
  exited: Promise<number | null>
}

const main = fileURLToPath(new URL('../../../../.build/server/main.js', import.meta.url))

// A test run that is killed takes its hosts with it.
const endWithParent =
  spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0
    ? ['setpriv', '--pdeathsig', 'TERM', '--']
    : []

/** A data folder that is nobody's yet. */
export const freshDataDir = () => mkdtempSync(join(tmpdir(), 'rucksack-built-'))

/** Run the built host with these settings until it ends, and hear what it says. */
export async function runToEnd(
  settings: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const { child, output, exited } = launchBuilt(settings)
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const code = await exited
  clearTimeout(timer)
  return { code, lines: output().trim().split('\n') }
}

/** Start the built host in a data folder and wait until it is ready. */
export async function startBuilt(dataDir: string, settings: Record<string, string> = {}): Promise<BuiltHost> {
  const ready = join(dataDir, 'ready.json')
  rmSync(ready, { force: true })
  const started = launchBuilt({ DATA_DIR: dataDir, PORT: '0', ...settings })
  for (const until = Date.now() + 120_000; !existsSync(ready); ) {
    if (started.child.exitCode !== null || Date.now() > until) {
      started.child.kill('SIGKILL')
      throw new Error(`The host did not become ready:\n${started.output()}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const { url }: { url: string } = JSON.parse(readFileSync(ready, 'utf8'))
  return {
    ...started,
    dataDir,
    url,
    postgres: () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
  }
}

/** Start the built host and wait for nothing. */
export function launchBuilt(settings: Record<string, string>) {
  const { PATH = '', HOME = '/' } = process.env
  const [file = process.execPath, ...args] = [...endWithParent, process.execPath, main]
  const child = spawn(file, args, {
    env: { PATH, HOME, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', part => {
      text += part
    })
  const exited = new Promise<number | null>(resolve => child.once('close', code => resolve(code)))
  return { child, output: () => text, exited }
}
