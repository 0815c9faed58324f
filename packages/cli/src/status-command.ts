import type { Finding, Report } from 'openbadges'
import { type Json, read } from 'openbadges/read'
import { isAddress } from './inputs.ts'
import { judgeWith } from './judge.ts'
import { printable } from './printable.ts'
import { findingText } from './report-text.ts'
import { jsonOption, offlineOption, type Verb } from './verb.ts'

/** Ask what the lists of a badge say of it now. */
export const statusVerb: Verb = {
  takes: '<file | address | ->',
  least: 1,
  most: 1,
  summary: 'Look up whether a badge was revoked or suspended',
  notes: [
    'Ends with 0 when nothing was taken back, 1 when it was, 2 when it could not be told. Lists are only asked',
    'once the signature holds; `rucksack verify` judges the rest.',
  ],
  examples: ['rucksack status badge.png'],
  options: { json: jsonOption, offline: offlineOption },
  async run(terminal, [name = ''], options) {
    const bytes = isAddress(name) ? null : await terminal.read(name)
    const report = await judgeWith(
      { ...terminal, read: async () => bytes ?? new Uint8Array() },
      options,
    )(name)
    const finding = deciding(report)
    const entries = bytes === null ? [] : entriesOf(bytes)
    if (options.flag('json'))
      terminal.print(JSON.stringify({ finding, entries, fetched: report.fetched }, null, 2))
    else
      terminal.print([...entries.map(entryText), finding ? findingText(finding) : nothing(report)].join('\n'))
    if (finding === null) return report.notApplicable.includes('status') ? 0 : 2
    return { passed: 0, failed: 1, unknown: 2 }[finding.outcome]
  },
}

/** What was said of the status; a hosted badge that is gone was revoked by its host. */
function deciding({ findings }: Report): Finding | null {
  const revoked = findings.find(
    each => each.outcome === 'failed' && /^(?:revoked|suspended)$/.test(each.reason),
  )
  return revoked ?? findings.find(({ check }) => check === 'status') ?? null
}

function nothing(report: Report): string {
  return report.notApplicable.includes('status')
    ? 'The badge names no list: nothing says that it could be taken back.'
    : 'It could not be told: no badge could be read from this.'
}

function entriesOf(bytes: Uint8Array): Json[] {
  const outcome = read(bytes)
  const status = outcome.kind === 'badge' ? outcome.reading.document['credentialStatus'] : undefined
  return status === undefined ? [] : Array.isArray(status) ? status : [status]
}

function entryText(entry: Json): string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return printable(String(entry))
  const place = [entry['statusListCredential'] ?? entry['id'], entry['statusListIndex']]
    .filter(Boolean)
    .join(' at ')
  return printable(`${entry['statusPurpose'] ?? 'revocation'}: ${place} (${entry['type']})`)
}
