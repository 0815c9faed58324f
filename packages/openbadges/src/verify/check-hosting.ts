import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { hostOf, related } from './run.ts'

/** What is known of who hosts the badge: where it lies, and who its issuer is. */
export type Hosted = {
  /** The address of the assertion. */
  url: string
  /** The host that answered for it, after redirects. */
  answeredBy: string
  /** The address of the issuer's own document, or what stands for it in old badges. */
  issuerUrl: string | null
  /** The issuer's own document; an embedded copy has no say here. */
  profile: JsonObject | null
}

/**
 * Whether the assertion lies where its issuer hosts badges (OB 2.0, "Hosted Verification"): by default on the
 * issuer's own host, else within `startsWith` and `allowedOrigins` of the issuer's profile.
 */
export function checkHostingScope({ url, answeredBy, issuerUrl, profile }: Hosted): Finding {
  const verification = profile?.['verification']
  const policy = isObject(verification) ? verification : {}
  const prefixes = asArray(policy['startsWith']).filter(prefix => typeof prefix === 'string')
  const origins = asArray(policy['allowedOrigins']).filter(origin => typeof origin === 'string')
  if (prefixes.length > 0 && !prefixes.some(prefix => within(url, prefix))) {
    return failed(
      'hosting',
      'hosting-scope',
      'The badge lies outside the addresses its issuer names for its badges.',
    )
  }
  if (origins.length === 0 && (issuerUrl === null || !/^https?:\/\//.test(issuerUrl)))
    return unknown(
      'hosting',
      'issuer-unresolvable',
      'The issuer has no web address, so it cannot be told whether the badge lies on its host.',
    )
  const allowed = origins.length > 0 ? origins.map(hostname) : [hostOf(issuerUrl ?? '')]
  if (!allowed.includes(hostOf(url))) {
    return failed(
      'hosting',
      'hosting-scope',
      `The badge lies on ${hostOf(url)}, but its issuer hosts badges on ${allowed.join(', ').slice(0, 200)}.`,
    )
  }
  if (!related(hostOf(url), answeredBy) && !allowed.includes(answeredBy))
    return unknown(
      'hosting',
      'hosting-redirected',
      `${hostOf(url)} sends on to ${answeredBy}, which the issuer does not name for its badges.`,
    )
  return passed('hosting')
}

/** Compared as fetched: without `..`, and with a slash behind the host, so that https://a.org is not https://a.org.evil. */
function within(url: string, prefix: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(prefix)) return false
  return new URL(url).href.startsWith(new URL(prefix).href)
}

function hostname(origin: string): string {
  return asText(origin) !== null && /^https?:/.test(origin) ? hostOf(origin) : origin.toLowerCase()
}
