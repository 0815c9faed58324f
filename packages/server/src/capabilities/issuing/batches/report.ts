import type { Undelivered } from '../../../platform/send-mail.ts'
import { awardUrl, type Issuing } from '../issuing.ts'
import { type BatchRow, openCells, tables } from './batches.ts'

const chunk = 1_000

/** What became of each row, as CSV with a mark that spreadsheets know UTF-8 by. */
export async function batchReport(issuing: Issuing, batch: BatchRow): Promise<Uint8Array> {
  const parts: Buffer[] = [Buffer.from('\ufeff')]
  const write = (cells: string[]) => parts.push(Buffer.from(`${cells.map(asCell).join(',')}\r\n`))
  write(['row', 'state', 'problem', 'award', 'accepted', 'mail', ...batch.columns])
  for (let after = 0; ; ) {
    const lines = await tables(issuing.db)
      .selectFrom('issuing_batch_rows')
      .leftJoin('issuing_awards', 'issuing_awards.id', 'award_id')
      .select(['row', 'state', 'cells_sealed', 'problems', 'award_id', 'answer', 'undelivered'])
      .where('batch_id', '=', batch.id)
      .where('row', '>', after)
      .orderBy('row')
      .limit(chunk)
      .execute()
    const last = lines.at(-1)
    if (!last) return Buffer.concat(parts)
    for (const line of lines)
      write([
        String(line.row),
        line.state,
        line.problems.map(each => each.detail).join(' '),
        line.award_id === null ? '' : awardUrl(issuing.publicUrl, line.award_id),
        line.answer ?? '',
        line.undelivered === null ? '' : `could not be delivered: ${whyUndelivered[line.undelivered]}`,
        ...openCells(issuing, line.cells_sealed),
      ])
    after = last.row
  }
}

const whyUndelivered: Record<Undelivered, string> = {
  address: 'address refused',
  message: 'mail refused',
  'gave-up': 'not taken for five days',
  'too-many': 'too many mails to this address today',
}

/** Quoted where needed. A cell that a spreadsheet would run begins with an apostrophe ("CSV Injection", OWASP). */
export function asCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe
}
