import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { awardBatches, type OperationShape } from '@rucksack/contract'
import { ApiProblem, type Client, type Request } from '@rucksack/contract/client'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundHost } from './found-host.ts'
import { type Host, startHost } from './host.ts'

const long = process.env['LONG'] === '1'
const runs = 1
const rows = long ? 10_000 : 1_200
const killsInRun = long ? 10 : 3
// Jobs that a host works on at once (platform/jobs.ts).
const mailsAtOnce = 4

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

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function killHost(): Promise<void> {
  const exited = new Promise(resolve => host.process.once('exit', resolve))
  host.process.kill('SIGKILL')
  await exited
  await host.again()
}

async function killPostgres(): Promise<void> {
  const file = join(host.dataDir, 'postgres/postmaster.pid')
  process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
  await pause(300)
}

/** Connections end in the middle of a mail; nobody answers for a while. */
async function killMail(): Promise<void> {
  await host.killMail()
  await pause(1_000)
  await host.reviveMail()
}

const kills = [killHost, killPostgres, killMail]

async function killSome(most: number): Promise<void> {
  for (let kill = 0; kill < most; kill++) {
    await pause(100 + Math.random() * (long ? 1_500 : 600))
    await kills[kill % kills.length]?.()
  }
}

/** Ask until the host is there to answer. */
async function ask<O extends OperationShape>(operation: O, request: Request<O>) {
  for (const until = Date.now() + 90_000; ; await pause(200)) {
    try {
      return await operator(operation, request)
    } catch (cause) {
      const comesBack = cause instanceof ApiProblem && ['unreachable', 'unavailable'].includes(cause.code)
      if (!comesBack || Date.now() > until)
        throw new Error(`Not answered:\n${host.output().slice(-3000)}`, { cause })
    }
  }
}

test.each(Array.from({ length: runs }, (_, run) => run))(
  'of a list awarded while host, database and mail server are killed, every row is awarded once, mailed, and the report says so (run %i)',
  { timeout: 1_500_000 },
  async run => {
    // A second try awards to others, as awarding the same again asks first.
    const name = `run-${run}-${Date.now()}`
    const reached = () =>
      new Set(host.mails.flatMap(mail => mail.to).filter(to => to.startsWith(`${name}-`))).size
    const text = Array.from({ length: rows }, (_, n) => `${name}-${n}@learner.example`).join('\n')
    const batch = await ask(awardBatches.createAwardBatch, {
      query: { achievement, start: true },
      bytes: text,
      mediaType: 'text/csv',
    })
    const params = { batch: batch.id }
    await killSome(killsInRun)
    await expect
      .poll(async () => (await ask(awardBatches.readAwardBatch, { params })).state, {
        timeout: 600_000,
        interval: 500,
      })
      .toBe('done')
    const { counts } = await ask(awardBatches.readAwardBatch, { params })
    expect(counts).toMatchObject({ total: rows, awarded: rows, ready: 0, failed: 0, skipped: 0 })
    const report = Buffer.from(await ask(awardBatches.readAwardBatchReport, { params })).toString('utf8')
    const lines = report.trim().split('\r\n').slice(1)
    expect(new Set(lines.map(line => line.split(',')[3])).size).toBe(rows)
    const made = await query<{ awards: number; people: number; unheard: number }>(
      `select count(*)::int as awards, count(distinct recipient_mac)::int as people,
        count(*) filter (where not exists (select 1 from issuing_batch_rows r where r.award_id = a.id))::int as unheard
      from issuing_awards a where once_key like $1`,
      [`batch/${batch.id}/%`],
    )
    expect(made).toEqual([{ awards: rows, people: rows, unheard: 0 }])
    // Each mail leaves a minute after its award; then everything is killed again.
    await expect.poll(reached, { timeout: 180_000, interval: 100 }).toBeGreaterThan(0)
    await killSome(killsInRun)
    await expect.poll(reached, { timeout: 600_000, interval: 1_000 }).toBe(rows)
    // A mail whose receipt was lost is sent again, and known for the same mail.
    const sent = host.mails.filter(mail => mail.to[0]?.startsWith(`${name}-`))
    expect(new Set(sent.map(mail => mail.parsed.messageId)).size).toBe(rows)
    // Those on their way when something was killed, and those a new runner took up before the old one had ended.
    expect(sent.length - rows).toBeLessThanOrEqual(2 * killsInRun * 2 * mailsAtOnce)
  },
)

async function query<T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> {
  const port = readFileSync(join(host.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(host.dataDir, 'postgres-password'), 'utf8').trim()
  const client = new pg.Client({
    connectionString: `postgres://rucksack:${password}@127.0.0.1:${port}/postgres`,
  })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}
