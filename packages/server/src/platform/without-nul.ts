/** The same value without NUL characters, which PostgreSQL cannot store in texts and JSON. */
export function withoutNul<T>(value: T): T {
  // What comes out has the shape of what went in: only characters inside texts are gone.
  return strip(value) as T
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '')
  if (Array.isArray(value)) return value.map(strip)
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value))
    return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [strip(name), strip(member)]))
}
