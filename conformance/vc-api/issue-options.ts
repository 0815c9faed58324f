import type { JsonObject } from 'openbadges/read'
import type { Cryptosuite } from 'openbadges/sign'
import { malformedValue, notGenerated } from './bad-request.ts'
import { type KeyType, keyTypes } from './test-issuers.ts'

/** What a caller may choose of how a credential is issued. */
export type IssueOptions = {
  envelope: boolean
  cryptosuite: Cryptosuite
  /** JSON Pointers to what every part of a credential must show, for `ecdsa-sd-2023`. */
  mandatoryPointers: string[]
  keyType: KeyType | null
  statuses: StatusWish[]
  proof: { id?: string; previousProof?: string[]; domain?: string; challenge?: string; expires?: Date }
}

export type StatusWish = { purpose: string; messages: JsonObject[]; size: number }

const suites: readonly Cryptosuite[] = [
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019',
  'ecdsa-jcs-2019',
  'ecdsa-sd-2023',
]

/** Read the options of a request to issue. Throws `BadRequest` for what is not known here. */
export function issueOptions(options: JsonObject): IssueOptions {
  const mechanism = options['securingMechanism'] ?? 'data-integrity'
  if (mechanism !== 'jose' && mechanism !== 'data-integrity')
    throw malformedValue('options.securingMechanism is "jose" or "data-integrity".')
  const type = options['type'] ?? 'DataIntegrityProof'
  if (type !== 'DataIntegrityProof')
    throw notGenerated(`Proofs of the type ${String(type)} are not made here.`)
  const cryptosuite = suites.find(suite => suite === (options['cryptosuite'] ?? 'eddsa-rdfc-2022'))
  if (!cryptosuite)
    throw notGenerated(
      `options.cryptosuite is one of ${suites.join(', ')}; ${options['cryptosuite']} is not made here.`,
    )
  const keyType = keyTypes.find(each => each === options['keyType']) ?? null
  if (options['keyType'] !== undefined && keyType === null)
    throw malformedValue(`options.keyType is one of ${keyTypes.join(', ')}.`)
  return {
    envelope: mechanism === 'jose',
    cryptosuite,
    mandatoryPointers: pointers(options, 'mandatoryPointers'),
    keyType,
    statuses: listOf(options['credentialStatus']).map(statusWish),
    proof: proofWish(options),
  }
}

/** A list of JSON Pointers among the options (RFC 6901). Throws `BadRequest`. */
export function pointers(options: JsonObject, name: string): string[] {
  return listOf(options[name]).map(each => {
    if (typeof each !== 'string' || !/^(?:\/.*)?$/s.test(each))
      throw malformedValue(`options.${name} is a list of JSON Pointers.`)
    return each
  })
}

function proofWish(options: JsonObject): IssueOptions['proof'] {
  const text = (name: string) => {
    const value = options[name]
    if (value !== undefined && typeof value !== 'string') throw malformedValue(`options.${name} is a text.`)
    return value
  }
  const [id, domain, challenge, expires] = [
    text('proofId'),
    text('domain'),
    text('challenge'),
    text('expires'),
  ]
  if (expires !== undefined && Number.isNaN(Date.parse(expires)))
    throw notGenerated('options.expires is no time.')
  const previous = listOf(options['previousProof']).map(each => {
    if (typeof each !== 'string') throw notGenerated('options.previousProof names proofs by their ids.')
    return each
  })
  return {
    ...(id === undefined ? {} : { id }),
    ...(domain === undefined ? {} : { domain }),
    ...(challenge === undefined ? {} : { challenge }),
    ...(expires === undefined ? {} : { expires: new Date(expires) }),
    ...(previous.length === 0 ? {} : { previousProof: previous }),
  }
}

function statusWish(value: unknown): StatusWish {
  if (!isRecord(value)) throw malformedValue('options.credentialStatus is an object, or a list of them.')
  const {
    type = 'BitstringStatusListEntry',
    statusPurpose = 'revocation',
    statusMessage,
    statusSize = 1,
  } = value
  if (type !== 'BitstringStatusListEntry')
    throw malformedValue(
      `Of the kinds of status, only BitstringStatusListEntry is made here, not ${String(type)}.`,
    )
  if (typeof statusPurpose !== 'string' || !/^\w{1,40}$/.test(statusPurpose))
    throw malformedValue('options.credentialStatus.statusPurpose is a word.')
  if (typeof statusSize !== 'number' || !Number.isInteger(statusSize) || statusSize < 1 || statusSize > 8)
    throw malformedValue('options.credentialStatus.statusSize is a number of bits from 1 to 8.')
  return { purpose: statusPurpose, messages: listOf(statusMessage).filter(isRecord), size: statusSize }
}

export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** What was parsed from JSON and is no list. */
export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
