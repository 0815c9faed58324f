import { endOfString } from './end-of-string.ts'

/** A name that stands twice in one object of a JSON text, or null. */
export function findRepeatedName(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let expectName = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      const end = endOfString(text, at)
      if (end === -1) return null
      const names = open.at(-1)
      if (expectName && names) {
        const name = String(JSON.parse(text.slice(at, end + 1)))
        if (names.has(name)) return name
        names.add(name)
      }
      expectName = false
      at = end
    } else if (char === 0x7b) {
      open.push(new Set())
      expectName = true
    } else if (char === 0x5b) {
      open.push(null)
      expectName = false
    } else if (char === 0x7d || char === 0x5d) open.pop()
    else if (char === 0x2c) expectName = open.at(-1) !== null
  }
  return null
}
