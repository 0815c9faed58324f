import type { Verb } from '../verb.ts'

/** Completion for fish, with what each verb and option is for. */
export function fishCompletion(verbs: ReadonlyMap<string, Verb>): string {
  const names = [...verbs.keys()].join(' ')
  const lines = [
    `complete -c rucksack -n __fish_use_subcommand -f -a help -d 'Say more about a command'`,
    `complete -c rucksack -n '__fish_seen_subcommand_from help' -f -a '${names}'`,
    `complete -c rucksack -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'`,
  ]
  for (const [name, { summary, options }] of verbs) {
    lines.push(`complete -c rucksack -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`)
    for (const [option, { what, short, type, choices }] of Object.entries(options)) {
      const parts = [`complete -c rucksack -n '__fish_seen_subcommand_from ${name}' -l ${option}`]
      if (short !== undefined) parts.push(`-s ${short}`)
      if (choices) parts.push(`-x -a '${choices.join(' ')}'`)
      else if (type === 'string') parts.push('-r')
      lines.push([...parts, `-d ${quoted(what)}`].join(' '))
    }
  }
  return lines.join('\n')
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
