import type { SealedColumn } from '../../platform/reseal.ts'

/** What this room keeps sealed. */
export const sealedByIssuing: SealedColumn[] = [
  { table: 'issuing_awards', column: 'recipient_sealed', key: ['id'], purpose: 'award-recipient' },
  { table: 'issuing_awards', column: 'claim_sealed', key: ['id'], purpose: 'claim' },
  { table: 'issuing_codes', column: 'text_sealed', key: ['id'], purpose: 'code' },
  { table: 'issuing_codes', column: 'reserved_sealed', key: ['id'], purpose: 'code' },
  { table: 'issuing_code_uses', column: 'email_sealed', key: ['id'], purpose: 'code' },
  { table: 'issuing_batch_rows', column: 'cells_sealed', key: ['batch_id', 'row'], purpose: 'batch-row' },
]
