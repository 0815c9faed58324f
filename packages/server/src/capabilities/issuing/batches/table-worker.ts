import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../../platform/problem.ts'
import { type AskedTable, chunkRows, type FromWorker, sampleRows } from './open-table.ts'
import { readTable } from './read-table.ts'

// Reads one list away from the house: what it needs of memory and time is bounded, and gone with it.
const { path, mediaType, wantedClass }: AskedTable = workerData
const say = (message: FromWorker) => parentPort?.postMessage(message)

try {
  const { headings, rows } = await readTable(readFileSync(path), mediaType, wantedClass)
  let from = 0
  parentPort?.on('message', () => {
    say({ rows: rows.slice(from, from + chunkRows) })
    from += chunkRows
  })
  say({ headings, sample: rows.slice(0, sampleRows) })
} catch (cause) {
  const problem =
    cause instanceof Problem ? cause : new Problem('table-unreadable', { detail: 'The list cannot be read.' })
  const { detail, errors } = problem.extras
  say({
    code: problem.code,
    extras: { ...(detail === undefined ? {} : { detail }), ...(errors === undefined ? {} : { errors }) },
  })
}
