import { BadgeError } from '../errors.ts'
import { asText, isObject, type JsonObject } from '../json/json.ts'
import { keysOf, type ListedKey, methodsOf, type ReadPem } from '../keys/controller-document.ts'
import { didWebToUrl, keyInsideDid } from '../keys/did.ts'
import { multikeyToJwk } from '../keys/multikey.ts'
import type { PublicJwk } from '../ports.ts'
import { jsonTypes, type Run, sameAddress } from './run.ts'

/**
 * The public key a verification method names. It proves that these bytes were signed with this key, and
 * nothing about whose key it is: that is for `issuer-keys.ts`.
 */
export async function resolveKey(run: Run, method: string): Promise<PublicJwk> {
  const inside = keyInsideDid(method)
  const [document = '', fragment = ''] = method.split('#')
  if (inside) {
    const only = document.startsWith('did:key:') ? document.slice('did:key:'.length) : '0'
    if (fragment === '' || fragment === only) return inside
    throw new BadgeError('key-not-found', 'The identifier holds another key than the signature names.')
  }
  // `<issuer>#z6Mk…`: the key itself is the fragment.
  if (/^z(?:6Mk|Dn|82)[1-9A-HJ-NP-Za-km-z]{40,}$/.test(fragment)) return multikeyToJwk(fragment)
  const listing = await controllerDocument(run, document)
  const methods = methodsOf(listing, document, await pemReader(listing))
  const named = methods.find(
    each =>
      each.id === method ||
      each.id === `#${fragment}` ||
      (fragment !== '' && (each.id === fragment || each.kid === fragment)),
  )
  const [only] = methods.length === 1 ? methods : []
  const found = named ?? (only && (only.id === document || fragment === '') ? only : null)
  if (found) return found.read()
  throw new BadgeError('key-not-found', 'The document that should list the key does not list it.')
}

/** The keys listed by the document of a DID or URL. */
export async function documentKeys(run: Run, id: string): Promise<ListedKey[]> {
  const document = await controllerDocument(run, id)
  return keysOf(document, id, await pemReader(document))
}

/** What reads PEM, loaded for a document that has some. */
async function pemReader(document: JsonObject): Promise<ReadPem | undefined> {
  return JSON.stringify(document).includes('"publicKeyPem"')
    ? (await import('../keys/pem.ts')).jwkFromPem
    : undefined
}

/** The controller document of an identifier; its own id must be that identifier. */
export async function controllerDocument(run: Run, id: string): Promise<JsonObject> {
  const url = urlOf(id)
  const accept = id.startsWith('did:')
    ? 'application/did+json, application/did+ld+json, application/json'
    : jsonTypes
  const document = await run.getJson(url, accept)
  const own = asText(document['id'])
  // A JWK has no id; whatever has one must be the document of the identifier it was fetched for.
  if (id.startsWith('did:') ? own !== id : own !== null && /^https?:/.test(own) && !sameAddress(own, id))
    throw new BadgeError('key-not-found', `The document of ${id} says it is that of somebody else.`)
  return isObject(document) ? document : {}
}

function urlOf(id: string): string {
  if (id.startsWith('did:web:')) return didWebToUrl(id)
  // DID Core keeps this method for examples: there is nothing to resolve, now or later.
  if (id.startsWith('did:example:'))
    throw new BadgeError('key-not-found', 'The key is that of an example, which leads nowhere.')
  if (id.startsWith('did:'))
    throw new BadgeError(
      'did-unsupported',
      `Identifiers of the kind ${id.split(':').slice(0, 2).join(':')} are not resolved here.`,
    )
  if (!/^https?:\/\//.test(id))
    throw new BadgeError('key-not-found', 'The key is named in a way that leads nowhere.')
  return id
}
