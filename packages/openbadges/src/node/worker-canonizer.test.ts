import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { sampleCredential } from '../testing/index.ts'
import { createWorkerCanonizer, type WorkerOptions } from './worker-canonizer.ts'

vi.setConfig({ testTimeout: 60_000 })

const built = new URL('../../../../.build/server/canonize-worker.js', import.meta.url)
const open: { close(): Promise<void> }[] = []
const credential = sampleCredential('did:example:school')
// Two nodes without names that look alike: only the general path tells them apart.
const unusual = { ...credential, evidence: [{ type: 'Evidence' }, { type: 'Evidence' }] }

afterEach(async () => {
  await Promise.all(open.splice(0).map(each => each.close()))
})

describe('canonicalisation in a worker', () => {
  it('gives what it gives without one, for many documents at a time', async () => {
    const { canonize } = pool({ workerUrl: built, size: 2 })
    const expected = await canonizeGeneral(unusual)
    expect(await Promise.all(Array.from({ length: 30 }, () => canonize(unusual)))).toEqual(
      Array(30).fill(expected),
    )
  })

  it('is not needed for what our own badges say', async () => {
    const { canonize } = pool({ workerUrl: new URL('file:///nowhere.js') })
    expect(await canonize(credential)).toBe(await canonizeGeneral(credential))
    await expect(canonize(unusual)).rejects.toMatchObject({ code: 'canonicalisation-timeout' })
  })

  it('refuses by the same codes', async () => {
    const { canonize } = pool({ workerUrl: built })
    await expect(canonize({ ...credential, rank: 'Admiral' })).rejects.toMatchObject({
      code: 'terms-undefined',
    })
    await expect(canonize({ ...credential, '@context': ['https://x.example/'] })).rejects.toMatchObject({
      code: 'context-unpinned',
    })
    await expect(canonize({ ...credential, id: '__proto__' })).rejects.toMatchObject({
      code: 'json-forbidden-name',
    })
    expect(await canonize(credential)).toContain('did:example:school')
  })

  it('gives up on a document that takes too long, and serves the next', async () => {
    const { canonize } = pool({ workerUrl: slowOn('while (true);'), timeoutMs: 3_000 })
    const hanging = canonize({ slow: true })
    const next = canonize({ slow: false })
    await expect(hanging).rejects.toMatchObject({ code: 'canonicalisation-timeout' })
    expect(await next).toBe('done')
  })

  it('gives up on a document that takes too much memory, and serves the next', async () => {
    const { canonize } = pool({
      workerUrl: slowOn('const all = []; while (true) all.push(new Array(10_000).fill({}));'),
      memoryMb: 16,
      timeoutMs: 20_000,
    })
    await expect(canonize({ slow: true })).rejects.toMatchObject({ code: 'canonicalisation-timeout' })
    expect(await canonize({ slow: false })).toBe('done')
  })

  it('gives up on a worker that ends, and serves the next', async () => {
    const { canonize } = pool({ workerUrl: slowOn('process.exit(3)'), timeoutMs: 20_000 })
    await expect(canonize({ slow: true })).rejects.toMatchObject({ code: 'canonicalisation-timeout' })
    expect(await canonize({ slow: false })).toBe('done')
  })

  it('refuses what would wait too long, and everything once it is closed', async () => {
    const { canonize, close } = pool({ workerUrl: slowOn('while (true);'), timeoutMs: 3_000, maxWaiting: 1 })
    const all = await Promise.allSettled([
      canonize({ slow: true }),
      canonize({ slow: false }),
      canonize({ slow: false }),
    ])
    expect(all.map(each => each.status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    await close()
    await expect(canonize({ slow: false })).rejects.toMatchObject({ code: 'canonicalisation-timeout' })
  })
})

function pool(options: WorkerOptions) {
  const made = createWorkerCanonizer(options)
  open.push(made)
  return made
}

/** A worker that answers "done", but for documents that say they are slow. */
function slowOn(trouble: string): URL {
  const path = join(mkdtempSync(join(tmpdir(), 'worker-')), 'worker.mjs')
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, document }) => {
  if (document.slow) { ${trouble} }
  parentPort.postMessage({ id, text: 'done' })
})`,
  )
  return pathToFileURL(path)
}
