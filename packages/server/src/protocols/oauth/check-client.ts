import { errors } from './oidc.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const addresses = ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri'] as const
const never = [
  'jwks',
  'jwks_uri',
  'sector_identifier_uri',
  'initiate_login_uri',
  'request_uris',
  'post_logout_redirect_uris',
] as const

type Metadata = Record<string, unknown>

/**
 * What a client says of itself when it registers: one name for all its addresses, https or loopback, and nothing
 * that this host would have to fetch. Throws `invalid_client_metadata` or `invalid_redirect_uri` (RFC 7591, 3.2.2).
 */
export function checkClient(metadata: Metadata, allowHttp: boolean): void {
  const named = never.find(key => metadata[key] !== undefined)
  if (named) throw new errors.InvalidClientMetadata(`${named} is not used here; leave it out`)
  const redirects = metadata['redirect_uris']
  if (!Array.isArray(redirects) || redirects.length === 0 || redirects.length > 20)
    throw new errors.InvalidRedirectUri()
  const hosts = new Set<string>()
  for (const uri of redirects) {
    const url = webUrl(uri, allowHttp)
    if (url === null || url.hash !== '') throw new errors.InvalidRedirectUri()
    hosts.add(url.hostname)
  }
  for (const key of addresses) {
    const value = metadata[key]
    if (value === undefined || value === null) continue
    const url = webUrl(value, allowHttp)
    if (!url) throw new errors.InvalidClientMetadata(`${key} must be an https address`)
    hosts.add(url.hostname)
  }
  if (hosts.size > 1)
    throw new errors.InvalidClientMetadata('all addresses of a client must be on the same host')
}

/** An address a browser may be sent to: https, or http where nobody can listen in. */
function webUrl(value: unknown, allowHttp: boolean): URL | null {
  if (typeof value !== 'string' || value.length > 2_000 || !URL.canParse(value)) return null
  const url = new URL(value)
  if (url.username !== '' || url.password !== '') return null
  if (url.protocol === 'https:') return url
  return url.protocol === 'http:' && (allowHttp || loopback.has(url.hostname)) ? url : null
}
