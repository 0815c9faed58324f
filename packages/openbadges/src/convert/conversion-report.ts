import type { BadgeVersion } from '../model.ts'

/** Why something of the source is not in the target; stable, for readers of reports. */
export type LeftCode =
  /** It belongs to the form of its version (`@context`, `type`, `verification`); the target has its own. */
  | 'form'
  /** A signature, or a key: it holds for the source and for nothing made of it. */
  | 'signature'
  /** Whether the badge still stands is said at the source, and has to be asked there. */
  | 'status'
  /** The target has no property for it. */
  | 'no-place'
  /** It is not what the property of the target holds. */
  | 'unfit'
  /** The target holds only one, and has another. */
  | 'only-one'
  /** It says nothing: null, an empty text, list or object. */
  | 'empty'
  /** The document at its own address says something else, and counts. */
  | 'superseded'

/** What the target says that the source left open; stable. */
export type AssumedCode =
  /** A time without a zone was taken as UTC. */
  | 'zone'
  /** A day without a time was taken as its first instant in UTC. */
  | 'midnight'

/** What kind of value was left behind; its content stays out of reports. */
export type LeftKind = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object'

/**
 * Everything that a conversion did not simply carry over. Paths are JSON Pointers (RFC 6901): of `left` into the
 * source, in which a badge class stands at `/badge` and its issuer at `/badge/issuer`, wherever they were found;
 * of `assumed` and `missing` into the target.
 */
export type ConversionReport = {
  from: BadgeVersion
  to: BadgeVersion
  left: { path: string; kind: LeftKind; why: LeftCode }[]
  assumed: { path: string; why: AssumedCode }[]
  /** What the version of the target demands and the source does not say. */
  missing: string[]
}
