import type { Verb } from '../verb.ts'

/** Completion for bash: verbs first, then the options of the verb, their values, and files. */
export function bashCompletion(verbs: ReadonlyMap<string, Verb>): string {
  const cases = [...verbs].map(
    ([name, verb]) => `    ${name}) words="${[...optionWords(verb), ...ownWords(name)].join(' ')}" ;;`,
  )
  const values = [...verbs].flatMap(([name, verb]) =>
    Object.entries(verb.options).flatMap(([option, { choices }]) =>
      choices
        ? [
            `    "${name} --${option}") COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`,
          ]
        : [],
    ),
  )
  return `_rucksack() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${['help', ...verbs.keys()].join(' ')}" -- "$word"))
    return
  fi
  case "$verb $before" in
${values.join('\n') || '    *) ;;'}
  esac
  case "$verb" in
    help) words="${[...verbs.keys()].join(' ')}" ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ "$word" == -* || "$verb" == help ]] || COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _rucksack rucksack`
}

const optionWords = (verb: Verb) => ['--help', ...Object.keys(verb.options).map(option => `--${option}`)]

const ownWords = (name: string) => (name === 'completion' ? ['bash', 'zsh', 'fish'] : [])
