import type { Scope } from '@rucksack/contract'
import type { TokenKind } from '@rucksack/contract/identity'
import type { ProviderRow, SchoolAccountRow, SchoolAttemptRow } from './school.ts'

export type IdentityTables = {
  identity_people: {
    id: string
    name: string | null
    language: string | null
    operator: boolean
    created_at: Date
  }
  identity_addresses: {
    id: string
    person_id: string
    value: string
    match_key: string
    is_primary: boolean
    added_at: Date
  }
  identity_attempts: {
    id: string
    attempt_hash: Buffer
    link_hash: Buffer | null
    code_hash: Buffer
    kind: 'sign-in' | 'address'
    email: string
    match_key: string
    person_id: string | null
    next: string
    tries: number
    used_at: Date | null
    expires_at: Date
  }
  identity_sessions: {
    id: string
    person_id: string
    secret_hash: Buffer
    device: string
    created_at: Date
    last_seen_at: Date
    proved_at: Date
    expires_at: Date
  }
  identity_tokens: {
    id: string
    person_id: string
    secret_hash: Buffer
    kind: TokenKind
    name: string
    scopes: Scope[]
    created_at: Date
    expires_at: Date | null
    last_used_at: Date | null
  }
  identity_passkeys: {
    id: string
    person_id: string
    credential_id: string
    public_key: Buffer
    counter: string
    transports: string[]
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  identity_providers: ProviderRow
  identity_school_attempts: SchoolAttemptRow
  identity_school_accounts: SchoolAccountRow
  identity_challenges: { attempt_hash: Buffer; person_id: string | null; challenge: string; expires_at: Date }
}
