import type { Signer } from 'openbadges'
import { privateJwkFromPem, signerFor } from 'openbadges/node'
import { BadgeError, parseJson } from 'openbadges/read'
import { didFor, keyIdFor, publicHalf, toPrivateJwk } from 'openbadges/sign'
import type { Terminal } from './terminal.ts'

/**
 * What signs with the key in a file: a private JWK, as `rucksack keygen` writes it, or PEM. It signs as `method`, else
 * as the `kid` of the JWK if that is an address, else as its own did:key.
 */
export async function readKey(terminal: Terminal, file: string, method: string | null): Promise<Signer> {
  const text = new TextDecoder().decode(await terminal.read(file)).trim()
  if (text.startsWith('-----BEGIN')) {
    const jwk = privateJwkFromPem(text)
    return signerFor(jwk, method ?? keyIdFor(didFor(publicHalf(jwk))))
  }
  if (!text.startsWith('{'))
    throw new BadgeError(
      'key-malformed',
      `${file} holds no key: neither a JWK nor PEM. \`rucksack keygen\` makes one.`,
    )
  const value = parseJson(text)
  const jwk = toPrivateJwk(value)
  const kid = typeof value === 'object' && value !== null && 'kid' in value ? value.kid : null
  const named = typeof kid === 'string' && URL.canParse(kid) ? kid : null
  return signerFor(jwk, method ?? named ?? keyIdFor(didFor(publicHalf(jwk))))
}
