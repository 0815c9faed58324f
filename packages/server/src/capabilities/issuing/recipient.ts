import type { RecipientParts } from 'openbadges/sign'
import { Problem } from '../../platform/problem.ts'
import { kindOf, readAddress } from '../identity/index.ts'
import type { AwardRow } from './issuing.ts'

/** Whom an award is for: an address in its one spelling. */
export type Recipient = { address: string; name?: string }

type Asked = { email?: string; address?: string; name?: string }

/** The recipient that was asked for. Throws `validation-failed`. */
export function recipientAsked({ email, address, name }: Asked): Recipient {
  if ((email === undefined) === (address === undefined))
    throw refused(
      '/recipient',
      'Give either an e-mail address as email, or an address of any kind as address.',
    )
  const text = address ?? email ?? ''
  const read = readAddress(text)
  const pointer = email === undefined ? '/recipient/address' : '/recipient/email'
  if ('trouble' in read) throw refused(pointer, `${text.slice(0, 100)} ${read.trouble}`)
  if (email !== undefined && read.kind !== 'email') throw refused(pointer, 'This is no e-mail address.')
  return { address: read.value, ...(name === undefined ? {} : { name }) }
}

const refused = (pointer: string, message: string) =>
  new Problem('validation-failed', { detail: message, errors: [{ pointer, message }] })

/**
 * The recipient as credentials name it: a DID as the id of the subject, so that its holder can prove to be meant;
 * all others by a salted hash.
 */
export function recipientParts(
  address: string,
  { identity_hash: identityHash, salt }: Pick<AwardRow, 'identity_hash' | 'salt'>,
): RecipientParts {
  const kind = kindOf(address)
  if (kind === 'did') return { id: address }
  return kind === 'email' ? { identityHash, salt } : { identityHash, salt, identityType: 'accountId' }
}
