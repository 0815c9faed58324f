import { lookup as systemLookup } from 'node:dns'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { Problem } from './problem.ts'
import { isPublicAddress } from './public-address.ts'

export type Fetched = { status: number; contentType: string | null; body: Uint8Array; url: string }

export type FetchOptions = {
  accept?: string
  maxBytes?: number
  timeoutMs?: number
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** How many redirects to follow; a request with a body should follow none. */
  redirects?: number
}

export type SafeFetch = (url: string, options?: FetchOptions) => Promise<Fetched>

type Resolved = { address: string; family: number }
export type Lookup = (host: string) => Promise<Resolved[]>
type MayReach = (address: string) => boolean

const maxRedirects = 5

/**
 * Fetch a foreign address: http and https only, literal and resolved addresses checked, the connection
 * pinned to what was checked, every redirect checked again, bounded in time and bytes.
 * Throws `url-refused` or `url-unreachable`.
 */
export function makeSafeFetch({
  allowPrivate,
  lookup = dnsLookup,
  isPublic = isPublicAddress,
}: {
  allowPrivate: boolean
  lookup?: Lookup
  isPublic?: (address: string) => boolean
}): SafeFetch {
  const mayReach = (address: string) => allowPrivate || isPublic(address)
  const agent = new Agent({
    connect: {
      timeout: 5_000,
      // Called for the connection itself, so what is checked here is what is connected to.
      lookup: (host, options, callback) => {
        checkedLookup(lookup, host, mayReach).then(
          found =>
            options.all
              ? callback(null, found)
              : callback(null, found[0]?.address ?? '', found[0]?.family ?? 4),
          cause => callback(cause, '', 4),
        )
      },
    },
    connections: 16,
    maxHeaderSize: 32_768,
  })
  return async (start, options = {}) => {
    const { accept = '*/*', maxBytes = 5_000_000, timeoutMs = 10_000, redirects = maxRedirects } = options
    const signal = AbortSignal.timeout(timeoutMs)
    let url = checkUrl(start, mayReach)
    for (let hop = 0; ; hop++) {
      const answer = await request(url, {
        dispatcher: agent,
        signal,
        method: options.method ?? 'GET',
        ...(options.body === undefined ? {} : { body: options.body }),
        headers: {
          accept,
          ...options.headers,
          'accept-encoding': 'identity',
          'user-agent': 'Rucksack (+https://github.com/rucksack)',
        },
      }).catch((cause: unknown) => {
        throw refusal(cause, url)
      })
      const location = answer.headers.location
      if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
        // Breaking off says so as an error; with nobody listening it would end the process.
        answer.body.on('error', () => {}).destroy()
        if (hop === redirects)
          throw new Problem('url-unreachable', { detail: `${url.host} redirects too often.` })
        if (!URL.canParse(location, url.href))
          throw new Problem('url-unreachable', {
            detail: `${url.host} redirects to something that is no address.`,
          })
        url = checkUrl(new URL(location, url).href, mayReach)
        continue
      }
      const body = await readUpTo(answer.body, maxBytes, url)
      const type = answer.headers['content-type']
      return {
        status: answer.statusCode,
        contentType: typeof type === 'string' ? type : null,
        body,
        url: url.href,
      }
    }
  }
}

/** Refuse what must not even be looked up. The URL parser has turned 0177.0.0.1, 2130706433 and 0x7f.1 into 127.0.0.1. */
function checkUrl(text: string, mayReach: MayReach): URL {
  if (!URL.canParse(text)) throw new Problem('url-refused', { detail: 'That is not a web address.' })
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Problem('url-refused', { detail: 'Only http and https addresses are fetched.' })
  if (url.username !== '' || url.password !== '')
    throw new Problem('url-refused', { detail: 'Addresses with a user name or password are not fetched.' })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host)) throw privateAddress(host)
  return url
}

async function checkedLookup(lookup: Lookup, host: string, mayReach: MayReach): Promise<Resolved[]> {
  const found = await lookup(host)
  if (found.length === 0) throw new Problem('url-unreachable', { detail: `${host} is not known.` })
  // One private address among several is enough to refuse: which one is connected to is not ours to choose.
  if (!found.every(({ address }) => mayReach(address))) throw privateAddress(host)
  return found
}

const privateAddress = (host: string) =>
  new Problem('url-refused', { detail: `${host} is a private or local address, and those are not fetched.` })

function refusal(cause: unknown, url: URL): Problem {
  for (let each: unknown = cause; each instanceof Error; each = each.cause)
    if (each instanceof Problem) return each
  const slow = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')
  return new Problem('url-unreachable', {
    detail: slow ? `${url.host} did not answer in time.` : `${url.host} could not be reached.`,
    cause,
  })
}

async function readUpTo(stream: AsyncIterable<Buffer>, maxBytes: number, url: URL): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of stream) {
      size += part.length
      if (size > maxBytes)
        throw new Problem('url-unreachable', {
          detail: `What ${url.host} sends is larger than ${Math.round(maxBytes / 1_000_000)} MB.`,
        })
      parts.push(part)
    }
  } catch (cause) {
    throw refusal(cause, url)
  }
  return Buffer.concat(parts)
}

const dnsLookup: Lookup = host =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (cause, found) => {
      if (cause) reject(new Problem('url-unreachable', { detail: `${host} is not known.`, cause }))
      else resolve(found)
    })
  })
