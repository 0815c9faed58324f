// Awards over HTTP by 32 clients, signed and durable, beside a bare node:http server that only commits one row a
// request to the same PostgreSQL.
import http from 'node:http'
import pg from 'pg'
import { goal, median, poster, report, startBenchHost, timeMany } from './bench-host.mjs'

const count = 2_000
const clients = 32
const rounds = 3
const must = 700
const wish = 1_500

const host = await startBenchHost()
const pool = new pg.Pool({ connectionString: host.databaseUrl(), max: 16 })
await pool.query('create table bare (id bigint generated always as identity primary key, text text)')
const bare = http.createServer((request, response) => {
  let text = ''
  request.on('data', part => {
    text += part
  })
  request.on('end', async () => {
    await pool.query('insert into bare (text) values ($1)', [text])
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
  })
})
await new Promise(resolve => bare.listen(0, '127.0.0.1', resolve))
const path = `/api/v1/achievements/${host.achievement.id}/awards`
const award = poster(host.url, path, clients, { cookie: host.operator.cookie(), origin: host.url })
const insert = poster(`http://127.0.0.1:${bare.address().port}`, '/', clients, {})

const figures = { plain: [], keyed: [], bare: [] }
const waits = []
for (let round = -1; round < rounds; round++) {
  const body = (kind, n) => ({
    recipient: { email: `${kind}${round}-${n}@learner.example`, name: 'Learner' },
  })
  const timed = async work => count / (await timeMany(count, clients, work))
  const one = {
    plain: await timed(async n => {
      const began = performance.now()
      await award(body('plain', n))
      waits.push(performance.now() - began)
    }),
    keyed: await timed(n => award(body('keyed', n), { 'idempotency-key': `${round}-${n}` })),
    bare: await timed(n => insert(body('bare', n))),
  }
  // The first round only warms up.
  if (round < 0) waits.length = 0
  else for (const name of Object.keys(figures)) figures[name].push(one[name])
}
waits.sort((a, b) => a - b)
const [plain, keyed, alone] = [figures.plain, figures.keyed, figures.bare].map(median)
goal('awards over HTTP, signed and durable, 32 clients', plain, must, wish, '/s')
goal('  each with an Idempotency-Key', keyed, must, wish, '/s')
report(
  '  99 of 100 are answered within',
  `${Math.round(waits[Math.floor(waits.length * 0.99)])} ms`,
  'must 150 ms',
)
report(
  '  beside node:http with one INSERT',
  `${(plain / alone).toFixed(2)} ×`,
  `${Math.round(alone)}/s there`,
)
const { rows } = await pool.query(
  "select count(*)::int as awards from issuing_awards where standing = 'good'",
)
if (rows[0].awards !== (rounds + 1) * 2 * count)
  throw new Error(`${rows[0].awards} awards are in the database`)
bare.close()
await pool.end()
await host.stop()
