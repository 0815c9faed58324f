import type { Option, Verb } from '../verb.ts'

/** Completion for zsh, with what each verb and option is for. */
export function zshCompletion(verbs: ReadonlyMap<string, Verb>): string {
  const list = [...verbs].map(([name, { summary }]) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = [...verbs].map(
    ([name, verb]) =>
      `    ${name}) _arguments ${[...Object.entries(verb.options).map(argument), files(name)].join(' ')} ;;`,
  )
  return `#compdef rucksack
_rucksack() {
  local -a verbs
  verbs=(
    'help:Say more about a command'
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
    help) _describe command verbs ;;
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_rucksack" ]; then _rucksack "$@"; else compdef _rucksack rucksack; fi`
}

function argument([name, { what, type, choices, multiple }]: [string, Option]): string {
  const values = choices ? `:value:(${choices.join(' ')})` : type === 'string' ? ':value:_files' : ''
  const plain = what.replace(/[[\]:]/g, '')
  return quoted(`${multiple ? '*' : ''}--${name}[${plain}]${values}`)
}

const files = (name: string) => quoted(name === 'completion' ? '1:shell:(bash zsh fish)' : '*:file:_files')

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
