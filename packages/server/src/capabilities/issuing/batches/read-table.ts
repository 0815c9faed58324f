import { Problem } from '../../../platform/problem.ts'
import { cellsOf, mostRows, type Table } from './cells.ts'
import { readClassList } from './read-class-list.ts'
import { readJsonRows } from './read-json-rows.ts'
import { decodeText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import { namesIn } from './unpack.ts'

const mostColumns = 100
const longestCell = 20_000

/** Read a list in any form that people send it. Throws `table-unreadable`, `class-needed` or `too-large`. */
export async function readTable(
  bytes: Uint8Array,
  mediaType: string,
  wantedClass: string | undefined,
): Promise<Table> {
  const table = bounded(await readForm(bytes, mediaType, wantedClass))
  if (table.rows.length === 0)
    throw new Problem('table-unreadable', { detail: 'There are no rows with people in it.' })
  return table
}

async function readForm(
  bytes: Uint8Array,
  mediaType: string,
  wantedClass: string | undefined,
): Promise<Table> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const names = namesIn(bytes)
    if (names.some(name => /(^|\/)users\.csv$/i.test(name))) return readClassList(bytes, wantedClass)
    if (names.includes('xl/workbook.xml')) return headed(await readWorkbook(bytes))
    throw new Problem('table-unreadable', {
      detail: 'The archive is neither an XLSX workbook nor a OneRoster class list.',
    })
  }
  // The old binary form of Excel.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Problem('table-unreadable', { detail: 'This is an old XLS file. Save it as XLSX or CSV.' })
  const text = decodeText(bytes)
  if (mediaType === 'application/json' || mediaType === 'application/x-ndjson') return readJsonRows(text)
  return headed(cellsOf(text))
}

/** A first row in which nobody's address stands is the headings, unless it is all there is. */
function headed(cells: string[][]): Table {
  const [first = [], ...rest] = cells
  const named = rest.length > 0 && !first.some(cell => cell.includes('@'))
  return named ? { headings: first, rows: rest } : { headings: null, rows: cells }
}

function bounded({ headings, rows }: Table): Table {
  if (rows.length > mostRows)
    throw new Problem('too-large', { detail: 'A batch holds up to 100,000 rows. Send the rest as another.' })
  const cut = (row: string[]) => row.slice(0, mostColumns).map(clean)
  return { headings: headings === null ? null : cut(headings), rows: rows.map(cut) }
}

/** What no column keeps: NUL, and half a surrogate pair. */
const clean = (cell: string) => cell.slice(0, longestCell).replace(/\0|\p{Surrogate}/gu, '')
