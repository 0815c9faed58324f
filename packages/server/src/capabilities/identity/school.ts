import type { Db } from '../../platform/db.ts'
import type { SafeFetch } from '../../platform/safe-fetch.ts'

/** What a school's sign-in says of a person: ID token and user info, the token winning. */
export type Claims = Record<string, unknown>

/** What rooms above and the house do for signing in with a school. */
export type School = {
  fetch: SafeFetch
  /** Plain http to this machine, for providers started in tests; never on a public host. */
  allowLoopback: boolean
  /** Domains that an organisation, or one above it, has proved; lower case. */
  provenDomains: (organisation: string) => Promise<string[]>
  /** Ids of the organisation that a path of this host is about and of those above it; empty for none. */
  organisationsOfPath: (path: string) => Promise<string[]>
  /** Bring the roles that this provider gives in step with what it says now; where the person should land, or null. */
  signedIn: (trx: Db, visit: { provider: string; person: string; claims: Claims }) => Promise<string | null>
  /** End the roles that a provider gave, to one person or to all. */
  left: (trx: Db, provider: string, person?: string) => Promise<void>
}

export type ProviderRow = {
  id: string
  /** Null for a provider of the whole host. */
  organisation_id: string | null
  name: string
  issuer: string
  client_id: string
  sealed_secret: Buffer | null
  scopes: string[]
  domains: string[]
  vouches_for_domains: boolean
  enabled: boolean
  created_at: Date
}

export type SchoolAttemptRow = {
  id: string
  provider_id: string
  state_hash: Buffer
  browser_hash: Buffer
  /** Nonce and PKCE verifier; after the way back, what waits for the proof of an address. */
  sealed: Buffer
  next: string
  /** Who asked to link a school account to theirs. */
  person_id: string | null
  used_at: Date | null
  link_hash: Buffer | null
  expires_at: Date
}

export type SchoolAccountRow = {
  id: string
  provider_id: string
  subject: string
  person_id: string
  email: string | null
  linked_at: Date
  last_at: Date
}
