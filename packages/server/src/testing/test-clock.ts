import type { Clock } from '../platform/clock.ts'

export type TestClock = Clock & {
  /** Move time on. */
  advance(ms: number): void
}

/** A clock that stands where the test puts it; it starts at the real time, so that certificates and jobs agree. */
export function testClock(): TestClock {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    advance(ms) {
      offset += ms
    },
  }
}
