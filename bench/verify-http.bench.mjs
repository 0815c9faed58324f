// Badges judged over HTTP by 32 clients at once, beside a bare node:http server that takes the same badge and sends the same report.
import http from 'node:http'
import autocannon from 'autocannon'
import { median, report, startBenchHost } from './bench-host.mjs'
import { loadLibrary } from './bench-library.mjs'

const rounds = Number(process.env.ROUNDS ?? 3)
const seconds = 4
const library = await loadLibrary()
const { publicKeyMultibase, secret } = library.generateKey()
const did = `did:key:${publicKeyMultibase}`
const signer = library.ed25519Signer(secret, `${did}#${publicKeyMultibase}`)
const ports = { canonize: library.canonize, crypto: library.nodeCrypto }
const created = new Date('2026-01-01T00:00:00Z')
const credential = library.sampleCredential(did, { validUntil: null })

const host = await startBenchHost()
const award = await host.operator('POST', `/api/v1/achievements/${host.achievement.id}/awards`, {
  recipient: { email: 'ada@learner.example' },
})
const badges = {
  'eddsa-rdfc-2022': JSON.stringify(await library.signDataIntegrity(credential, signer, ports, created)),
  'eddsa-jcs-2022': JSON.stringify(
    await library.signDataIntegrity(credential, signer, ports, created, 'eddsa-jcs-2022'),
  ),
  'VC-JWT': await library.signJwt(credential, signer),
  'an award of this host, its status looked up': await (await fetch(`${award.page}.json`)).text(),
}

for (const [name, badge] of Object.entries(badges)) {
  const body = JSON.stringify(await judged(badge))
  const bare = http.createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(body))
  })
  await new Promise(resolve => bare.listen(0, '127.0.0.1', resolve))
  const ours = []
  const theirs = []
  for (let round = -1; round < rounds; round++) {
    const rates = [
      await rateAt(`${host.url}/api/v1/verify`, badge),
      await rateAt(`http://127.0.0.1:${bare.address().port}/`, badge),
    ]
    // The first round only warms up.
    if (round < 0) continue
    ours.push(rates[0])
    theirs.push(rates[1])
  }
  const beside = median(ours.map((rate, round) => rate / (theirs[round] ?? 1)))
  report(`verify ${name}`, `${Math.round(median(ours))}/s`, 'at least 1000/s')
  report('  beside node:http', `${beside.toFixed(2)} ×`, `${Math.round(median(theirs))}/s there`)
  bare.close()
}
await host.stop()
process.exit()

function headersFor(badge) {
  const type = badge.startsWith('{') ? 'application/json' : 'application/vc+jwt'
  return { 'content-type': type, origin: host.url, cookie: host.operator.cookie() }
}

async function judged(badge) {
  const answer = await fetch(`${host.url}/api/v1/verify`, {
    method: 'POST',
    headers: headersFor(badge),
    body: badge,
  })
  const found = await answer.json()
  if (found.verdict !== 'valid') throw new Error(`The badge was found ${JSON.stringify(found).slice(0, 300)}`)
  return found
}

/** Answers in a second; every one of them must be good. */
async function rateAt(url, badge) {
  const done = await autocannon({
    url,
    method: 'POST',
    body: badge,
    headers: headersFor(badge),
    connections: 32,
    duration: seconds,
  })
  if (done.non2xx + done.errors > 0) throw new Error(`${done.non2xx + done.errors} answers were not good`)
  return done['2xx'] / done.duration
}
