import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MailServer, startMailServer } from './mail-server.ts'

const main = fileURLToPath(new URL('../.build/server/main.js', import.meta.url))

export type Host = MailServer & {
  url: string
  /** The one-time link that makes the first visitor operator; null once it was used. */
  setUp: string | null
  dataDir: string
  process: ChildProcess
  /** Everything the host has printed so far. */
  output(): string
  /** Stop the host in order and answer its exit code; the data folder stays. */
  end(): Promise<number | null>
  /** Start the host again on the same folder, port and settings, with these changed. */
  again(changed?: Record<string, string>): Promise<void>
  /** Stop everything and remove the data folder. */
  stop(): Promise<void>
}

/** Start the built host as a process of its own, with its own data folder and a real mail server. */
export async function startHost(env: Record<string, string> = {}): Promise<Host> {
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'rucksack-host-'))
  const mail = await startMailServer()
  const settings = {
    PORT: String(await freePort()),
    SMTP_URL: mail.smtpUrl,
    LOG_LEVEL: 'warn',
    ...env,
    DATA_DIR: dataDir,
  }
  const host: Host = {
    ...mail,
    ...(await launch(settings)),
    dataDir,
    end: () => end(host.process),
    async again(changed = {}) {
      Object.assign(settings, changed)
      Object.assign(host, await launch(settings))
    },
    async stop() {
      await end(host.process)
      await mail.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return host
}

type Running = Pick<Host, 'url' | 'setUp' | 'process' | 'output'>

async function launch(settings: Record<string, string> & { DATA_DIR: string }): Promise<Running> {
  const ready = join(settings.DATA_DIR, 'ready.json')
  rmSync(ready, { force: true })
  const [file = process.execPath, ...args] = [...endWithParent, process.execPath, main]
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(file, args, { env: { PATH, HOME, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', part => {
      text += part
    })
  const until = Date.now() + 120_000
  while (!existsSync(ready)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The host did not start:\n${text}`)
    if (Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`The host was not ready within two minutes:\n${text}`)
    }
    await pause(50)
  }
  const { url, setUp }: { url: string; setUp: string | null } = JSON.parse(readFileSync(ready, 'utf8'))
  return { url, setUp, process: child, output: () => text }
}

// A test run that is killed takes its hosts with it.
const endWithParent =
  spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0
    ? ['setpriv', '--pdeathsig', 'TERM', '--']
    : []

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
  const code = await exited
  clearTimeout(timer)
  return code
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
