import type { Identity } from './identity.ts'
import type { ProviderRow } from './school.ts'

/** The client secret, or null for a public client. */
export function secretOf({ secrets }: Identity, provider: ProviderRow): string | null {
  return provider.sealed_secret === null
    ? null
    : secrets.open(`provider:${provider.id}`, provider.sealed_secret).toString()
}

/** How a client secret is kept. */
export const sealSecret = ({ secrets }: Identity, id: string, secret: string | null) =>
  secret === null ? null : secrets.seal(`provider:${id}`, Buffer.from(secret))
