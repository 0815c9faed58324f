import { isObject, type Json } from '../json/json.ts'

/** The kinds of values that Open Badges 2.0 gives its properties ("Primitive Values" and the class tables). */
export type ValueKind = keyof typeof kinds

/** Whether one value is of a kind; lists are for `property-faults.ts`. */
export function isOfKind(kind: ValueKind, value: Json | undefined): boolean {
  return value !== undefined && value !== null && kinds[kind](value)
}

const iri = /^(?:https?:\/\/[^\s/?#]\S*|urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|_:\S+)$/i
const web = /^https?:\/\/[^\s/?#]\S*$/i
const compact = /^[A-Za-z][\w-]*:[^\s/]\S*$|^[A-Za-z][\w-]*$/
const picture = /^data:image\/[\w.+-]+[;,]/
// BCP 47: language, extended languages, script, region, variants, extensions, private use.
const languageTag =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$|^x(?:-[a-z\d]{1,8})+$/i
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/

const matches = (pattern: RegExp) => (value: Json) => typeof value === 'string' && pattern.test(value)
const isText = (value: Json) =>
  typeof value === 'string' || (isObject(value) && typeof value['@value'] === 'string')

const kinds = {
  text: isText,
  markdown: isText,
  'text-or-number': (value: Json) => isText(value) || typeof value === 'number',
  boolean: (value: Json) => typeof value === 'boolean',
  url: matches(web),
  iri: matches(iri),
  'compact-iri': (value: Json) => matches(compact)(value) || matches(iri)(value),
  'picture-or-url': (value: Json) => matches(web)(value) || matches(picture)(value),
  language: matches(languageTag),
  /** E.164, with an extension where there is one ("Profile", telephone). */
  telephone: matches(/^\+?[1-9]\d{1,14}(?:;ext=\d+)?$/),
  email: matches(/^\S+@\S+\.\S+$/),
  datetime: matches(zoned),
  /** "IdentityHash": 2.0 names md5 and sha256. */
  'identity-hash': matches(/^(?:md5\$[\da-fA-F]{32}|sha256\$[\da-fA-F]{64})$/),
  /** A thing: its address, or the thing itself. */
  id: (value: Json) => isObject(value) || matches(iri)(value),
  type: (value: Json) => typeof value === 'string' && isKnownType(value),
}

const classes = new Set([
  'AlignmentObject',
  'Assertion',
  'BadgeClass',
  'Criteria',
  'CryptographicKey',
  'Endorsement',
  'EndorsementClaim',
  'Evidence',
  'Extension',
  'FrameValidation',
  'HostedBadge',
  'IdentityObject',
  'Image',
  'Issuer',
  'Profile',
  'RevocationList',
  'SignedBadge',
  'TypeValidation',
  'VerificationObject',
  'hosted',
  'signed',
  'email',
  'url',
  'telephone',
  'id',
])

/** Types are the words of the context, or IRIs, full or compact ("Class definitions"). */
function isKnownType(value: string): boolean {
  return classes.has(value) || /^[A-Za-z][\w.+-]*:\S+$/.test(value)
}
