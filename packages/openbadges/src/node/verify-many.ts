import { availableParallelism } from 'node:os'
import type { Ports } from '../ports.ts'
import { type Report, sentenceOf, unknown, verdictOf } from '../verify/report.ts'
import type { VerifyOptions } from '../verify/verify.ts'
import { BatchPool, type PoolOptions } from './batch-pool.ts'
import { inBatches, type Source } from './in-batches.ts'

/** How many badges are handled at once, and where. */
export type ManyOptions = Partial<PoolOptions> & {
  /** Items that go to a worker at a time. Below some dozens, handing them over costs more than it gains. */
  batch?: number
}

/** Options without what is left to us; the worker lies beside this file, as published and as bundled. */
export function poolOptions({ workerUrl, workers, timeoutMs }: ManyOptions): PoolOptions {
  return {
    workerUrl: workerUrl ?? new URL('./many-worker.js', import.meta.url),
    workers: workers ?? availableParallelism(),
    timeoutMs: timeoutMs ?? 120_000,
  }
}

/** What a worker is told before its first batch. */
export type VerifyingSetUp = { kind: 'verify'; options: VerifyOptions }

/**
 * Judge many badges at once, each as `verify` does, in worker threads. Reports come in the order of the badges, and
 * badges are taken no faster than their reports. Signatures are checked by `node:crypto`; documents are fetched, and
 * what compiled contexts do not know is canonicalised, by the ports given, in this thread.
 */
export async function* verifyMany(
  badges: Source<Uint8Array | string>,
  ports: Omit<Ports, 'crypto'>,
  options: ManyOptions & VerifyOptions = {},
): AsyncGenerator<Report> {
  const { batch = 50, workers: _workers, timeoutMs: _timeout, workerUrl: _url, ...each } = options
  const setUp: VerifyingSetUp = { kind: 'verify', options: each }
  const size = poolOptions(options)
  const pool = new BatchPool<Report>(size, setUp, answerFrom(ports))
  try {
    const run = (items: Asked[]) => pool.run(items)
    for await (const settled of inBatches(
      timed(badges, ports),
      { size: batch, ahead: size.workers + 1 },
      run,
    ))
      yield 'value' in settled ? settled.value : lost(settled.error)
  } finally {
    await pool.close()
  }
}

/** A badge, and the time at which it was taken. */
export type Asked = { input: Uint8Array | string; now: number }

async function* timed(
  badges: Source<Uint8Array | string>,
  { clock }: Pick<Ports, 'clock'>,
): AsyncGenerator<Asked> {
  for await (const input of badges) yield { input, now: clock.now().getTime() }
}

/** What workers ask of this thread. */
export function answerFrom(ports: Pick<Ports, 'canonize'> & Partial<Pick<Ports, 'fetcher'>>) {
  return async (name: string, args: unknown[]): Promise<unknown> => {
    // Sent by our own worker, in the form that these take.
    if (name === 'canonize') return await ports.canonize(...(args as Parameters<Ports['canonize']>))
    return await ports.fetcher?.(...(args as Parameters<Ports['fetcher']>))
  }
}

function lost({ code, message }: { code: string; message: string }): Report {
  const finding = unknown('read', code, `The badge could not be checked. ${message}`)
  return {
    verdict: verdictOf([finding]),
    sentence: { code: sentenceOf([finding]), params: {} },
    findings: [finding],
    notApplicable: [],
    badge: null,
    inside: [],
    notes: [],
    detected: { version: null, form: null, why: finding.outcome === 'passed' ? '' : finding.detail },
    fetched: [],
  }
}
