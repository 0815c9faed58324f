/** Where a value stands: names of members, and numbers of elements. */
export type Path = (string | number)[]

/** A path as JSON Pointer (RFC 6901). */
export function pointer(path: Path): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * Whether a path is the one that a pattern names, and what its `*` and `**` stand for; null when it is not. A list
 * of one and its one value are the same, and so are a text and `{ "@value": text }`. `**` is any rest; a step with
 * `*` behind a name, as in `extensions:*`, is any name that begins so.
 */
export function pathsMatch(pattern: string, path: Path): Path | null {
  const found: Path = []
  const steps = pattern.split('/').slice(1)
  let at = 0
  for (const step of steps) {
    if (step === '**') return [...found, ...path.slice(at)]
    const here = path[at]
    if (step === '*') {
      found.push(typeof here === 'number' ? here : 0)
      if (typeof here === 'number') at++
      continue
    }
    if (/^#\d+$/.test(step)) {
      const number = Number(step.slice(1))
      if (here === number) at++
      else if (typeof here === 'number' || number !== 0) return null
      continue
    }
    // Where one value is named and a list stands, any of its elements may be the one.
    while (typeof path[at] === 'number') at++
    const name = path[at]
    if (name !== step && !(step.endsWith('*') && String(name ?? '').startsWith(step.slice(0, -1))))
      return null
    at++
  }
  const rest = path.slice(at).filter(step => typeof step === 'string')
  return rest.length === 0 || (rest.length === 1 && rest[0] === '@value') ? found : null
}
