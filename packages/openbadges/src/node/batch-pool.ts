import { Worker } from 'node:worker_threads'
import { BadgeError, type BadgeErrorCode } from '../errors.ts'

export type PoolOptions = {
  /** The built worker (`many-worker.ts`). */
  workerUrl: URL
  /** As many as the machine has cores, unless said otherwise. */
  workers: number
  /** What one batch may take before its worker is thrown away, in milliseconds. */
  timeoutMs: number
}

/** What became of one item: its result, or why there is none. */
export type Settled<Result> = { value: Result } | { error: { code: BadgeErrorCode; message: string } }

/** What a worker may ask of the thread that started it, and what that answers. */
export type Call = { call: number; name: string; args: unknown[] }

/** Answers what a worker asks. */
export type Answerer = (name: string, args: unknown[]) => Promise<unknown>

type Job<Result> = { items: unknown[]; done: (results: Settled<Result>[]) => void }

/**
 * Workers that take one batch at a time. A batch whose worker breaks is tried again item by item, so that one
 * item that breaks workers takes no other along.
 */
export class BatchPool<Result> {
  readonly #waiting: Job<Result>[] = []
  readonly #seats: Seat<Result>[]

  constructor(options: PoolOptions, setUp: unknown, answer: Answerer) {
    this.#seats = Array.from({ length: options.workers }, () => new Seat(options, setUp, answer))
  }

  run(items: unknown[]): Promise<Settled<Result>[]> {
    return new Promise(done => {
      this.#waiting.push({ items, done })
      for (const seat of this.#seats) void this.#serve(seat)
    })
  }

  async close(): Promise<void> {
    this.#waiting.length = 0
    await Promise.all(this.#seats.map(seat => seat.end()))
  }

  async #serve(seat: Seat<Result>): Promise<void> {
    if (seat.busy) return
    seat.busy = true
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift())
      job.done(await settle(seat, job.items))
    seat.busy = false
  }
}

async function settle<Result>(seat: Seat<Result>, items: unknown[]): Promise<Settled<Result>[]> {
  const results = await seat.work(items)
  if (results !== null) return results
  if (items.length === 1)
    return [{ error: { code: 'canonicalisation-timeout', message: 'It took too long.' } }]
  const single: Settled<Result>[] = []
  for (const item of items) single.push(...(await settle(seat, [item])))
  return single
}

/** A place for one worker after the other. */
class Seat<Result> {
  busy = false
  #worker: Worker | null = null
  #ended = false
  readonly #options: PoolOptions
  readonly #setUp: unknown
  readonly #answer: Answerer

  constructor(options: PoolOptions, setUp: unknown, answer: Answerer) {
    this.#options = options
    this.#setUp = setUp
    this.#answer = answer
  }

  /** The results of a batch in its order; null when the worker broke over it. */
  work(items: unknown[]): Promise<Settled<Result>[] | null> {
    return new Promise(resolve => {
      if (this.#ended) return resolve(null)
      const worker = this.#start()
      const finish = (results: Settled<Result>[] | null) => {
        clearTimeout(timer)
        worker.off('message', hear).off('exit', broken).unref()
        if (results === null) {
          this.#worker = null
          void worker.terminate()
        }
        resolve(results)
      }
      const broken = () => finish(null)
      const hear = (message: Call | { results: Settled<Result>[] }) => {
        if ('results' in message) finish(message.results)
        else void this.#reply(worker, message)
      }
      const timer = setTimeout(broken, this.#options.timeoutMs)
      worker.on('message', hear).on('exit', broken).ref()
      worker.postMessage({ items })
    })
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#worker?.terminate()
    this.#worker = null
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.#options.workerUrl, { workerData: this.#setUp, env: {} })
    // An error that nothing catches ends the worker; also one that has nothing to do at the moment.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    this.#worker = worker
    return worker
  }

  async #reply(worker: Worker, { call, name, args }: Call): Promise<void> {
    try {
      worker.postMessage({ call, value: await this.#answer(name, args) })
    } catch (cause) {
      const { code, message } =
        cause instanceof BadgeError ? cause : { code: 'unreachable', message: 'Nothing came back.' }
      worker.postMessage({ call, error: { code, message } })
    }
  }
}
