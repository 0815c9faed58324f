import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { parseJson } from '../json/parse-json.ts'
import type { PublicJwk } from '../ports.ts'
import { toPublicJwk } from './jwk.ts'
import { jwkToMultikey, multikeyToJwk } from './multikey.ts'

/** The key inside a did:key or did:jwk, or null for any other identifier. */
export function keyInsideDid(did: string): PublicJwk | null {
  const bare = did.split('#')[0] ?? did
  if (bare.startsWith('did:key:')) return multikeyToJwk(bare.slice('did:key:'.length))
  if (bare.startsWith('did:jwk:')) {
    try {
      return toPublicJwk(
        parseJson(new TextDecoder().decode(base64urlnopad.decode(bare.slice('did:jwk:'.length)))),
      )
    } catch (cause) {
      if (cause instanceof BadgeError) throw cause
      throw new BadgeError('did-malformed', 'The did:jwk is damaged.', { cause })
    }
  }
  return null
}

/** Where the document of a did:web lies; over http only for names of this machine. Throws `did-malformed`. */
export function didWebToUrl(did: string): string {
  const [host = '', ...path] = (did.split('#')[0] ?? '').slice('did:web:'.length).split(':')
  let authority: string
  let parts: string[]
  try {
    authority = decodeURIComponent(host)
    parts = path.map(decodeURIComponent)
  } catch (cause) {
    throw new BadgeError('did-malformed', 'The did:web is damaged.', { cause })
  }
  const loopback = /^(?:localhost|[\w-]+\.localhost|127\.\d+\.\d+\.\d+)(?::\d+)?$/.test(authority)
  if (
    !/^[\w.-]+(?::\d{1,5})?$/.test(authority) ||
    parts.some(part => part === '' || part === '.' || part === '..' || /[/?#\\]/.test(part))
  ) {
    throw new BadgeError('did-malformed', 'The did:web is damaged.')
  }
  return `${loopback ? 'http' : 'https'}://${authority}/${parts.length === 0 ? '.well-known' : parts.map(encodeURIComponent).join('/')}/did.json`
}

/** The did:web that belongs to an http(s) URL. */
export function didWebFor(url: string): string {
  const { host, pathname } = new URL(url)
  const path = pathname.split('/').filter(Boolean)
  return ['did:web', host.replace(':', '%3A'), ...path].join(':')
}

/** The identifier that is made of a key alone: did:key, and did:jwk for RSA, which Multikey is not read for here. */
export function didFor(jwk: PublicJwk): string {
  return jwk.kty === 'RSA'
    ? `did:jwk:${base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(jwk)))}`
    : `did:key:${jwkToMultikey(jwk)}`
}

/** How a signature names the key inside such an identifier. */
export function keyIdFor(did: string): string {
  return did.startsWith('did:jwk:') ? `${did}#0` : `${did}#${did.slice('did:key:'.length)}`
}
