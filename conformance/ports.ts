import type { Canonize, Fetcher, Ports } from 'openbadges'
import { createWorkerCanonizer, nodeCrypto } from 'openbadges/node'
import { canonizeWithOwn } from '../packages/openbadges/src/vocabularies/with-own-contexts.ts'

const worker = createWorkerCanonizer()

/** The ports of a run: the clock of this machine unless a case has its own time, and no web but the given one. */
export function portsOver(fetcher: Fetcher, now = new Date()): Ports {
  return { fetcher, clock: { now: () => now }, crypto: nodeCrypto, canonize: worker.canonize }
}

/** Canonicalisation of documents with any context that is read here. */
export const canonizeAny: Canonize = canonizeWithOwn(worker.canonize)

export const closePorts = () => worker.close()
