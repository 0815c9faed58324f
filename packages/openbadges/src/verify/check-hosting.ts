import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { type Finding, failed, passed } from './report.ts'
import { hostOf } from './run.ts'

/**
 * Whether the assertion lies where its issuer hosts badges (OB 2.0, "Hosted Verification"): by default on the
 * issuer's own host, else within `startsWith` and `allowedOrigins` of the issuer's profile.
 */
export function checkHostingScope(
  assertionUrl: string,
  issuerId: string | null,
  issuer: JsonObject | null,
): Finding {
  const policy = issuer && isObject(issuer['verification']) ? issuer['verification'] : {}
  const prefixes = asArray(policy['startsWith']).filter(prefix => typeof prefix === 'string')
  const origins = asArray(policy['allowedOrigins']).filter(origin => typeof origin === 'string')
  if (prefixes.length > 0 && !prefixes.some(prefix => within(assertionUrl, prefix))) {
    return failed(
      'hosting',
      'hosting-scope',
      'The badge lies outside the addresses its issuer names for its badges.',
    )
  }
  const allowed =
    origins.length > 0
      ? origins.map(hostname)
      : issuerId !== null && /^https?:/.test(issuerId)
        ? [hostOf(issuerId)]
        : []
  if (allowed.length > 0 && !allowed.includes(hostOf(assertionUrl))) {
    return failed(
      'hosting',
      'hosting-scope',
      `The badge lies on ${hostOf(assertionUrl)}, but its issuer hosts badges on ${allowed.join(', ').slice(0, 200)}.`,
    )
  }
  return passed('hosting')
}

/** A plain prefix would let https://a.org.evil pass for https://a.org: what follows must be a boundary. */
function within(url: string, prefix: string): boolean {
  if (!url.startsWith(prefix)) return false
  return (
    /[/?#=]$/.test(prefix) ||
    new URL(prefix).pathname !== '/' ||
    url.length === prefix.length ||
    /^[/?#]/.test(url.slice(prefix.length))
  )
}

function hostname(origin: string): string {
  return asText(origin) !== null && /^https?:/.test(origin) ? hostOf(origin) : origin
}
