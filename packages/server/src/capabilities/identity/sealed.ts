import type { SealedColumn } from '../../platform/reseal.ts'

/** What this room keeps sealed. */
export const sealedByIdentity: SealedColumn[] = [
  {
    table: 'identity_providers',
    column: 'sealed_secret',
    key: ['id'],
    purpose: row => `provider:${row['id']}`,
  },
  { table: 'identity_school_attempts', column: 'sealed', key: ['id'], purpose: 'school-attempt' },
]
