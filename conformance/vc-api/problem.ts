import type { CheckName, Finding } from 'openbadges'
import type { JsonObject } from 'openbadges/read'

/** The kinds of problem by which standards know what the checks find (VC Data Model 2.0, 7.2, and its companions). */
const kinds: Partial<Record<CheckName, string>> = {
  read: 'https://www.w3.org/TR/vc-data-model#PARSING_ERROR',
  shape: 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR',
  proof: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR',
  'issuer-key': 'https://w3id.org/security#INVALID_VERIFICATION_METHOD',
  status: 'https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR',
}

const byReason: Record<string, string | undefined> = {
  'status-unreachable': 'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR',
  'list-too-short': 'https://www.w3.org/ns/credentials/status-list#STATUS_LIST_LENGTH_ERROR',
  'list-range': 'https://www.w3.org/ns/credentials/status-list#RANGE_ERROR',
  'status-malformed': 'https://www.w3.org/ns/credentials/status-list#MALFORMED_VALUE_ERROR',
}

/** A finding as problem details (RFC 9457). */
export function problem(finding: Finding): JsonObject {
  if (finding.outcome === 'passed') return {}
  const type =
    byReason[finding.reason] ??
    kinds[finding.check] ??
    'https://www.w3.org/TR/vc-data-model#VALIDITY_PERIOD_ERROR'
  return { type, title: `${finding.check}: ${finding.reason}`, detail: finding.detail }
}
