import { asArray, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { BadgeForm, BadgeVersion } from '../model.ts'

export const vcContexts = {
  'https://www.w3.org/2018/credentials/v1': '1.1',
  'https://www.w3.org/ns/credentials/v2': '2.0',
} as const

export type Detected = { version: BadgeVersion; form: BadgeForm; why: string }

/** Which version of Open Badges a JSON object is, and how it says it can be trusted; null when it is none. */
export function detect(document: JsonObject, signed: boolean): Detected | null {
  const contexts = asArray(document['@context']).filter(context => typeof context === 'string')
  const types = typesOf(document)
  const vc = contexts.find(context => Object.hasOwn(vcContexts, context))
  if (
    vc !== undefined ||
    types.some(type => type === 'VerifiableCredential' || type === 'VerifiablePresentation')
  ) {
    const why = `It is a Verifiable Credential (${vc ?? 'by its type'}).`
    return {
      version: '3.0',
      form: signed ? 'vc-jwt' : asArray(document['proof']).length > 0 ? 'data-integrity' : 'unsigned',
      why,
    }
  }
  const form = signed ? 'jws' : 'hosted'
  if (!('badge' in document) && !('recipient' in document) && !types.includes('Assertion')) return null
  const context = contexts.join(' ')
  if (/openbadges\/v2|\/v2\/context|obv2|v2p[01]/.test(context))
    return { version: '2.0', form, why: 'Its @context is that of Open Badges 2.0.' }
  if (/openbadges\/v1|\/v1\//.test(context))
    return { version: '1.1', form, why: 'Its @context is that of Open Badges 1.1.' }
  if (typeof document['recipient'] === 'string')
    return { version: '0.5', form, why: 'Its recipient is a text, as in Open Badges 0.5.' }
  if (context !== '')
    return {
      version: '2.0',
      form,
      why: 'It is an assertion with an @context of its own; read as Open Badges 2.0.',
    }
  // The Mozilla Backpack rewrote 0.5 assertions in place: a hashed recipient object beside an embedded badge.
  const why =
    isObject(document['badge']) && !('verify' in document)
      ? 'It has no @context and embeds its badge, as the Mozilla Backpack kept them.'
      : 'It has no @context, as in Open Badges 1.0.'
  return { version: '1.0', form, why }
}
