/** Words and `--name value` pairs of a command line; `--name=value` too. */
export function readArguments(words: string[]): { plain: string[]; named: Record<string, string> } {
  const plain: string[] = []
  const named: Record<string, string> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) plain.push(word)
    else if (word.includes('=')) named[word.slice(2, word.indexOf('='))] = word.slice(word.indexOf('=') + 1)
    else named[word.slice(2)] = words[++at] ?? ''
  }
  return { plain, named }
}
