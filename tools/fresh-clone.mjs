import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './say.mjs'

// What somebody does who has just found us: clone, `npm start`, stop, start again. As root also in a home
// that nobody else may enter, and as an ordinary user.

const nobody = 65_534
const asRoot = process.getuid?.() === 0
const users = asRoot ? ['root', 'nobody'] : [String(process.env.USER ?? 'you')]
let failed = false

for (const user of users) {
  const home = mkdtempSync(join(tmpdir(), 'rucksack-clone-'))
  try {
    await tryAs(user, home)
  } catch (error) {
    failed = true
    say(`As ${user}: ${error instanceof Error ? error.message : error}`)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
process.stdout.write(failed ? 'The fresh clone failed\n' : 'The fresh clone works\n')
process.exitCode = failed ? 1 : 0

async function tryAs(user, home) {
  chmodSync(home, 0o700)
  const clone = join(home, 'rucksack')
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: ['ignore', 2, 2] })
  const dataDir = join(home, 'data')
  mkdirSync(dataDir, { mode: 0o700 })
  const ordinary = user === 'nobody'
  if (ordinary) execFileSync('chown', ['-R', `${nobody}:${nobody}`, home])
  else if (asRoot) chownSync(home, 0, 0)
  const place = { clone, dataDir, home, ordinary, port: await freePort() }

  await cutOff(place)
  const first = await start(place, 240)
  say(`As ${user}: ready ${first.seconds} s after the clone`)
  const changed = execFileSync(
    'git',
    ['-c', `safe.directory=${clone}`, '-C', clone, 'status', '--porcelain'],
    {
      encoding: 'utf8',
    },
  )
  if (changed !== '') throw new Error(`git status is not clean:\n${changed}`)
  await end(first, dataDir)

  const second = await start(place, 10)
  say(`As ${user}: second start ${second.seconds} s`)
  await end(second, dataDir)
}

/** Pull the plug in the middle of the first install: the next start must notice and begin anew. */
async function cutOff(place) {
  const child = spawnStart(place)
  const exited = new Promise(resolve => child.once('exit', resolve))
  const some = () => existsSync(join(place.clone, 'node_modules/fastify'))
  for (const until = Date.now() + 120_000; !some() && child.exitCode === null && Date.now() < until; )
    await new Promise(resolve => setTimeout(resolve, 20))
  process.kill(-child.pid, 'SIGKILL')
  await exited
}

function spawnStart({ clone, dataDir, home, ordinary, port }) {
  return spawn('npm', ['start'], {
    cwd: clone,
    env: { PATH: process.env.PATH, HOME: home, PORT: String(port), DATA_DIR: dataDir },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(ordinary ? { uid: nobody, gid: nobody } : {}),
  })
}

async function start(place, limit) {
  const { dataDir, port } = place
  const began = performance.now()
  const child = spawnStart(place)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output += text
    })
  const exited = new Promise(resolve => child.once('exit', resolve))
  const ready = join(dataDir, 'ready.json')
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`)
    if (performance.now() - began > limit * 1000) {
      process.kill(-child.pid, 'SIGKILL')
      throw new Error(`npm start was not ready after ${limit} s:\n${output}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const answer = await fetch(`http://localhost:${port}/readyz`)
  if (answer.status !== 200) throw new Error(`/readyz answered ${answer.status}`)
  return { child, exited, seconds }
}

/** TERM goes to npm alone; the host and its database must end with it. */
async function end({ child, exited }, dataDir) {
  const database = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  child.kill('SIGTERM')
  await exited
  for (const until = Date.now() + 20_000; isRunning(database); ) {
    if (Date.now() > until) throw new Error('PostgreSQL outlived TERM to npm')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function freePort() {
  return await new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
