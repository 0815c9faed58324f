import type { Badge, Reading } from '../model.ts'
import { badgeFromAssertion } from '../v2/badge-from-assertion.ts'
import { badgeFromCredential } from '../v3/badge-from-credential.ts'

/** The one model, from what the file itself says; linked documents are filled in by verification. */
export function toBadge(reading: Reading): Badge {
  return reading.version === '3.0'
    ? badgeFromCredential(reading.document, reading.form)
    : badgeFromAssertion(
        { assertion: reading.document, badgeClass: null, issuer: null },
        reading.version,
        reading.form,
      )
}
