import type { Fetcher, Ports } from 'openbadges'
import { createWorkerCanonizer, nodeCrypto } from 'openbadges/node'

const worker = createWorkerCanonizer()

/** The ports of a run: the clock of this machine, and no web but the given one. */
export function portsOver(fetcher: Fetcher): Ports {
  return { fetcher, clock: { now: () => new Date() }, crypto: nodeCrypto, canonize: worker.canonize }
}

export const closePorts = () => worker.close()
