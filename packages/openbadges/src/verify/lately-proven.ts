import type { Json, JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { sameKey } from '../keys/jwk.ts'
import type { Crypto, PublicJwk } from '../ports.ts'

const most = 16
const longest = 100_000
const lately = new Map<string, Json>()
const proven = new WeakMap<JsonObject, { key: PublicJwk; crypto: Crypto }>()

/**
 * What a text says, for reading only: who checks many badges is sent the same few lists again and again. The same
 * text gives the same object, if it was lately met and is short. Throws as `parseJson` does.
 */
export function parseAgain(text: string): Json {
  const known = lately.get(text)
  if (known !== undefined) return known
  const value = parseJson(text)
  if (text.length > longest) return value
  const [oldest] = lately.keys()
  if (lately.size >= most && oldest !== undefined) lately.delete(oldest)
  lately.set(text, value)
  return value
}

/**
 * Whether this very proof, in a document that `parseAgain` gave, held under this key before. That is arithmetic,
 * and stays so; whose key it is and whether it is still listed, is asked each time.
 */
export function heldBefore(proof: JsonObject, key: PublicJwk, crypto: Crypto): boolean {
  const known = proven.get(proof)
  return known !== undefined && known.crypto === crypto && sameKey(known.key, key)
}

/** Remember that a proof holds under a key. */
export function rememberHeld(proof: JsonObject, key: PublicJwk, crypto: Crypto): void {
  proven.set(proof, { key, crypto })
}
