import { Problem } from '../../platform/problem.ts'
import { isEmail } from './is-email.ts'
import type { Claims, ProviderRow } from './school.ts'
import type { SchoolIdentity } from './school-identity.ts'

/** `vouched`: the address is as good as proved by a mail. */
export type Judged = { email: string | null; vouched: boolean }

/**
 * What a provider's word for a mail address is worth. `email_verified: false` is refused, and so is silence, unless
 * the provider was set to vouch for its named domains. A provider of an organisation is in the hands of its owners,
 * who could claim any address: its word counts for domains the organisation has proved, for all others the person
 * proves the address by mail. Throws `school-address-unverified` or `school-other-domain`; `known` people have an
 * address already and are only held to the domains.
 */
export async function judgeAddress(
  identity: SchoolIdentity,
  provider: ProviderRow,
  claims: Claims,
  known: boolean,
): Promise<Judged> {
  const email =
    typeof claims['email'] === 'string' && isEmail(claims['email']) ? claims['email'].trim() : null
  if (email === null) return { email, vouched: false }
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (provider.domains.length > 0 && !provider.domains.includes(domain))
    throw new Problem('school-other-domain', {
      detail: `${provider.name} is for addresses of ${provider.domains.join(', ')}.`,
    })
  if (known) return { email, vouched: false }
  const said = claims['email_verified']
  // Some providers send the word instead of the value.
  const verified = said === true || said === 'true'
  const silent = said === undefined || said === null
  if (!verified && !(silent && provider.vouches_for_domains)) throw new Problem('school-address-unverified')
  if (provider.organisation_id === null) return { email, vouched: true }
  const proven = await identity.school.provenDomains(provider.organisation_id)
  return { email, vouched: proven.includes(domain) }
}
