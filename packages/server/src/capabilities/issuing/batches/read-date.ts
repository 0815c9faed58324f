export type DateRead = { at: Date } | { trouble: 'date-ambiguous' | 'date-unreadable' }

/**
 * A day as people write it: 2026-05-03, 3.5.2026, 3/5/26, or the number of a day as spreadsheets count. Days begin
 * at noon UTC, so that they are the same day in most of the world.
 */
export function readDate(text: string, order: 'day-first' | 'month-first' | null): DateRead {
  const cell = text.trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(cell)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const serial = /^\d{5}$/.exec(cell)
  if (serial) return { at: new Date(Date.UTC(1899, 11, 30 + Number(cell), 12)) }
  const written = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T ].*)?$/.exec(cell)
  if (!written) return { trouble: 'date-unreadable' }
  const [first, second] = [Number(written[1]), Number(written[3])]
  const year = Number(written[4]) + (written[4]?.length === 2 ? 2000 : 0)
  // Nobody writes the month first with dots.
  if (written[2] === '.' || first > 12 || order === 'day-first') return day(year, second, first)
  if (second > 12 || order === 'month-first' || first === second) return day(year, first, second)
  return { trouble: 'date-ambiguous' }
}

function day(year: number, month: number, date: number): DateRead {
  const at = new Date(Date.UTC(year, month - 1, date, 12))
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === date && year > 1900 && year < 2200
  return real ? { at } : { trouble: 'date-unreadable' }
}
