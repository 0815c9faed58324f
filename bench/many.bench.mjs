// Many badges judged and signed by one and by two worker threads, beside the same in a loop.
import { createPrivateKey } from 'node:crypto'
import { median, report } from './bench-host.mjs'
import { loadLibrary } from './bench-library.mjs'

const rounds = Number(process.env.ROUNDS ?? 3)
const count = 8_000
const library = await loadLibrary()
const workerUrl = new URL('../.build/server/many-worker.js', import.meta.url)
const { publicKeyMultibase, secret } = library.generateKey()
const did = `did:key:${publicKeyMultibase}`
const verificationMethod = `${did}#${publicKeyMultibase}`
const signer = library.ed25519Signer(secret, verificationMethod)
// PKCS #8 of an Ed25519 key (RFC 8410): 16 bytes before the 32 of the secret.
const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
const now = new Date('2026-06-01T00:00:00Z')
const ports = {
  clock: { now: () => now },
  crypto: library.nodeCrypto,
  canonize: library.canonize,
  fetcher: async url => {
    throw new Error(`${url} is not needed`)
  },
}
const credentials = Array.from({ length: count }, (_, at) =>
  library.sampleCredential(did, { id: `urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-${String(at).padStart(12, '0')}` }),
)
const badges = []
for (const each of credentials)
  badges.push(JSON.stringify(await library.signDataIntegrity(each, signer, ports, now)))

const ways = {
  'verify in a loop': async () => {
    for (const badge of badges) good(await library.verify(badge, ports))
  },
  'verifyMany, 1 worker': () => verified(1),
  'verifyMany, 2 workers': () => verified(2),
  'sign in a loop': async () => {
    for (const each of credentials) await library.signDataIntegrity(each, signer, ports, now)
  },
  'signMany, 1 worker': () => signed(1),
  'signMany, 2 workers': () => signed(2),
}
const rates = Object.fromEntries(Object.keys(ways).map(name => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of Object.entries(ways)) {
    const began = performance.now()
    await run()
    // The first round only warms up; workers start anew each time, and that counts.
    if (round >= 0) rates[name].push((count * 1000) / (performance.now() - began))
  }
}
for (const [name, all] of Object.entries(rates)) {
  const loop = name.startsWith('sign') ? 'sign in a loop' : 'verify in a loop'
  const gain = median(all.map((rate, round) => rate / (rates[loop][round] ?? 1)))
  report(name, `${Math.round(median(all))}/s`, name === loop ? '' : `${gain.toFixed(2)} × the loop`)
}

async function verified(workers) {
  let seen = 0
  for await (const report of library.verifyMany(badges, ports, { workerUrl, workers })) {
    good(report)
    seen++
  }
  if (seen !== count) throw new Error(`${seen} reports`)
}

async function signed(workers) {
  const all = []
  for await (const each of library.signMany(credentials, { key, verificationMethod }, ports, {
    workerUrl,
    workers,
  }))
    all.push(each.id)
  if (all.join() !== credentials.map(({ id }) => id).join()) throw new Error('Not in order')
}

function good({ verdict }) {
  if (verdict !== 'valid') throw new Error(`A badge was found ${verdict}`)
}
