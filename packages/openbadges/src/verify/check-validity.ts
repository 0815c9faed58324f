import { type Finding, failed, passed } from './report.ts'

/** "Validity Period" (VC Data Model 2.0, 4.9): past its end a badge is expired, not forged. */
export function checkValidity(from: string | null, until: string | null, now: Date): Finding {
  const start = from === null ? null : Date.parse(from)
  const end = until === null ? null : Date.parse(until)
  if (start !== null && Number.isNaN(start))
    return failed('validity', 'date-malformed', 'The date of issue cannot be read.')
  if (end !== null && Number.isNaN(end))
    return failed('validity', 'date-malformed', 'The date of expiry cannot be read.')
  if (start !== null && end !== null && end < start)
    return failed('validity', 'dates-crossed', 'It expires before it was issued.')
  // Five minutes cover clocks that disagree: a badge is often shown elsewhere in the second it was made.
  if (start !== null && start > now.getTime() + 300_000)
    return failed('validity', 'not-yet-valid', `It is valid only from ${from}.`)
  if (end !== null && end <= now.getTime())
    return failed('validity', 'expired', `It was valid until ${until}.`)
  return passed('validity')
}
