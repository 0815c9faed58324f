import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { ed25519ToMultikey } from '../keys/multikey.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { canonize, keyIssuer, portsOver, sampleCredential } from '../testing/index.ts'
import { verify } from '../verify/verify.ts'
import { nodeCrypto } from './node-crypto.ts'
import { type SignedForm, signMany } from './sign-many.ts'
import { verifyMany } from './verify-many.ts'

vi.setConfig({ testTimeout: 60_000 })

const workerUrl = new URL('../../../../.build/server/many-worker.js', import.meta.url)
const { did, signer } = keyIssuer()
const created = new Date('2026-01-01T00:00:00Z')
const numbered = (at: number) =>
  sampleCredential(did, { id: `urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-${String(at).padStart(12, '0')}` })
const signed = async (document: JsonObject) =>
  JSON.stringify(await signDataIntegrity(document, signer, { canonize, crypto: nodeCrypto }, created))

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const each of results) all.push(each)
  return all
}

describe('many badges judged by workers', () => {
  it('get the reports they would get one by one, in their order', async () => {
    const badges = ['Hello', await signed(numbered(1)), '{"badge":1}']
    for (let at = 2; at < 23; at++) {
      const text = await signed(numbered(at))
      badges.push(at % 5 === 0 ? text.replace('Twelve', 'Thirteen') : text)
    }
    const ports = portsOver()
    const expected = await Promise.all(badges.map(badge => verify(badge, ports)))
    expect(new Set(expected.map(each => each.verdict))).toEqual(new Set(['valid', 'invalid']))
    expect(await collect(verifyMany(badges, ports, { workerUrl, workers: 2, batch: 4 }))).toEqual(expected)
  })

  it('have documents fetched by the ports of the caller, and unusual ones canonicalised there', async () => {
    const unusual = await signed({
      ...numbered(1),
      evidence: [{ type: ['Evidence'] }, { type: ['Evidence'] }],
    })
    const url = 'https://badges.example/1'
    const ports = portsOver({ [url]: unusual })
    const [there, gone] = await collect(
      verifyMany([url, 'https://badges.example/2'], ports, { workerUrl, workers: 1 }),
    )
    expect(there).toMatchObject({ verdict: 'valid', fetched: [{ url, status: 200 }] })
    expect(gone?.verdict).toBe('unknown')
    expect(ports.asked).toEqual([url, 'https://badges.example/2'])
  })

  it('are taken from their source no faster than their reports are', async () => {
    const text = await signed(numbered(1))
    let taken = 0
    let stopped = false
    function* endless() {
      try {
        while (true) {
          taken++
          yield text
        }
      } finally {
        stopped = true
      }
    }
    let seen = 0
    for await (const report of verifyMany(endless(), portsOver(), { workerUrl, workers: 1, batch: 5 })) {
      expect(report.verdict).toBe('valid')
      expect(taken - seen).toBeLessThanOrEqual(20)
      if (++seen === 40) break
    }
    expect(stopped).toBe(true)
  })

  it('are reported before the source has more', async () => {
    const text = await signed(numbered(1))
    let release = () => {}
    const wait = new Promise<void>(resolve => {
      release = resolve
    })
    async function* slow() {
      yield text
      await wait
      yield text
    }
    const reports = verifyMany(slow(), portsOver(), { workerUrl, workers: 1 })
    expect((await reports.next()).value).toMatchObject({ verdict: 'valid' })
    release()
    expect(await collect(reports)).toHaveLength(1)
  })

  it('whose source fails are reported up to there', async () => {
    const text = await signed(numbered(1))
    async function* broken() {
      yield text
      throw new Error('the tape tore')
    }
    const seen: string[] = []
    const reports = verifyMany(broken(), portsOver(), { workerUrl, workers: 1 })
    await expect(
      (async () => {
        for await (const { verdict } of reports) seen.push(verdict)
      })(),
    ).rejects.toThrow('the tape tore')
    expect(seen).toEqual(['valid'])
  })

  it.each([
    ['breaks', 'throw new Error("broken")', 60_000],
    ['ends', 'process.exit(3)', 60_000],
    ['hangs', 'while (true);', 1_000],
  ])('are all reported when one %s its worker, that one as not checked', async (_how, trouble, timeoutMs) => {
    const reports = await collect(
      verifyMany(['a', 'b', 'bad', 'c', 'd', 'e'], portsOver(), {
        workerUrl: troubledBy(trouble),
        workers: 2,
        batch: 3,
        timeoutMs,
      }),
    )
    expect(reports.map(report => report.verdict ?? report)).toEqual(['a', 'b', 'unknown', 'c', 'd', 'e'])
    expect(reports[2]?.findings).toMatchObject([
      { check: 'read', outcome: 'unknown', reason: 'canonicalisation-timeout' },
    ])
  })
})

describe('many credentials signed by workers', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const multikey = ed25519ToMultikey(Buffer.from(`${publicKey.export({ format: 'jwk' }).x}`, 'base64url'))
  const issuer = `did:key:${multikey}`
  const signingKey = { key: privateKey, verificationMethod: `${issuer}#${multikey}` }
  const credentials = Array.from({ length: 12 }, (_, at): JsonObject => {
    const credential = numbered(at)
    return { ...credential, issuer: { ...Object(credential['issuer']), id: issuer } }
  })

  it.each<SignedForm>(['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'vc-jwt'])(
    'as %s are valid and in order',
    async form => {
      const ports = portsOver()
      const all = await collect(
        signMany(credentials, signingKey, ports, { workerUrl, workers: 2, batch: 5, form }),
      )
      const reports = await Promise.all(
        all.map(each => verify(typeof each === 'string' ? each : JSON.stringify(each), ports)),
      )
      expect(reports.map(({ verdict, badge }) => [verdict, badge?.id])).toEqual(
        credentials.map(({ id }) => ['valid', id]),
      )
    },
  )

  it('stop at the first that cannot be signed, with its reason', async () => {
    const seen: unknown[] = []
    const wrong = [credentials[0] ?? {}, { ...credentials[1], rank: 'Admiral' }, credentials[2] ?? {}]
    await expect(
      (async () => {
        for await (const each of signMany(wrong, signingKey, portsOver(), { workerUrl, workers: 1 }))
          seen.push(each)
      })(),
    ).rejects.toMatchObject({ code: 'terms-undefined' })
    expect(seen).toHaveLength(1)
  })
})

/** A worker that answers a badge by its own text, but for one that makes trouble. */
function troubledBy(trouble: string): URL {
  const path = join(mkdtempSync(join(tmpdir(), 'worker-')), 'worker.mjs')
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ items }) => {
  const results = items.map(({ input }) => {
    if (input === 'bad') { ${trouble} }
    return { value: { verdict: input } }
  })
  parentPort.postMessage({ results })
})`,
  )
  return pathToFileURL(path)
}
