import { BadgeError } from '../errors.ts'
import { type Finding, failed, unknown } from './report.ts'

/** What could not be found out is unknown; what is wrong with the badge itself has failed. */
export function proofTrouble(cause: unknown): Finding {
  if (!(cause instanceof BadgeError)) throw cause
  switch (cause.code) {
    case 'unreachable':
    case 'refused':
      return unknown('proof', 'key-unreachable', `${cause.message} So the signature could not be checked.`)
    case 'document-malformed':
      return unknown('proof', 'key-unreadable', `${cause.message} So the signature could not be checked.`)
    case 'did-unsupported':
    case 'key-unsupported':
    case 'context-unpinned':
    case 'canonicalisation-timeout':
      return unknown('proof', cause.code, cause.message)
    case 'canonicalisation-failed':
    case 'terms-undefined':
      return failed('proof', cause.code, `${cause.message} What is not defined is not signed.`)
    default:
      return failed('proof', cause.code, cause.message)
  }
}
