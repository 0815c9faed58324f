export { BadgeError, type BadgeErrorCode } from '../errors.ts'
export type { Json, JsonObject } from '../json/json.ts'
export { parseJson } from '../json/parse-json.ts'
export type {
  Badge,
  BadgeForm,
  BadgeVersion,
  EvidenceItem,
  IssuerProfile,
  Reading,
  Recipient,
} from '../model.ts'
export { type CompactJws, parseJws } from './jws.ts'
export { read } from './read.ts'
export type { ReadOutcome } from './read-plain.ts'
export { toBadge } from './to-badge.ts'
