import { parse } from 'csv-parse/sync'
import { Problem } from '../../../platform/problem.ts'
import { separatorOf } from './read-text.ts'

/** A list of people as it came: headings where it has them, and cells as text. */
export type Table = { headings: string[] | null; rows: string[][] }

export const mostRows = 100_000

/** Rows of separated text; a row that is shorter or longer than others is kept as it is. */
export function cellsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: 200_000,
      to: mostRows + 2,
    })
  } catch (cause) {
    throw new Problem('table-unreadable', {
      detail: `The text is no table: ${cause instanceof Error ? cause.message.slice(0, 200) : 'unknown'}`,
      cause,
    })
  }
}
