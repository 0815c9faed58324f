import { namedInputs } from './inputs.ts'
import { exitCodes, judgeWith } from './judge.ts'
import { reportText } from './report-text.ts'
import { jsonOption, offlineOption, type Verb } from './verb.ts'
import { verifyMany } from './verify-many.ts'

/** Judge badges and say so; the exit code tells good, bad and unknown apart. */
export const verifyVerb: Verb = {
  takes: '<file | folder | address | -> …',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  summary: 'Judge badges: PNG, SVG, JSON, JWT or a web address',
  notes: [
    'Ends with 0 when every badge is good, 1 when one is bad, 2 when one could not be told, 3 when a file',
    'could not be read. Of a folder, whatever holds a badge is judged, also in the folders inside it.',
    'With --json, one badge is one report; of several there is one line each: {"input": …, "report": …}.',
  ],
  examples: ['rucksack verify badge.png', 'rucksack verify --json awards/ > report.jsonl'],
  options: {
    json: jsonOption,
    offline: offlineOption,
    recipient: {
      type: 'string',
      multiple: true,
      value: 'address',
      what: 'also check that it is for this address or id (may be repeated)',
    },
    any: { type: 'boolean', what: 'judge any Verifiable Credential, not badges alone' },
    quiet: { type: 'boolean', short: 'q', what: 'print nothing; the exit code says it' },
  },
  async run(terminal, names, options) {
    const judge = judgeWith(terminal, options)
    const inputs = await namedInputs(terminal, names)
    const [only] = inputs
    if (inputs.length !== 1 || !only || only.found) return await verifyMany(terminal, inputs, judge, options)
    const report = await judge(only.name)
    if (!options.flag('quiet'))
      terminal.print(options.flag('json') ? JSON.stringify(report, null, 2) : reportText(report))
    return exitCodes[report.verdict]
  },
}
