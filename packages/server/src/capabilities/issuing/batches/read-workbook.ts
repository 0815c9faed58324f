import { readSheet } from 'read-excel-file/node'
import { Problem } from '../../../platform/problem.ts'
import { unpack } from './unpack.ts'

/** Cells of the first sheet of a workbook; formulas by the value that was last shown. */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  // Refuses what unpacks to too much before the reader gets it.
  unpack(bytes, () => true)
  try {
    const rows = await readSheet(Buffer.from(bytes))
    return rows.map(row => row.map(asText)).filter(row => row.some(cell => cell !== ''))
  } catch (cause) {
    throw new Problem('table-unreadable', { detail: 'The workbook cannot be read. Save it as CSV.', cause })
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).trim()
}
