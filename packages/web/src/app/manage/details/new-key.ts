/** A name for a result or a level that no other of the achievement has. */
export function newKey(kind: string, taken: string[]): string {
  for (let at = taken.length + 1; ; at++) if (!taken.includes(`${kind}-${at}`)) return `${kind}-${at}`
}
