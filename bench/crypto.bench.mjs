// Signing and verifying one credential, beside @digitalbazaar/vc and beside node:crypto over the bytes that are signed.
import { fork } from 'node:child_process'
import { createHash, generateKeyPairSync, sign, verify as verifySignature } from 'node:crypto'
import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import encodeChunks from 'png-chunks-encode'
import extractChunks from 'png-chunks-extract'
import { median } from './bench-host.mjs'
import { loadLibrary } from './bench-library.mjs'
import { rateOf } from './cpu-rate.mjs'

const rounds = Number(process.env.ROUNDS ?? 9)
/** In milliseconds: of a measurement, and of the run before the first, in which the compiler learns. */
const slice = 120
const warmUp = 2_000
const library = await loadLibrary()
const { signDataIntegrity, signJwt, verify, nodeCrypto, createWorkerCanonizer } = library
const { bake, unbake, ed25519ToMultikey, ed25519Signer } = library

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const { d, x } = privateKey.export({ format: 'jwk' })
const multikey = ed25519ToMultikey(Buffer.from(x, 'base64url'))
const did = `did:key:${multikey}`
const signer = ed25519Signer(Buffer.from(d, 'base64url'), `${did}#${multikey}`)
const { canonize, close } = createWorkerCanonizer({
  workerUrl: new URL('../.build/server/canonize-worker.js', import.meta.url),
})
const created = new Date('2026-01-01T00:00:00Z')
const ports = {
  clock: { now: () => new Date('2026-06-01T00:00:00Z') },
  crypto: nodeCrypto,
  canonize,
  fetcher: async url => {
    throw new Error(`${url} is not needed`)
  },
}

const credential = library.sampleCredential(did)
const template = library.credentialTemplate(partsOf(credential))
let issued = 0
const rdfc = await signDataIntegrity(credential, signer, ports, created)
const jcs = await signDataIntegrity(credential, signer, ports, created, 'eddsa-jcs-2022')
const jwt = await signJwt(credential, signer)
const rdfcText = JSON.stringify(rdfc)
const jcsText = JSON.stringify(jcs)

const peer = await startPeer()
const bytes64 = createHash('sha512').update('64 bytes').digest()
const jwtInput = Buffer.from(jwt.slice(0, jwt.lastIndexOf('.')))
const signature64 = sign(null, bytes64, privateKey)
const jwtSignature = sign(null, jwtInput, privateKey)
const picture = pngOf(100_000)
const baked = bake(picture, rdfcText, '3.0')

const tasks = {
  'raw sign 64 B': () => sign(null, bytes64, privateKey),
  'raw verify 64 B': () => verifySignature(null, bytes64, publicKey, signature64),
  'raw sign JWT': () => sign(null, jwtInput, privateKey),
  'raw verify JWT': () => verifySignature(null, jwtInput, publicKey, jwtSignature),
  'issue rdfc': () => signDataIntegrity(credential, signer, ports, created),
  'issue from template': () => library.issueFromTemplate(template, awardTo(issued++), signer, ports, created),
  'verify rdfc': () => check(rdfcText),
  'issue jcs': () => signDataIntegrity(credential, signer, ports, created, 'eddsa-jcs-2022'),
  'verify jcs': () => check(jcsText),
  'issue jwt': () => signJwt(credential, signer),
  'verify jwt': () => check(jwt),
  'copy 100 KB': () => Buffer.from(picture),
  'bake and read PNG': () => unbake(bake(picture, rdfcText, '3.0')),
  'read PNG': () => unbake(baked),
  'png-chunks bake and read': () => readByPeer(bakeByPeer(picture, rdfcText)),
}

const names = ['library issue', 'library verify', ...Object.keys(tasks)]
const rates = Object.fromEntries(names.map(name => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const what of ['issue', 'verify']) {
    const rate = await peer.rate(what, round < 0 ? warmUp : slice)
    if (round >= 0) rates[`library ${what}`].push(rate)
  }
  for (const [name, task] of Object.entries(tasks)) {
    const rate = await rateOf(task, round < 0 ? warmUp : slice)
    // The first round only warms up.
    if (round >= 0) rates[name].push(rate)
  }
}

const best = name => median(rates[name])
/** The median over the rounds of the rate of one beside the other in the same round. */
const beside = (one, other) => median(rates[one].map((rate, round) => rate / rates[other][round]))

