import type { JsonObject } from '../json/json.ts'
import { credentialFaults } from '../v3/data-model-faults.ts'
import { badgeFaults, type CredentialKind, clrFaults, endorsementFaults, kindOf } from '../v3/kind-faults.ts'
import { type Finding, failed, passed, unknown } from './report.ts'

/** Which credentials are judged: badges and what belongs to them, or any. */
export type Accepted = 'badges' | 'credentials'

const ofKind: Record<CredentialKind, (credential: JsonObject) => string[]> = {
  badge: badgeFaults,
  clr: clrFaults,
  endorsement: endorsementFaults,
  'status-list': () => [],
  other: () => [],
}

/** Whether a credential has what its data model and its kind demand; every fault is named. */
export function checkCredentialShape(credential: JsonObject, accepted: Accepted = 'badges'): Finding {
  const kind = kindOf(credential)
  if (accepted === 'badges' && kind === 'status-list')
    return unknown(
      'shape',
      'credential-unsupported',
      'This is a list of statuses, which is not judged as a badge here.',
    )
  const own = accepted === 'badges' && kind === 'other' ? badgeFaults : ofKind[kind]
  const faults = [...new Set([...credentialFaults(credential), ...own(credential)])]
  return faults.length === 0 ? passed('shape') : malformed(faults)
}

/** A finding that names the first of the faults. */
export function malformed(faults: string[]): Finding {
  return failed(
    'shape',
    'shape-wrong',
    `The badge is not made as the standard demands: ${faults.slice(0, 5).join('; ')}.`,
  )
}
