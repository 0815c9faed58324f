import type { Db } from '../../../platform/db.ts'
import { tables } from './batches.ts'

/** A person is gone: what lists said of them goes too. */
export async function forgetRows(trx: Db, macs: Buffer[]): Promise<void> {
  if (macs.length === 0) return
  await tables(trx)
    .updateTable('issuing_batch_rows')
    .set({ cells_sealed: null, recipient_mac: null })
    .where('recipient_mac', 'in', macs)
    .execute()
}
