import { BadgeError } from '../errors.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { createWorkerCanonizer } from '../node/worker-canonizer.ts'
import type { Fetched, Ports } from '../ports.ts'

/** What an address answers: a document, text, bytes, a status, or status and body; `at` is where it was redirected to. */
export type Answer =
  | object
  | string
  | Uint8Array
  | number
  | { status: number; body: object }
  | { at: string; body: object }

/** A little web for tests; every other address is unreachable. */
export type Web = Record<string, Answer>

export type TestPorts = Ports & { asked: string[] }

const worker = createWorkerCanonizer({
  workerUrl: new URL('../../../../.build/server/canonize-worker.js', import.meta.url),
})

/** Canonicalisation in the worker that the host runs. */
export const canonize = worker.canonize

/** Ports over a little web, at a fixed time; `asked` collects the addresses that were fetched. */
export function portsOver(web: Web = {}, now = '2026-06-01T00:00:00Z'): TestPorts {
  const asked: string[] = []
  return {
    asked,
    clock: { now: () => new Date(now) },
    crypto: nodeCrypto,
    canonize,
    async fetcher(url) {
      asked.push(url)
      const found = Object.hasOwn(web, url) ? web[url] : undefined
      if (found === undefined) throw new BadgeError('unreachable', `${hostOf(url)} could not be reached.`)
      return answerOf(url, found)
    },
  }
}

function answerOf(url: string, found: Answer): Fetched {
  const reply = (status: number, body: Uint8Array, at = url): Fetched => ({
    status,
    contentType: null,
    body,
    url: at,
  })
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  if (typeof found === 'number') return reply(found, new Uint8Array())
  if (found instanceof Uint8Array) return reply(200, found)
  if (typeof found === 'string') return reply(200, new TextEncoder().encode(found))
  if ('status' in found && 'body' in found && typeof found.status === 'number')
    return reply(found.status, json(found.body))
  if ('at' in found && 'body' in found && typeof found.at === 'string')
    return reply(200, json(found.body), found.at)
  return reply(200, json(found))
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)
