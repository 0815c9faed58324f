/** The word that was probably meant, or null when none is near. */
export function nearest(word: string, among: readonly string[]): string | null {
  const ranked = among.map(each => ({ each, steps: steps(word, each) })).sort((a, b) => a.steps - b.steps)
  const [best] = ranked
  return best && best.steps <= Math.max(1, Math.floor(best.each.length / 3)) ? best.each : null
}

/** How many letters must change, come or go. */
function steps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [down, letter] of [...from].entries()) {
    const next = [down + 1]
    for (const [at, other] of [...to].entries())
      next.push(
        Math.min((row[at] ?? 0) + (letter === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
