import type { Ports } from '../ports.ts'
import type { Report } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import { nodeCrypto } from './node-crypto.ts'
import type { Asked, VerifyingSetUp } from './verify-many.ts'

/** How a worker of `verifyMany` judges one badge: at the time at which it was taken. */
export function verifierOf(
  { options }: VerifyingSetUp,
  ports: Pick<Ports, 'canonize' | 'fetcher'>,
): (asked: Asked) => Promise<Report> {
  return async ({ input, now }) =>
    await verify(input, { ...ports, crypto: nodeCrypto, clock: { now: () => new Date(now) } }, options)
}
