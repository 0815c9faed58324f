import { Problem } from '../../platform/problem.ts'

/**
 * What a caller wants judged or taken in: raw bytes of a badge, or the address where it is. A JSON object
 * whose only member is `url` is an address; any other JSON is the badge itself.
 */
export function readInput(bytes: Uint8Array, mediaType: string): Uint8Array | string {
  if (mediaType !== 'application/json' || bytes.length > 10_000) return bytes
  const value = parse(bytes)
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'url' || !('url' in value))
    return bytes
  return webAddress(value.url)
}

/** An http or https address. Throws `url-refused` for anything else. */
function webAddress(value: unknown): string {
  const url = typeof value === 'string' ? value.trim() : ''
  if (!/^https?:\/\/\S+$/i.test(url) || url.length > 4096 || !URL.canParse(url))
    throw new Problem('url-refused', { detail: 'That is not an http or https address.' })
  return url
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
