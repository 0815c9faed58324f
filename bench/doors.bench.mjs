// The API of Open Badges 3.0: badges pushed and verified, and a page of a hundred out of fifteen thousand, beside a bare SELECT of those hundred.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { median, report, startBenchHost, timeMany } from './bench-host.mjs'
import { loadLibrary } from './bench-library.mjs'

const pushed = Number(process.env.PUSHES ?? 2_000)
const kept = 15_000
const scope = ['credential.readonly', 'credential.upsert']
  .map(name => `https://purl.imsglobal.org/spec/ob/v3p0/scope/${name}`)
  .join(' ')
const library = await loadLibrary()
const { publicKeyMultibase, secret } = library.generateKey()
const did = `did:key:${publicKeyMultibase}`
const signer = library.ed25519Signer(secret, `${did}#${publicKeyMultibase}`)
const ports = { canonize: library.canonize, crypto: library.nodeCrypto }
const created = new Date('2026-01-01T00:00:00Z')
const sample = library.sampleCredential(did, { validUntil: null })
const { id: _id, ...subject } = sample.credentialSubject
// A picture elsewhere would measure somebody's web server.
const { image: _image, ...achievement } = subject.achievement
const identifier = [
  {
    type: 'IdentityObject',
    hashed: false,
    identityHash: 'operator@city.example',
    identityType: 'emailAddress',
  },
]
const badges = await Promise.all(
  Array.from({ length: pushed }, async () =>
    JSON.stringify(
      await library.signDataIntegrity(
        {
          ...sample,
          id: `urn:uuid:${randomUUID()}`,
          credentialSubject: { ...subject, achievement, identifier },
        },
        signer,
        ports,
        created,
      ),
    ),
  ),
)

const host = await startBenchHost()
const headers = { authorization: `Bearer ${await letIn()}` }
const url = `${host.url}/ims/ob/v3p0/credentials`
const push = async n => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: badges[n],
  })
  if (answer.status !== 201) throw new Error(`A push answered ${answer.status}: ${await answer.text()}`)
}
const took = await timeMany(pushed, 16, push)
const rate = pushed / took
report('badges pushed a second, each verified and kept', `${Math.round(rate)}/s`, 'at least 300/s')

const pool = new pg.Pool({ connectionString: host.databaseUrl(), max: 1 })
const { rows } = await pool.query(`select string_agg(quote_ident(column_name), ', ') as columns
  from information_schema.columns where table_name = 'backpack_badges' and column_name not in ('id', 'badge_key')`)
const { columns } = rows[0]
await pool.query(
  `insert into backpack_badges (id, badge_key, ${columns})
    select gen_random_uuid(), 'copy ' || n, ${columns} from generate_series(1, ${kept - pushed}) n,
    lateral (select * from backpack_badges where n > 0 limit 1) one`,
)
await pool.query('analyze backpack_badges')
const ours = []
const theirs = []
for (let round = 0; round < 30; round++) {
  const offset = (round * 500) % kept
  let began = performance.now()
  const { credential } = await (await fetch(`${url}?limit=100&offset=${offset}`, { headers })).json()
  ours.push(performance.now() - began)
  if (credential.length !== 100) throw new Error(`A page holds ${credential.length}`)
  began = performance.now()
  await pool.query('select text from backpack_badges order by added_at desc, id desc limit 100 offset $1', [
    offset,
  ])
  theirs.push(performance.now() - began)
}
report(`a page of 100 out of ${kept}`, `${median(ours).toFixed(1)} ms`, 'below 50 ms')
report(
  '  beside a bare SELECT',
  `${(median(ours) / median(theirs)).toFixed(1)} ×`,
  `${median(theirs).toFixed(1)} ms there`,
)
await pool.end()
await host.stop()
process.exit()

/** The operator lets a client in, as a browser would; answers the access token. */
async function letIn() {
  const redirect = 'http://127.0.0.1:9/callback'
  const verifier = randomBytes(32).toString('base64url')
  const client = await (
    await fetch(`${host.url}/oauth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_name: 'Bench', redirect_uris: [redirect], scope }),
    })
  ).json()
  const cookies = new Map([host.operator.cookie().split('=')])
  const question = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirect,
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  let next = `${host.url}/oauth/authorize?${question}`
  while (!next.startsWith(redirect)) {
    const asked = await visit(next)
    const answered = asked.status === 200 ? await visit(next, new URLSearchParams({ do: 'allow' })) : asked
    next = new URL(answered.headers.get('location'), host.url).href
  }
  const tokens = await fetch(`${host.url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(next).searchParams.get('code'),
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  })
  return (await tokens.json()).access_token

  async function visit(address, form) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: {
        origin: host.url,
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return answer
  }
}
