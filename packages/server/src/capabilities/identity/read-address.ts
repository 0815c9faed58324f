import { isEmail } from './is-email.ts'

/** `account` is a person on another host, `name@host`; within, it is written `acct:name@host` (RFC 7565). */
export type AddressKind = 'email' | 'did' | 'account'

/** An address in its one spelling. */
export type Address = { kind: AddressKind; value: string }

/** What kind of address this is, in its one spelling. */
export function kindOf(address: string): AddressKind {
  if (address.startsWith('did:')) return 'did'
  return address.startsWith('acct:') ? 'account' : 'email'
}

/** An address as people read it: `acct:name@host` is `@name@host`. */
export const shownAddress = (address: string): string => address.replace(/^acct:/, '@')

/**
 * Read an address of any kind: an e-mail address, a DID, or `@name@host`, which its first @ tells from an e-mail
 * address. `trouble` follows the text: "… is no mail address.".
 */
export function readAddress(text: string): Address | { trouble: string } {
  const tidy = text.trim()
  if (/^did:/i.test(tidy)) return readDid(tidy)
  if (/^(?:@|acct:)/i.test(tidy)) return readAccount(tidy.replace(/^(?:@|acct:)/i, ''))
  return isEmail(tidy) ? { kind: 'email', value: tidy } : { trouble: 'is no mail address.' }
}

const longest = 500

// "DID Syntax" (DID Core, 3.1): the method in lower case, then what it says, in which % begins two digits.
const did = /^did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/

function readDid(text: string): Address | { trouble: string } {
  if (/[?#/]/.test(text))
    return { trouble: 'names something within a DID. Give the DID alone, up to the first /, ? or #.' }
  if (text.length > longest) return { trouble: `is longer than ${longest} characters.` }
  return did.test(text)
    ? { kind: 'did', value: text }
    : { trouble: 'is no DID. It looks like did:key:z6Mk… or did:web:school.example.' }
}

function readAccount(text: string): Address | { trouble: string } {
  const [, name = '', host = ''] =
    /^([A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?)@([^@]+)$/.exec(text) ?? []
  const known = host === '' ? null : tidyHost(host)
  return known === null
    ? { trouble: 'is no name on a host. It looks like @ada@badges.school.example.' }
    : { kind: 'account', value: `acct:${name.toLowerCase()}@${known}` }
}

/** A host by the name that name servers know, with its port where it has one; null for what is none. */
function tidyHost(host: string): string | null {
  const bare = /^[^\s/?#@:\\[\]%]{1,253}(?::\d{1,5})?$/u.test(host) ? `https://${host}` : ''
  if (!URL.canParse(bare)) return null
  const url = new URL(bare)
  const named = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$|^localhost$/
  return named.test(url.hostname) ? url.host : null
}
