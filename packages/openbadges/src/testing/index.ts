import { BadgeError } from '../errors.ts'
import { ed25519Signer, generateKey } from '../node/generate-key.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { createWorkerCanonizer } from '../node/worker-canonizer.ts'
import type { Fetched, Ports } from '../ports.ts'

/** A little web for tests: URL to document, text, bytes or status; everything else is unreachable. */
export type Web = Record<string, object | string | Uint8Array | number | { status: number; body: object }>

const worker = createWorkerCanonizer({
  workerUrl: new URL('../../../../.build/server/canonize-worker.js', import.meta.url),
})

export const canonize = worker.canonize

export function portsOver(web: Web = {}, now = '2026-06-01T00:00:00Z'): Ports & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    clock: { now: () => new Date(now) },
    crypto: nodeCrypto,
    canonize,
    async fetcher(url) {
      asked.push(url)
      const found = web[url]
      if (found === undefined)
        throw new BadgeError('unreachable', `${new URL(url).host} could not be reached.`)
      return answerOf(url, found)
    },
  }
}

function answerOf(url: string, found: Web[string]): Fetched {
  const reply = (status: number, body: Uint8Array): Fetched => ({ status, contentType: null, body, url })
  if (typeof found === 'number') return reply(found, new Uint8Array())
  if (found instanceof Uint8Array) return reply(200, found)
  if (typeof found === 'string') return reply(200, new TextEncoder().encode(found))
  if ('status' in found && 'body' in found && typeof found.status === 'number')
    return reply(found.status, new TextEncoder().encode(JSON.stringify(found.body)))
  return reply(200, new TextEncoder().encode(JSON.stringify(found)))
}

/** An issuer whose key is its did:key. */
export function keyIssuer() {
  const key = generateKey()
  const did = `did:key:${key.publicKeyMultibase}`
  return { did, signer: ed25519Signer(key.secret, `${did}#${key.publicKeyMultibase}`), ...key }
}
