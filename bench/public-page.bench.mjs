// The public page of an award under fifty readers at once, beside a bare node:http server that sends the same page.
import http from 'node:http'
import autocannon from 'autocannon'
import { report, startBenchHost } from './bench-host.mjs'

const readers = 50
const seconds = 10

const host = await startBenchHost()
const award = await host.operator('POST', `/api/v1/achievements/${host.achievement.id}/awards`, {
  recipient: { email: 'ada@learner.example' },
})
const headers = { accept: 'text/html' }
const html = await (await fetch(award.page, { headers })).text()
const bare = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end(html)
})
await new Promise(resolve => bare.listen(0, '127.0.0.1', resolve))

const ours = await timed(award.page)
const theirs = await timed(`http://127.0.0.1:${bare.address().port}/`)
report(`public page, ${readers} readers at once: p95`, `${ours.toFixed(0)} ms`, 'at most 100 ms')
report(
  '  beside node:http',
  `${(ours / Math.max(theirs, 0.1)).toFixed(1)} ×`,
  `${theirs.toFixed(1)} ms there`,
)
bare.close()
await host.stop()

/** The 95th percentile of all answers; autocannon itself reports only its neighbours. */
async function timed(url) {
  const times = []
  await new Promise((resolve, reject) => {
    const run = autocannon({ url, connections: readers, duration: seconds, headers }, cause =>
      cause ? reject(cause) : resolve(undefined),
    )
    run.on('response', (_client, _status, _bytes, time) => times.push(time))
  })
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length * 0.95)] ?? 0
}
