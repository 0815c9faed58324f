import type { Badge } from '../model.ts'

/** The checks that decide, in the order they are made. */
export const checkNames = [
  'read',
  'shape',
  'proof',
  'hosting',
  'issuer-key',
  'status',
  'validity',
  'resources',
  'schema',
  'inside',
  'recipient',
] as const

/** The name of one check. */
export type CheckName = (typeof checkNames)[number]

/** One check and how it came out; whatever is not passed has a stable reason and a sentence. */
export type Finding =
  | { check: CheckName; outcome: 'passed' }
  | { check: CheckName; outcome: 'failed' | 'unknown'; reason: string; detail: string }

/** What all checks come to. */
export type Verdict = 'valid' | 'invalid' | 'unknown'

/** Which sentence says it to people; the words are the reader's own. */
export type SentenceCode =
  | 'valid'
  | 'unreadable'
  | 'malformed'
  | 'unsigned'
  | 'forged'
  | 'not-hosted'
  | 'issuer-unproven'
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'not-yet-valid'
  | 'other-recipient'
  | 'changed-outside'
  | 'inside-invalid'
  | 'all-valid'
  | 'some-invalid'
  | 'some-unknown'
  | 'could-not-tell'

/** Something a reader should know that decides nothing: a service that did not answer, a newer copy that was taken. */
export type Note = { code: NoteCode; detail: string }

/** Why something is worth knowing. */
export type NoteCode =
  | 'refreshed'
  | 'refresh-unreachable'
  | 'refresh-refused'
  | 'resource-unreachable'
  | 'schema-unreachable'
  | 'schema-unsupported'
  | 'proof-for-holder'
  | 'key-withdrawn-later'
  | 'proof-unsupported'
  | 'not-looked-at'
  | 'status-message'
  | 'status-refresh'

/** How a credential stands in another: shown in a presentation, kept in a learner record, beside others in a file, or as an endorsement. */
export type Relation = 'presented' | 'recorded' | 'bundled' | 'endorsement'

/** A credential inside another, with a report of its own; `about` is what an endorsement endorses. */
export type Inside = { as: Relation; about: string | null; report: Report }

/** What verification has to say: findings in order, a verdict, one sentence, what was fetched. */
export type Report = {
  verdict: Verdict
  sentence: { code: SentenceCode; params: Record<string, string> }
  findings: Finding[]
  /** Checks the badge does not carry or the caller did not ask for. */
  notApplicable: CheckName[]
  badge: Badge | null
  /** The credentials inside this one, each with its own report. Endorsements are reported and decide nothing. */
  inside: Inside[]
  notes: Note[]
  detected: { version: string | null; form: string | null; why: string }
  fetched: { url: string; status: number | null }[]
}

export const passed = (check: CheckName): Finding => ({ check, outcome: 'passed' })

export const failed = (check: CheckName, reason: string, detail: string): Finding => ({
  check,
  outcome: 'failed',
  reason,
  detail,
})

export const unknown = (check: CheckName, reason: string, detail: string): Finding => ({
  check,
  outcome: 'unknown',
  reason,
  detail,
})

/** Any failed check makes it invalid, else any unknown one unknown, else it is valid. */
export function verdictOf(findings: Finding[]): Verdict {
  if (findings.some(finding => finding.outcome === 'failed')) return 'invalid'
  return findings.some(finding => finding.outcome === 'unknown') || findings.length === 0
    ? 'unknown'
    : 'valid'
}

const sentences: Partial<Record<CheckName, SentenceCode>> = {
  read: 'unreadable',
  shape: 'malformed',
  proof: 'forged',
  hosting: 'not-hosted',
  'issuer-key': 'issuer-unproven',
  recipient: 'other-recipient',
  resources: 'changed-outside',
  schema: 'malformed',
  inside: 'inside-invalid',
}

/** The sentence for a person in a hurry: the first failure that matters most. */
export function sentenceOf(findings: Finding[]): SentenceCode {
  const verdict = verdictOf(findings)
  if (verdict === 'valid') return 'valid'
  if (verdict === 'unknown') return 'could-not-tell'
  for (const finding of findings) {
    if (finding.outcome !== 'failed') continue
    if (finding.reason === 'unsigned') return 'unsigned'
    if (finding.check === 'status')
      return finding.reason === 'suspended'
        ? 'suspended'
        : finding.reason === 'revoked'
          ? 'revoked'
          : 'malformed'
    if (finding.check === 'validity')
      return finding.reason === 'not-yet-valid'
        ? 'not-yet-valid'
        : finding.reason === 'expired'
          ? 'expired'
          : 'malformed'
    return sentences[finding.check] ?? 'malformed'
  }
  return 'could-not-tell'
}
