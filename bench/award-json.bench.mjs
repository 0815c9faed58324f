// The public JSON of an award, beside a bare node:http server that sends the same bytes.
import http from 'node:http'
import autocannon from 'autocannon'
import { median, report, startBenchHost } from './bench-host.mjs'

const seconds = 5
const rounds = 3

const host = await startBenchHost()
const award = await host.operator('POST', `/api/v1/achievements/${host.achievement.id}/awards`, {
  recipient: { email: 'ada@learner.example' },
})
const body = await (await fetch(`${award.page}.json`)).text()
const bare = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/ld+json' }).end(body)
})
await new Promise(resolve => bare.listen(0, '127.0.0.1', resolve))
const bareUrl = `http://127.0.0.1:${bare.address().port}/`

const ours = []
const theirs = []
for (let round = 0; round < rounds; round++) {
  ours.push(
    (await autocannon({ url: `${award.page}.json`, connections: 10, duration: seconds })).requests.average,
  )
  theirs.push((await autocannon({ url: bareUrl, connections: 10, duration: seconds })).requests.average)
}
report('public award JSON', `${Math.round(median(ours))}/s`, `${Math.round(median(theirs))}/s bare node:http`)
report('  beside node:http', `${(median(ours) / median(theirs)).toFixed(2)} ×`, 'at least 0.5 ×')
bare.close()
await host.stop()
