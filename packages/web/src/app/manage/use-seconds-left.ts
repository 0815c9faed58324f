import type { issuing } from '@rucksack/contract'
import { useEffect, useState } from 'react'

/** Seconds until the mail of an award leaves, counted down; `receivedAt` is when this browser heard of it. */
export function useSecondsLeft(award: issuing.Award, receivedAt: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = secondsLeft(award, receivedAt, now)
  const running = left > 0
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [running])
  return left
}

/**
 * The clocks of host and browser may differ, so only spans are used while the award is young: how long the
 * host wants to wait, and how long ago this browser heard of it.
 */
export function secondsLeft(award: issuing.Award, receivedAt: number, now: number): number {
  if (award.mailLeavesAt === null || award.mailedAt !== null) return 0
  const wait = Date.parse(award.mailLeavesAt) - Date.parse(award.awardedAt)
  return Math.max(0, Math.ceil((receivedAt + wait - now) / 1000))
}
