/** Why something could not be read, fetched, resolved or written. */
export type BadgeErrorCode =
  | 'json-malformed'
  | 'json-too-large'
  | 'json-too-deep'
  | 'json-duplicate-name'
  | 'json-lone-surrogate'
  | 'json-forbidden-name'
  | 'text-not-utf8'
  | 'empty'
  | 'not-a-badge'
  | 'image-damaged'
  | 'image-too-large'
  | 'image-has-no-badge'
  | 'image-badge-damaged'
  | 'image-badge-twice'
  | 'svg-forbidden'
  | 'jws-malformed'
  | 'proof-malformed'
  | 'unreachable'
  | 'refused'
  | 'key-malformed'
  | 'key-weak'
  | 'key-unsupported'
  | 'key-not-found'
  | 'did-unsupported'
  | 'did-malformed'
  | 'document-malformed'
  | 'context-unpinned'
  | 'terms-undefined'
  | 'canonicalisation-failed'
  | 'canonicalisation-timeout'
  | 'list-malformed'
  | 'list-too-short'
  | 'list-range'
  | 'conversion-unsupported'

/** A broken promise of the library, with a stable code. */
export class BadgeError extends Error {
  override readonly name = 'BadgeError'
  readonly code: BadgeErrorCode

  constructor(code: BadgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
