import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../.build/server/main.js', import.meta.url))

/** A built host of its own for one benchmark, with an operator who may award. */
export async function startBenchHost() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rucksack-bench-'))
  const port = await freePort()
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ready = join(dataDir, 'ready.json')
  while (!existsSync(ready)) {
    if (child.exitCode !== null) throw new Error('The host did not start')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const { url, setUp } = JSON.parse(readFileSync(ready, 'utf8'))
  const operator = person(url)
  await operator('POST', '/api/v1/set-up', { secret: setUp.split('/').pop(), email: 'operator@city.example' })
  await operator('POST', '/api/v1/organisations', { name: 'Riverside Library' })
  const achievement = await operator('POST', '/api/v1/organisations/riverside-library/achievements', {
    name: 'Remixing',
    description: 'Makes something new out of what others shared, and says where it came from.',
    criteria: 'Publish a remix that names its sources and its licence.',
    tags: ['remix', 'media'],
    publish: true,
  })
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    operator,
    achievement,
    databaseUrl() {
      const pgPort = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
      const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
      return `postgres://rucksack:${password}@127.0.0.1:${pgPort}/postgres`
    },
    async stop() {
      child.kill('SIGTERM')
      await new Promise(resolve => child.once('exit', resolve))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Somebody with a browser's cookie: answers parsed JSON, rejects for every other status. */
export function person(url) {
  let cookie = ''
  const call = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    })
    for (const set of answer.headers.getSetCookie())
      if (set.startsWith('rucksack=')) cookie = set.split(';')[0] ?? ''
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`)
    return text === '' ? null : JSON.parse(text)
  }
  return Object.assign(call, { cookie: () => cookie })
}

/**
 * Posts JSON to one address over connections that stay open, at little cost of its own; rejects for every answer
 * but 2xx.
 */
export function poster(url, path, connections, headers) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  return (body, more = {}) =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(JSON.stringify(body))
      const request = http.request(
        url + path,
        {
          agent,
          method: 'POST',
          headers: {
            ...headers,
            ...more,
            'content-type': 'application/json',
            'content-length': bytes.length,
          },
        },
        answer => {
          const parts = []
          answer.on('data', part => parts.push(part))
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString()
            if (answer.statusCode >= 200 && answer.statusCode < 300) resolve(text)
            else reject(new Error(`POST ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`))
          })
          answer.on('error', reject)
        },
      )
      request.on('error', reject)
      request.end(bytes)
    })
}

/** Run `work` on `lanes` lanes until `count` are done; answers seconds. */
export async function timeMany(count, lanes, work) {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return (performance.now() - began) / 1000
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** One line of a result: what, figure, what it is held against. */
export function report(what, figure, against) {
  process.stdout.write(`${what.padEnd(52)} ${figure.padStart(16)}   ${against}\n`)
}

/** One line of a result that has a must and a goal; a missed must fails the run. */
export function goal(what, figure, must, wish, unit) {
  const reached = figure >= wish ? 'goal reached' : figure >= must ? 'must reached' : 'MISSED'
  if (figure < must) process.exitCode = 1
  report(what, `${Math.round(figure)}${unit}`, `must ${must}, goal ${wish}: ${reached}`)
}

async function freePort() {
  return await new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
