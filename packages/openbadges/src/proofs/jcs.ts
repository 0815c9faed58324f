import type { Json } from '../json/json.ts'

/** JSON Canonicalization Scheme (RFC 8785): names sorted by UTF-16 units, numbers and texts as ECMAScript writes them. */
export function jcs(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value)
      .sort()
      .flatMap(name => {
        const member = value[name]
        return member === undefined ? [] : [`${JSON.stringify(name)}:${jcs(member)}`]
      })
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}
