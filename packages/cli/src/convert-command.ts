import { type ConversionReport, convert, gatherSource } from 'openbadges/convert'
import { portsFor } from './ports-for.ts'
import { printable } from './printable.ts'
import { readBadge } from './read-badge.ts'
import { UsageError } from './usage-error.ts'
import { forceOption, jsonOption, offlineOption, outOption, type Verb } from './verb.ts'

const versions = ['1.0', '1.1', '2.0', '3.0'] as const

/** Say a badge in the words of another version, and what those words have no place for. */
export const convertVerb: Verb = {
  takes: '<badge>',
  least: 1,
  most: 1,
  summary: 'Convert a badge to another version of Open Badges',
  notes: [
    'Upwards from any version, and from 3.0 to 2.0. What has no place in the other version is listed on standard',
    'error, or with --json beside the document. The new badge is unsigned: `rucksack sign` signs it.',
  ],
  examples: ['rucksack convert badge.png --to 3.0 --out credential.json'],
  options: {
    to: { type: 'string', choices: versions, what: 'the version wanted (needed)' },
    id: { type: 'string', value: 'address', what: 'the id of the new badge' },
    json: jsonOption,
    offline: offlineOption,
    out: outOption,
    force: forceOption,
  },
  async run(terminal, [name = ''], options) {
    const to = versions.find(version => version === options.text('to'))
    if (!to) throw new UsageError(`convert needs --to with a version: ${versions.join(', ')}.`)
    const source = await gatherSource(await readBadge(terminal, name), portsFor(terminal, options))
    const id = options.text('id')
    const { document, report } = convert(source, to, id === null ? {} : { id })
    const text = JSON.stringify(options.flag('json') ? { document, report } : document, null, 2)
    const out = options.text('out')
    if (out === null) terminal.print(text)
    else await terminal.write(out, new TextEncoder().encode(text), { replace: options.flag('force') })
    if (!options.flag('json')) for (const line of told(report)) terminal.complain(line)
    return 0
  },
}

function told({ left, assumed, missing }: ConversionReport): string[] {
  return [
    // What only says its version, or nothing, is not missed.
    ...left
      .filter(({ why }) => why !== 'form' && why !== 'empty')
      .map(({ path, why }) => printable(`left out: ${path || 'the signature'} (${why})`)),
    ...assumed.map(({ path, why }) => printable(`assumed: ${path} (${why})`)),
    ...missing.map(each => printable(`missing: ${each}`)),
  ]
}
