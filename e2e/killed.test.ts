import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { issuing } from '@rucksack/contract'
import { ApiProblem, type Client } from '@rucksack/contract/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundHost } from './found-host.ts'
import { type Host, startHost } from './host.ts'

const long = process.env['LONG'] === '1'
const kills = long ? 20 : 3
const writers = 8

let host: Host
let operator: Client
let achievement: string

beforeAll(async () => {
  host = await startHost()
  const founded = await foundHost(host)
  operator = founded.operator
  achievement = founded.achievement
})
afterAll(() => host.stop())

test(`of awards made while the host is killed ${kills} times, none is lost and none is made twice`, async () => {
  await writeWhile('host', async () => {
    const exited = new Promise(resolve => host.process.once('exit', resolve))
    host.process.kill('SIGKILL')
    await exited
    await host.again()
  })
})

test(`of awards made while PostgreSQL is killed ${kills} times, none is lost, and the host recovers by itself`, async () => {
  await writeWhile('database', async () => {
    const file = join(host.dataDir, 'postgres/postmaster.pid')
    process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
    const until = Date.now() + 30_000
    await pause(300)
    while ((await fetch(`${host.url}/readyz`)).status !== 200) {
      if (Date.now() > until) throw new Error(`The host did not recover:\n${host.output()}`)
      await pause(100)
    }
  })
})

/** Eight writers award, each retrying with its own key until it has an answer, while something is killed. */
async function writeWhile(name: string, kill: () => Promise<void>): Promise<void> {
  const answered = new Map<string, string>()
  let stop = false
  const lanes = Array.from({ length: writers }, async (_, lane) => {
    for (let n = 0; !stop; n++) {
      const email = `${name}-${lane}-${n}@learner.example`
      answered.set(email, await awardUntilAnswered(email))
    }
  })
  for (let round = 0; round < kills; round++) {
    await pause(300 + Math.random() * 1200)
    await kill()
  }
  await pause(500)
  stop = true
  await Promise.all(lanes)
  const found = await awardsOf(name)
  expect(new Set(found.map(each => each.email)).size).toBe(found.length)
  expect(new Map(found.map(each => [each.email, each.id]))).toEqual(answered)
  expect(answered.size).toBeGreaterThan(writers)
}

async function awardUntilAnswered(email: string): Promise<string> {
  const until = Date.now() + 60_000
  for (;;) {
    try {
      const { id } = await operator(issuing.award, {
        params: { achievement },
        body: { recipient: { email } },
        idempotencyKey: `key of ${email}`,
      })
      return id
    } catch (cause) {
      const comesBack =
        cause instanceof ApiProblem &&
        ['unreachable', 'unavailable', 'idempotency-in-flight'].includes(cause.code)
      if (!comesBack || Date.now() > until)
        throw new Error(`Not awarded:\n${host.output().slice(-3000)}`, { cause })
      await pause(100)
    }
  }
}

async function awardsOf(name: string): Promise<{ email: string; id: string }[]> {
  const all: { email: string; id: string }[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor)
    all.push(...page.items.map(each => ({ email: each.recipient.value ?? '', id: each.id })))
    cursor = page.next
  }
  return all.filter(each => each.email.startsWith(name))
}

const list = (cursor: string) =>
  operator(issuing.listAwards, {
    params: { organisation: 'riverside-library' },
    query: { limit: 100, ...(cursor === '' ? {} : { cursor }) },
  })

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
