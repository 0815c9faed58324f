import type { SealedColumn } from '../../platform/reseal.ts'

/** What this door keeps sealed. */
export const sealedByOauth: SealedColumn[] = [
  { table: 'oauth_records', column: 'sealed', key: ['kind', 'name'], purpose: 'oauth' },
]
