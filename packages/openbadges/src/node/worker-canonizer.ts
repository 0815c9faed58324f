import { hash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { canonizeDirect } from '../canon/canonize-direct.ts'
import { BadgeError, type BadgeErrorCode } from '../errors.ts'
import type { JsonObject } from '../json/json.ts'
import type { CanonicalHash, Canonize } from '../ports.ts'

/** How many workers there are, and what each may take. */
export type WorkerOptions = {
  /** The worker: the file `canonize-worker.js` beside this one, unless a bundler moved it. */
  workerUrl?: URL
  size?: number
  /** What one document may take before its worker is thrown away. */
  timeoutMs?: number
  memoryMb?: number
  maxWaiting?: number
}

type Waiting = {
  document: JsonObject
  hash: CanonicalHash
  resolve: (text: string) => void
  reject: (cause: BadgeError) => void
}
type Answer =
  | { id: number; text: string }
  | { id: number; code: BadgeErrorCode; message: string }
  | { ready: true }

/**
 * Canonicalise at once what compiled contexts know, and anything else in workers that can be thrown away: each
 * takes one document at a time, within a limit of time and memory; one that hangs or breaks is replaced and its
 * document refused.
 */
export function createWorkerCanonizer({
  workerUrl = new URL('./canonize-worker.js', import.meta.url),
  size = 1,
  timeoutMs = 5_000,
  memoryMb = 256,
  maxWaiting = 5_000,
}: WorkerOptions = {}): {
  canonize: Canonize
  close(): Promise<void>
} {
  const queue: Waiting[] = []
  let closed = false
  const slots = Array.from(
    { length: size },
    () => new Slot(() => queue.shift(), { workerUrl, timeoutMs, memoryMb }),
  )
  return {
    canonize: (document, algorithm = 'sha256') => {
      const direct = canonizeDirect(document, text => hash(algorithm, text))
      if (direct !== null) return Promise.resolve(direct)
      return new Promise((resolve, reject) => {
        if (closed || queue.length >= maxWaiting) {
          reject(
            new BadgeError(
              'canonicalisation-timeout',
              'Too much is being checked at the moment. Try again in a minute.',
            ),
          )
          return
        }
        queue.push({ document, hash: algorithm, resolve, reject })
        slots.find(slot => slot.idle)?.next()
      })
    },
    async close() {
      closed = true
      await Promise.all(slots.map(slot => slot.stop()))
    },
  }
}

class Slot {
  #worker: Worker | null = null
  #current: Waiting | null = null
  #timer: NodeJS.Timeout | null = null
  readonly #take: () => Waiting | undefined
  readonly #options: { workerUrl: URL; timeoutMs: number; memoryMb: number }

  constructor(
    take: () => Waiting | undefined,
    options: { workerUrl: URL; timeoutMs: number; memoryMb: number },
  ) {
    this.#take = take
    this.#options = options
  }

  get idle(): boolean {
    return this.#current === null
  }

  next(): void {
    const waiting = this.#take()
    if (!waiting) return
    this.#current = waiting
    const worker = this.#start()
    worker.ref()
    worker.postMessage({ id: 1, document: waiting.document, hash: waiting.hash })
    this.#timer = setTimeout(
      () =>
        this.#give(
          new BadgeError(
            'canonicalisation-timeout',
            'The badge takes too long to bring into its canonical form.',
          ),
        ),
      this.#options.timeoutMs,
    )
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.#options.workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb },
      env: {},
    })
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return
      if ('text' in answer) this.#done(waiting => waiting.resolve(answer.text))
      else this.#done(waiting => waiting.reject(new BadgeError(answer.code, answer.message)))
    })
    const broken = () =>
      this.#give(
        new BadgeError(
          'canonicalisation-timeout',
          'The badge is too large to bring into its canonical form.',
        ),
      )
    worker.on('error', broken)
    worker.on('exit', broken)
    worker.unref()
    this.#worker = worker
    return worker
  }

  #done(settle: (waiting: Waiting) => void): void {
    const waiting = this.#current
    if (!waiting) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#current = null
    this.#worker?.unref()
    settle(waiting)
    this.next()
  }

  /** Give up on the current document and on its worker. */
  #give(cause: BadgeError): void {
    const broken = this.#worker
    this.#worker = null
    broken?.removeAllListeners()
    void broken?.terminate()
    this.#done(waiting => waiting.reject(cause))
  }
}
