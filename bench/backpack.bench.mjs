// A backpack of a thousand badges: what the shelf asks for, beside a bare SELECT of the same rows.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { median, person, report, startBenchHost, timeMany } from './bench-host.mjs'

const badges = 1000

const host = await startBenchHost()
const path = `/api/v1/achievements/${host.achievement.id}/awards`
const awards = []
await timeMany(badges, 8, async () =>
  awards.push(await host.operator('POST', path, { recipient: { email: 'ada@learner.example' } })),
)
const learner = person(host.url)
const { attempt } = await learner('POST', '/api/v1/sign-in', { email: 'ada@learner.example' })
await learner('POST', '/api/v1/sign-in/code', { attempt, code: await codeFromMail() })
await timeMany(badges, 4, n =>
  learner('POST', `/api/v1/claims/${awards[n].claimLink.split('/').pop()}/accept`),
)
const pool = new pg.Pool({ connectionString: host.databaseUrl(), max: 1 })
const ours = []
const theirs = []
for (let round = 0; round < 15; round++) {
  let began = performance.now()
  const { items } = await learner('GET', '/api/v1/backpack/badges?limit=1000')
  ours.push(performance.now() - began)
  if (items.length !== badges) throw new Error(`The shelf holds ${items.length}`)
  began = performance.now()
  await pool.query('select id, name, issuer_name, tags, standing, issued_on from backpack_badges')
  theirs.push(performance.now() - began)
}
report(`a backpack of ${badges} badges opens`, `${median(ours).toFixed(0)} ms`, 'below 300 ms')
report(
  '  beside a bare SELECT',
  `${(median(ours) / median(theirs)).toFixed(1)} ×`,
  `${median(theirs).toFixed(1)} ms there`,
)
await pool.end()
await host.stop()

async function codeFromMail() {
  const folder = join(host.dataDir, 'mail')
  for (;;) {
    const mails = (existsSync(folder) ? readdirSync(folder) : []).map(name =>
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    )
    const code = mails
      .filter(mail => mail.text.includes('/sign-in/'))
      .map(mail => /\b\d{3} ?\d{3}\b/.exec(mail.text)?.[0])
      .find(Boolean)
    if (code) return code
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
