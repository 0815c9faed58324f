// Awards over HTTP, signed and durable, beside a bare node:http server that only commits one row a request to
// the same PostgreSQL.
import http from 'node:http'
import pg from 'pg'
import { median, person, report, startBenchHost, timeMany } from './bench-host.mjs'

const count = 400
const lanes = 8
const rounds = 3

const host = await startBenchHost()
const pool = new pg.Pool({ connectionString: host.databaseUrl(), max: lanes })
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
const bareUrl = `http://127.0.0.1:${bare.address().port}`
const client = person(bareUrl)

const ours = []
const theirs = []
for (let round = 0; round < rounds; round++) {
  const body = n => ({ recipient: { email: `learner${round}-${n}@learner.example`, name: 'Learner' } })
  const path = `/api/v1/achievements/${host.achievement.id}/awards`
  ours.push(count / (await timeMany(count, lanes, n => host.operator('POST', path, body(n)))))
  theirs.push(count / (await timeMany(count, lanes, n => client('POST', '/', body(n)))))
}
report('awards over HTTP, signed and durable', `${Math.round(median(ours))}/s`, 'at least 60/s')
report(
  '  beside node:http with one INSERT',
  `${(median(ours) / median(theirs)).toFixed(2)} ×`,
  `${Math.round(median(theirs))}/s there`,
)
bare.close()
await pool.end()
await host.stop()
