import type { Option, Verb } from './verb.ts'

/** What `rucksack help` prints. */
export function helpText(verbs: ReadonlyMap<string, Verb>): string {
  const width = Math.max(...[...verbs.keys()].map(name => name.length))
  const lines = [...verbs].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `rucksack: read, check and make Open Badges

${lines.join('\n')}

\`rucksack help <command>\` says more about one. Where a file is taken, - is standard input.

On the server of a host (\`npm run rucksack -- …\`):

  login-link <email>            A link that signs somebody in
  token create --email <email> --scopes <scopes>
  user reset <email>

Ends with 3 when a command could not be carried out.`
}

/** What `rucksack help <verb>` prints. */
export function verbHelp(name: string, verb: Verb): string {
  const parts = [`rucksack ${name} ${verb.takes}`.trim(), `  ${verb.summary}`, '']
  const options = Object.entries(verb.options).map(
    ([option, each]) => [usage(option, each), each.what] as const,
  )
  const width = Math.max(0, ...options.map(([text]) => text.length))
  for (const [text, what] of options) parts.push(`  ${text.padEnd(width)}  ${what}`)
  if (options.length > 0) parts.push('')
  if (verb.notes.length > 0) parts.push(...verb.notes, '')
  parts.push('Examples:', ...verb.examples.map(example => `  ${example}`))
  return parts.join('\n')
}

function usage(name: string, { short, value, choices, type }: Option): string {
  const values = choices ? ` <${choices.join('|')}>` : type === 'string' ? ` <${value ?? 'text'}>` : ''
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${values}`
}
