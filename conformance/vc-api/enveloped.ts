import type { Json, JsonObject } from 'openbadges/read'
import { malformedValue } from './bad-request.ts'
import { isRecord, listOf } from './issue-options.ts'

const base = 'https://www.w3.org/ns/credentials/v2'

/** The text to verify: what was sent, taken out of its envelope if it lies in one (VC Data Model 2.0, 4.13.1 and 4.13.2). */
export function textToVerify(value: Json | undefined, kind: 'Credential' | 'Presentation'): string {
  if (typeof value === 'string') return value
  if (!isRecord(value)) throw malformedValue(`The request has no verifiable ${kind.toLowerCase()}.`)
  const envelope = `EnvelopedVerifiable${kind}`
  const { id } = value
  const types = listOf(value['type'])
  if (!types.includes(envelope)) {
    if (typeof id === 'string' && id.startsWith('data:'))
      throw malformedValue(`What lies in an envelope says so: its type is ${envelope}.`)
    return JSON.stringify(value)
  }
  return inside(value, types, envelope)
}

function inside(value: JsonObject, types: unknown[], envelope: string): string {
  if (types.length !== 1) throw malformedValue(`The type of an envelope is ${envelope} and nothing else.`)
  if (!listOf(value['@context']).includes(base))
    throw malformedValue('The @context of the envelope is missing.')
  const { id } = value
  const [, text] =
    /^data:application\/(?:v[cp]\+jwt|jwt),([\w.~-]+)$/.exec(typeof id === 'string' ? id : '') ?? []
  if (text === undefined) throw malformedValue('The id of the envelope is not a data: URL with a JWT in it.')
  return text
}