print('', 'rate', 'reached', 'must', 'goal')
for (const name of names) print(name, `${Math.round(best(name))}/s`)
print('')
row('verify eddsa-rdfc-2022, beside the library', 'verify rdfc', 'library verify', 25, 40)
row('verify eddsa-rdfc-2022, beside raw verify', 'verify rdfc', 'raw verify 64 B', null, 0.45)
row('issue eddsa-rdfc-2022, beside the library', 'issue rdfc', 'library issue', 30, 50)
row('issue from a template, beside raw sign', 'issue from template', 'raw sign 64 B', 0.25, 0.5)
row('issue eddsa-jcs-2022, beside raw sign', 'issue jcs', 'raw sign 64 B', 0.2, 0.4)
row('verify eddsa-jcs-2022, beside raw verify', 'verify jcs', 'raw verify 64 B', 0.35, 0.6)
row('issue VC-JWT, beside raw sign', 'issue jwt', 'raw sign JWT', 0.4, 0.6)
row('verify VC-JWT, beside raw verify', 'verify jwt', 'raw verify JWT', 0.5, 0.75)
row(
  'bake and read a PNG of 100 KB, beside png-chunks',
  'bake and read PNG',
  'png-chunks bake and read',
  50,
  null,
)
row('bake and read a PNG of 100 KB, beside a copy', 'bake and read PNG', 'copy 100 KB', null, 1)
peer.stop()
await memory()
await close()

/** The same credential as its issuer and achievement are given to a template. */
function partsOf({ issuer, credentialSubject: { achievement } }) {
  return {
    issuer: { ...issuer, image: issuer.image.id },
    achievement: {
      ...achievement,
      criteria: { narrative: achievement.criteria.narrative, url: achievement.criteria.id },
      image: { url: achievement.image.id, caption: achievement.image.caption },
      tags: achievement.tag,
      alignments: achievement.alignment,
      language: achievement.inLanguage,
    },
  }
}

function awardTo(number) {
  const { validFrom, validUntil, credentialSubject, evidence } = credential
  const [{ identityHash, salt }] = credentialSubject.identifier
  return {
    id: `urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-${String(number).padStart(12, '0')}`,
    recipient: { identityHash, salt: salt + number },
    validFrom,
    validUntil,
    narrative: credentialSubject.narrative,
    evidence: evidence.map(({ id, name, narrative }) => ({ url: id, name, narrative })),
  }
}

async function check(text) {
  const { verdict } = await verify(text, ports)
  if (verdict !== 'valid') throw new Error(`The badge was found ${verdict}`)
}

function row(what, one, other, must, goal) {
  const reached = beside(one, other)
  const times = value => `${value.toFixed(2)} ×`
  const held =
    must !== null && reached < must ? 'missed' : goal !== null && reached < goal ? 'below goal' : 'reached'
  const least = value => (value === null ? '' : `≥ ${value}`)
  print(what, '', times(reached), least(must), least(goal), held)
}

function print(what, ...columns) {
  process.stdout.write(`${what.padEnd(50)}${columns.map(column => column.padStart(12)).join('')}\n`)
}

async function memory() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  const times = Number(process.env.VERIFICATIONS ?? 100_000)
  for (let at = 0; at < times / 10; at++) await check(rdfcText)
  const before = heap()
  for (let at = 0; at < times; at++) await check(rdfcText)
  const grown = heap() - before
  print(
    `memory after ${times} verifications`,
    '',
    `${grown.toFixed(2)} MB`,
    '< 2 MB',
    '',
    grown < 2 ? 'flat' : 'missed',
  )
}

/** The peer, in a process of its own: it leaves a heap behind that everybody after it would have to sweep. */
async function startPeer() {
  const child = fork(new URL('./crypto-peer.mjs', import.meta.url))
  const answer = async message => {
    child.send(message)
    const [said] = await once(child, 'message')
    return said
  }
  await answer({ multikey, secret: d, credential, signed: rdfc })
  return { rate: (what, slice) => answer({ what, slice }), stop: () => child.kill() }
}

/** The same as `bake` by png-chunks-encode: an iTXt chunk before the picture's own. */
function bakeByPeer(bytes, text) {
  const chunks = extractChunks(bytes)
  const data = Buffer.from(`openbadgecredential\0\0\0\0\0${text}`)
  chunks.splice(
    chunks.findIndex(({ name }) => name === 'IDAT'),
    0,
    { name: 'iTXt', data },
  )
  return encodeChunks(chunks)
}

function readByPeer(bytes) {
  const found = extractChunks(bytes).find(({ name }) => name === 'iTXt')
  return new TextDecoder().decode(found.data).split('\0').at(-1)
}

/** A PNG of about that many bytes, as far as its chunks go. */
function pngOf(size) {
  const chunk = (type, data) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from('00000001000000010806000000', 'hex')
  const pixels = Buffer.alloc(size, 7)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes) {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return ~sum >>> 0
}
