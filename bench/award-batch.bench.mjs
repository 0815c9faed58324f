// Ten thousand rows of CSV awarded: signed, durable, and their mails in the queue. Then a longer list at the same
// rate with memory that stays flat (BENCH_ROWS, 100,000 unless said otherwise), and what readers of a public page
// notice meanwhile.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { goal, report, startBenchHost } from './bench-host.mjs'

const must = 1_000
const wish = 1_500
const longRows = Number(process.env.BENCH_ROWS ?? 100_000)

const host = await startBenchHost()
const pool = new pg.Pool({ connectionString: host.databaseUrl(), max: 2 })
const count = async text => Number((await pool.query(text)).rows[0].n)
const queued = () =>
  count(`select coalesce(sum(json_array_length(payload->'awards')), 0) as n from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'deliver-awards'`)
const awarded = () => count('select count(*) as n from issuing_awards')
const mailed = () => count('select count(*) as n from issuing_awards where mailed_at is not null')
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${host.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024

const { page } = JSON.parse(
  JSON.stringify(
    await host.operator('POST', `/api/v1/achievements/${host.achievement.id}/awards`, {
      recipient: { email: 'ada@learner.example' },
    }),
  ),
)
const quiet = await readFor(4_000)
await run('short', 1_000)
const short = await run('list', 10_000)
let reading = true
const readers = (async () => {
  const times = []
  while (reading) times.push(...(await readFor(500)))
  return times
})()
const read = await run('read', 10_000)
reading = false
const busy = await readers
const long = await run('long', longRows)
const rate = (from, to) => (to.rows - from.rows) / ((to.at - from.at) / 1_000)
const tenth = Math.max(1, Math.floor(long.marks.length / 10))
const first = rate(long.marks[0], long.marks[tenth])
const last = rate(long.marks.at(-1 - tenth), long.marks.at(-1))

goal('10,000 rows of CSV awarded, mails queued', short.rate, must, wish, ' rows/s')
goal(`${longRows.toLocaleString('en')} rows`, long.rate, must, wish, ' rows/s')
report(
  '  its last tenth beside its first',
  `${(last / first).toFixed(2)} ×`,
  `must 0.8: ${last / first >= 0.8 ? 'reached' : 'MISSED'}`,
)
report(
  '  memory at its end beside its beginning',
  `${Math.round(long.after)} MB`,
  `${Math.round(long.before)} MB before`,
)
report(
  'public page during a run: p95',
  `${p95(busy).toFixed(0)} ms`,
  `${p95(quiet).toFixed(0)} ms without; must at most doubled: ${p95(busy) <= 2 * p95(quiet) ? 'reached' : 'MISSED'}`,
)
report('  rows a second while it is read', `${Math.round(read.rate)} rows/s`, '4 readers at once')
await pool.end()
await host.stop()

/** Give a list, start it and wait until every row is awarded and its mail is in the queue or gone. */
async function run(name, rows) {
  const text = ['email;name;note']
  for (let n = 0; n < rows; n++) text.push(`${name}-${n}@learner.example;Learner ${n};Number ${n}`)
  const made = await fetch(
    `${host.url}/api/v1/award-batches?achievement=${host.achievement.id}&again=award`,
    {
      method: 'POST',
      headers: { origin: host.url, cookie: host.operator.cookie(), 'content-type': 'text/csv' },
      body: text.join('\n'),
    },
  )
  const batch = await made.json()
  if (!made.ok) throw new Error(`The list was not taken: ${JSON.stringify(batch)}`)
  const before = await awarded()
  const result = { before: memory(), marks: [] }
  const began = performance.now()
  await host.operator('POST', `/api/v1/award-batches/${batch.id}/start`, {})
  for (let done = 0; done < rows; ) {
    await new Promise(resolve => setTimeout(resolve, 100))
    done = (await awarded()) - before
    result.marks.push({ at: performance.now(), rows: done })
  }
  while ((await queued()) + (await mailed()) < (await awarded()))
    await new Promise(resolve => setTimeout(resolve, 50))
  return { ...result, rate: rows / ((performance.now() - began) / 1_000), after: memory() }
}

/** Four readers of a public page for a while; answers how long each page took. */
async function readFor(ms) {
  const times = []
  const until = performance.now() + ms
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (performance.now() < until) {
        const began = performance.now()
        await (await fetch(page, { headers: { accept: 'text/html' } })).text()
        times.push(performance.now() - began)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    }),
  )
  return times
}

function p95(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
