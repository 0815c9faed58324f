import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Renderer } from '@rucksack/contract/pages'
import { createApp } from '../app.ts'
import { makeLoginLink } from '../capabilities/identity/index.ts'
import { type Config, keepSecretKey, readConfig } from '../config.ts'
import { ConfigError, readEnv } from '../env.ts'
import { systemClock } from '../platform/clock.ts'
import { startPostgres } from '../platform/embedded/start-postgres.ts'
import { lockFolder } from '../platform/folder-lock.ts'
import { freePort } from '../platform/free-port.ts'
import { forgetRunning } from '../platform/http/idempotency.ts'
import { makeLog } from '../platform/log.ts'
import { mailboxMailer, smtpMailer } from '../platform/mail.ts'
import { banner } from './banner.ts'
import { openStore } from './open-store.ts'

/** Files that the build put beside the running bundle. */
export type Built = { webDir: string; workerUrl: URL; renderer: Renderer }

export type Host = { config: Config; setUp: string | null; stop(): Promise<void>; failed: Promise<never> }

/** Start everything in order; what was started is stopped in reverse. */
export async function startHost(built: Built, options: { began: number; demo: boolean }): Promise<Host> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const values = readEnv()
    const port = values['PORT'] === '0' ? await freePort() : undefined
    const first = readConfig(values, port)
    const lock = await lockFolder(first.dataDir)
    undo.push(() => lock.release())
    // What was being sent when the process before us ended.
    rmSync(join(first.dataDir, 'uploads'), { recursive: true, force: true })
    const { config, fresh } = keepSecretKey(first)
    const log = makeLog(config.logLevel)

    const postgres = config.databaseUrl === null ? await startPostgres({ dataDir: config.dataDir }) : null
    if (postgres) undo.push(() => postgres.stop())
    const store = await openStore(config.databaseUrl ?? postgres?.url ?? '', config, {
      freshSecret: fresh,
      ownDatabase: postgres !== null,
    })
    undo.push(() => store.close())
    // The data folder is locked, so whatever still runs by its records ended with the process before us.
    if (postgres) await forgetRunning(store.db)

    const mailer =
      config.smtpUrl === null
        ? mailboxMailer(join(config.dataDir, 'mail'))
        : smtpMailer(config.smtpUrl, config.mailFrom)
    const manifest = readFileSync(join(built.webDir, '.vite', 'manifest.json'), 'utf8')
    const app = await createApp({
      config,
      ...store,
      clock: systemClock,
      log,
      mailer,
      renderer: built.renderer,
      assets: built.renderer.readAssets(manifest),
      webDir: built.webDir,
      workerUrl: built.workerUrl,
    })
    undo.push(() => app.close())
    await listen(app.http, config)
    const work = await app.startWork()
    undo.push(() => work.stop())

    const demo = options.demo ? await openDemo(app, config) : null
    const setUp = await app.setUpLink()
    const ready = join(config.dataDir, 'ready.json')
    // Whoever waits for this file must not see half of it.
    writeFileSync(`${ready}.new`, JSON.stringify({ url: config.publicUrl, setUp }), { mode: 0o600 })
    renameSync(`${ready}.new`, ready)
    undo.push(() => rmSync(ready, { force: true }))
    process.stdout.write(
      banner(config, { setUp, demo }, mailer.where, (performance.now() - options.began) / 1000),
    )
    const failed = postgres?.failed ?? new Promise<never>(() => {})
    return { config, setUp, stop, failed }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** Make the demo's world, once, and answer a link that signs its operator in. */
async function openDemo(app: Awaited<ReturnType<typeof createApp>>, config: Config): Promise<string> {
  if (config.smtpUrl !== null)
    throw new ConfigError('The demo sends mail to made-up people, so it only starts without SMTP_URL.')
  const { makeDemo, operator } = await import('../demo/make-demo.ts')
  const setUp = await app.setUpLink()
  const loginLink = async (email: string) => (await makeLoginLink(app.identity, email)).link
  if (setUp !== null) {
    process.stderr.write('Making the demo: a city, its organisations, a dozen learners …\n')
    const local = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`
    await makeDemo({ publicUrl: config.publicUrl, local, setUp, loginLink })
  }
  return await loginLink(operator)
}

/** What the build made, found beside this bundle. */
export async function findBuilt(): Promise<Built> {
  const beside = (name: string) => new URL(name, import.meta.url)
  const renderer: Renderer = await import(beside('./render.js').href)
  return { renderer, webDir: fileURLToPath(beside('../web')), workerUrl: beside('./canonize-worker.js') }
}

async function listen(
  http: { listen(options: { port: number; host: string }): Promise<string> },
  { port, host }: Config,
): Promise<void> {
  try {
    await http.listen({ port, host })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${port} on ${host} is in use. Stop what uses it, or set another PORT.`)
    if (code === 'EACCES')
      throw new ConfigError(`Port ${port} may not be used by this user. Set a PORT above 1023.`)
    if (code === 'EADDRNOTAVAIL')
      throw new ConfigError(`HOST is ${host}, which is no address of this machine.`)
    throw cause
  }
}
