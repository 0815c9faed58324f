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
export { type ReadOutcome, read } from './read.ts'
export { toBadge } from './to-badge.ts'
