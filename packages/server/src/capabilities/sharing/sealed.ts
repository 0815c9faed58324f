import type { SealedColumn } from '../../platform/reseal.ts'

/** What this room keeps sealed. */
export const sealedBySharing: SealedColumn[] = [
  { table: 'sharing_shares', column: 'sealed', key: ['id'], purpose: 'share' },
]
