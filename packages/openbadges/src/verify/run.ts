import { BadgeError } from '../errors.ts'
import { isObject, type JsonObject } from '../json/json.ts'
import { parseBytes } from '../json/parse-json.ts'
import { methodsOf } from '../keys/controller-document.ts'
import type { Reading } from '../model.ts'
import type { Fetched, Fetcher, Ports, PublicJwk } from '../ports.ts'
import { canonizeWithOwn } from '../vocabularies/with-own-contexts.ts'
import type { Accepted } from './check-shape.ts'
import type { Inside, Note, Report } from './report.ts'

const maxFetches = 12
const mostFetches = 200

/** One verification: its ports, its time, what it fetched so far. Each URL is fetched once. */
export type Run = Ports & {
  now: Date
  recipient: string[] | null
  /** Whether `recipient` is all there is to know of the person. */
  wholeProfile: boolean
  accepted: Accepted
  /** Keys known beforehand, by id or by the `kid` of their JWK. */
  knownKey(name: string): PublicJwk | null
  /** Judge what was read inside, by the same rules; set where a verification begins. */
  judge(run: Run, reading: Reading): Promise<Report>
  /** What a presentation must answer, and for whom it must be made; null when nobody asked. */
  challenge: string | null
  domain: string | null
  /** Whether what is judged carries no signature because one around it covers it. */
  covered: boolean
  /** Whether a newer copy was asked for already. */
  refreshed: boolean
  /** How deep this verification stands inside others. */
  depth: number
  inside: Inside[]
  notes: Note[]
  /** What else is named inside may be fetched, too: so many more documents. */
  allowMore(documents: number): void
  fetched: { url: string; status: number | null }[]
  /** Fetch bytes, whatever the status. Throws `unreachable` or `refused`. */
  /** With `maxAge`, an answer that was kept for longer, in milliseconds, is asked for again. */
  get(url: string, accept: string, maxAge?: number): Promise<Fetched>
  /** Fetch a JSON object. Throws also `document-malformed`, and `unreachable` for any status but 2xx. */
  getJson(url: string, accept?: string): Promise<JsonObject>
}

export const jsonTypes =
  'application/ld+json, application/json, application/vc, application/jwk-set+json;q=0.9, */*;q=0.1'

export function startRun(
  ports: Ports,
  options: Pick<Run, 'recipient' | 'wholeProfile' | 'accepted'> & {
    keys?: JsonObject[]
    judge?: Run['judge']
    challenge?: string
    domain?: string
  },
): Run {
  const { keys, judge = nothingInside, challenge = null, domain = null, ...given } = options
  let limit = maxFetches
  const seen = new Map<string, Promise<Fetched>>()
  const fetched: Run['fetched'] = []
  const parsed = new WeakMap<Fetched, JsonObject>()
  const get: Run['get'] = async (url, accept, maxAge) => {
    const known = seen.get(url)
    if (known && (maxAge === undefined || ((await known).age ?? 0) <= maxAge)) return await known
    if (!known && seen.size >= limit)
      throw new BadgeError('unreachable', 'The badge names too many documents.')
    const entry = fetched.find(each => known && each.url === url) ?? { url, status: null }
    if (!known) fetched.push(entry)
    const asked = ask(ports.fetcher, url, { accept, ...(maxAge === undefined ? {} : { maxAge }) })
    seen.set(url, asked)
    const answer = await asked
    entry.status = answer.status
    return answer
  }
  return {
    fetcher: ports.fetcher,
    clock: ports.clock,
    crypto: ports.crypto,
    canonize: canonizeWithOwn(ports.canonize),
    ...given,
    now: ports.clock.now(),
    judge,
    challenge,
    domain,
    covered: false,
    refreshed: false,
    depth: 0,
    inside: [],
    notes: [],
    allowMore(documents) {
      limit = Math.min(mostFetches, limit + documents)
    },
    knownKey: name => knownKey(keys ?? [], name),
    fetched,
    get,
    async getJson(url, accept = jsonTypes) {
      const answer = await get(url, accept)
      if (answer.status < 200 || answer.status > 299)
        throw new BadgeError('unreachable', `${hostOf(url)} answered ${answer.status} instead of a document.`)
      // An address that sends on to another host would let that host speak for it.
      if (!related(hostOf(url), hostOf(answer.url)))
        throw new BadgeError(
          'refused',
          `${hostOf(url)} sends on to ${hostOf(answer.url)}, which cannot speak for it.`,
        )
      const document = parsed.get(answer) ?? parseDocument(answer.body, url)
      parsed.set(answer, document)
      return document
    },
  }
}

/** A run for what stands inside: the same documents, but nobody it is checked for, and a report of its own. */
export function startInside(run: Run, covered = false): Run {
  return {
    ...run,
    covered,
    refreshed: false,
    recipient: null,
    wholeProfile: false,
    depth: run.depth + 1,
    inside: [],
    notes: [],
    fetched: [],
  }
}

const nothingInside: Run['judge'] = () => {
  throw new Error('A document is judged alone here.')
}

function knownKey(keys: JsonObject[], name: string): PublicJwk | null {
  const methods = methodsOf({ verificationMethod: keys }, '')
  return methods.find(each => each.id === name || each.kid === name)?.read() ?? null
}

async function ask(fetcher: Fetcher, url: string, options: Parameters<Fetcher>[1]): Promise<Fetched> {
  try {
    return await fetcher(url, options)
  } catch (cause) {
    throw cause instanceof BadgeError
      ? cause
      : new BadgeError('unreachable', `${hostOf(url)} could not be reached.`, { cause })
  }
}

function parseDocument(body: Uint8Array, url: string): JsonObject {
  try {
    const value = parseBytes(body)
    if (isObject(value)) return value
  } catch (cause) {
    throw new BadgeError('document-malformed', `What ${hostOf(url)} sent is not a JSON document.`, { cause })
  }
  throw new BadgeError('document-malformed', `What ${hostOf(url)} sent is not a JSON document.`)
}

/** Hosts that speak for each other: the same, or one below the other. */
export function related(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

/** Whether two URLs are one address, whatever their spelling; a slash at the end does not count. */
export function sameAddress(a: string, b: string): boolean {
  return canonical(a) === canonical(b)
}

const canonical = (url: string) => (URL.canParse(url) ? new URL(url).href : url).replace(/\/$/, '')

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, 80)
}
