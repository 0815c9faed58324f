import type { SealedColumn } from '../../platform/reseal.ts'

/** What this room keeps sealed. */
export const sealedByOrganisations: SealedColumn[] = [
  { table: 'organisations_keys', column: 'sealed', key: ['id'], purpose: row => `issuer-key:${row['id']}` },
  { table: 'organisations_invitations', column: 'sealed', key: ['id'], purpose: 'invitation' },
]
