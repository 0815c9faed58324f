import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { PublicJwk } from '../ports.ts'
import { toPublicJwk } from './jwk.ts'
import { multikeyToJwk } from './multikey.ts'

export type ListedKey = { id: string; jwk: PublicJwk; forAssertions: boolean; revoked: string | null }

/**
 * The keys a controller document lists (Controlled Identifiers 1.0; DID documents, issuer profiles, JWK sets).
 * Keys of kinds not read here are passed over. In a JWK set every key may sign.
 */
export function keysOf(document: JsonObject, base: string): ListedKey[] {
  const absolute = (id: string | null) => (id === null ? null : id.startsWith('#') ? base + id : id)
  const asserting = new Set(asArray(document['assertionMethod']).map(each => absolute(idOf(each))))
  const methods = [
    ...asArray(document['verificationMethod']),
    ...asArray(document['assertionMethod']),
    ...asArray(document['publicKey']),
  ].filter(isObject)
  const listed = methods.flatMap(method => {
    const id = absolute(asText(method['id']))
    const jwk = readKey(method)
    return id === null || !jwk
      ? []
      : [{ id, jwk, forAssertions: asserting.has(id), revoked: asText(method['revoked']) }]
  })
  const set = asArray(document['keys'])
    .filter(isObject)
    .flatMap(key => {
      // A set of many issuers says with `iss` whose key it is (Open Badges 3.0 implementation guide).
      const jwk = readKey({ publicKeyJwk: key })
      return jwk ? [{ id: asText(key['kid']) ?? '', jwk, forAssertions: true, revoked: null }] : []
    })
  const alone = typeof document['kty'] === 'string' ? readKey({ publicKeyJwk: document }) : null
  return [
    ...listed,
    ...set,
    ...(alone
      ? [{ id: asText(document['kid']) ?? base, jwk: alone, forAssertions: true, revoked: null }]
      : []),
  ]
}

function readKey(method: JsonObject): PublicJwk | null {
  try {
    const multibase = asText(method['publicKeyMultibase'])
    if (multibase !== null) return multikeyToJwk(multibase)
    const jwk: Json | undefined = method['publicKeyJwk']
    return jwk === undefined ? null : toPublicJwk(jwk)
  } catch (cause) {
    if (cause instanceof BadgeError) return null
    throw cause
  }
}
