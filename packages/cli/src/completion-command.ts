import { bashCompletion } from './completion/bash.ts'
import { fishCompletion } from './completion/fish.ts'
import { zshCompletion } from './completion/zsh.ts'
import { UsageError } from './usage-error.ts'
import type { Verb } from './verb.ts'

const shells: Record<string, ((verbs: ReadonlyMap<string, Verb>) => string) | undefined> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** Print what a shell needs to complete these commands. */
export const completionVerb = (verbs: () => ReadonlyMap<string, Verb>): Verb => ({
  takes: '<bash | zsh | fish>',
  least: 1,
  most: 1,
  summary: 'Print the completion for your shell',
  notes: [
    'bash: source <(rucksack completion bash)     in ~/.bashrc',
    'zsh:  source <(rucksack completion zsh)      in ~/.zshrc, after compinit',
    'fish: rucksack completion fish > ~/.config/fish/completions/rucksack.fish',
  ],
  examples: ['rucksack completion bash > /etc/bash_completion.d/rucksack'],
  options: {},
  async run(terminal, [shell = '']) {
    const write = shells[shell]
    if (!write) throw new UsageError(`there is completion for bash, zsh and fish, not for "${shell}".`)
    terminal.print(write(verbs()))
    return 0
  },
})
