import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import type { PublicJwk } from '../ports.ts'
import { toPublicJwk } from './jwk.ts'
import { multikeyToJwk } from './multikey.ts'

/** A key as it is listed; `read` throws `BadgeError` for one that is weak, damaged or of a kind not read here. */
export type ListedMethod = {
  id: string
  /** The `kid` inside its JWK, by which a JWT may name it. */
  kid: string | null
  read: () => PublicJwk
  forAssertions: boolean
  /** Whether it may sign presentations. */
  forAuthentication: boolean
  revoked: string | null
}
export type ListedKey = Omit<ListedMethod, 'read'> & { jwk: PublicJwk }

/** Reads a key in PEM; apart, since few documents have one and it takes much to read. */
export type ReadPem = (pem: string) => PublicJwk

/** The keys of a controller document that can be read here; others are passed over. */
export function keysOf(document: JsonObject, base: string, readPem?: ReadPem): ListedKey[] {
  return methodsOf(document, base, readPem).flatMap(({ read, ...rest }) => {
    try {
      return [{ ...rest, jwk: read() }]
    } catch (cause) {
      if (cause instanceof BadgeError) return []
      throw cause
    }
  })
}

/**
 * The keys a controller document lists (Controlled Identifiers 1.0; DID documents, issuer profiles, JWK sets).
 * In a JWK set every key may sign.
 */
export function methodsOf(document: JsonObject, base: string, readPem?: ReadPem): ListedMethod[] {
  const absolute = (id: string | null) => (id?.startsWith('#') ? base + id : id)
  const named = (relation: string) => new Set(asArray(document[relation]).map(each => absolute(idOf(each))))
  const asserting = named('assertionMethod')
  const authenticating = named('authentication')
  const listed = ['verificationMethod', 'assertionMethod', 'authentication', 'publicKey']
    .flatMap(name => asArray(document[name]))
    .filter(isObject)
    .flatMap(method => {
      const id = absolute(asText(method['id']))
      return id === null
        ? []
        : [
            {
              id,
              kid: isObject(method['publicKeyJwk']) ? asText(method['publicKeyJwk']['kid']) : null,
              read: () => readKey(method, readPem),
              forAssertions: asserting.has(id),
              forAuthentication: authenticating.has(id),
              revoked: asText(method['revoked']),
            },
          ]
    })
  const alone = typeof document['kty'] === 'string' ? [document] : []
  const set = [...asArray(document['keys']).filter(isObject), ...alone].map(key => ({
    id: asText(key['kid']) ?? (key === document ? base : ''),
    kid: asText(key['kid']),
    read: () => toPublicJwk(key),
    forAssertions: true,
    forAuthentication: true,
    revoked: null,
  }))
  return [...listed, ...set]
}

function readKey(method: JsonObject, readPem: ReadPem | undefined): PublicJwk {
  const multibase = asText(method['publicKeyMultibase'])
  if (multibase !== null) return multikeyToJwk(multibase)
  if (method['publicKeyJwk'] !== undefined) return toPublicJwk(method['publicKeyJwk'])
  const pem = asText(method['publicKeyPem'])
  if (pem !== null && readPem) return readPem(pem)
  throw new BadgeError('key-unsupported', 'The key is written in a way that is not read here.')
}
