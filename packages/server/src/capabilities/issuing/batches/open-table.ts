import { Worker } from 'node:worker_threads'
import type { ProblemCode } from '@rucksack/contract'
import { Problem, type ProblemExtras } from '../../../platform/problem.ts'

/** A list that is being read: its headings, its first rows to guess from, and all its rows, some at a time. */
export type OpenTable = {
  headings: string[] | null
  sample: string[][]
  rows(): AsyncGenerator<string[][]>
}

export type AskedTable = { path: string; mediaType: string; wantedClass: string | undefined }
export type FromWorker =
  | { headings: string[] | null; sample: string[][] }
  | { rows: string[][] }
  | { code: ProblemCode; extras: ProblemExtras }

export const chunkRows = 250
export const sampleRows = 200

const patienceMs = 60_000
// A list of 100,000 rows takes about a third of it.
const mostHeapMb = 512
const mostAtOnce = 2

let open = 0
const waiting: (() => void)[] = []

/**
 * Read a list from a file in a worker of its own, so that no list takes the memory or the time of the house; two at
 * once, others wait. Throws `table-unreadable`, `class-needed` or `too-large`.
 */
export async function withTable<T>(
  workerUrl: URL,
  asked: AskedTable,
  work: (table: OpenTable) => Promise<T>,
): Promise<T> {
  if (open >= mostAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
  open++
  const worker = new Worker(workerUrl, {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
  })
  try {
    const first = await answer(worker)
    if (!('sample' in first)) throw new Error('A list that begins in the middle')
    return await work({ ...first, rows: () => rowsFrom(worker) })
  } finally {
    await worker.terminate()
    open--
    waiting.shift()?.()
  }
}

async function* rowsFrom(worker: Worker): AsyncGenerator<string[][]> {
  for (;;) {
    const next = answer(worker)
    worker.postMessage('more')
    const said = await next
    if (!('rows' in said)) throw new Error('A list that begins again')
    if (said.rows.length === 0) return
    yield said.rows
  }
}

async function answer(worker: Worker): Promise<Exclude<FromWorker, { code: unknown }>> {
  let timer: NodeJS.Timeout | undefined
  try {
    const said = await new Promise<FromWorker>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', cause => reject(tooMuch(cause)))
      timer = setTimeout(() => reject(tooMuch()), patienceMs)
    })
    if ('code' in said) throw new Problem(said.code, said.extras)
    return said
  } finally {
    clearTimeout(timer)
    worker.removeAllListeners('message').removeAllListeners('error')
    // What breaks between two answers is heard at the next one, which does not come.
    worker.on('error', () => {})
  }
}

const tooMuch = (cause?: unknown) =>
  new Problem('too-large', {
    detail: 'Reading the list takes too much memory or time. Save it as CSV, or send it in parts.',
    cause,
  })
