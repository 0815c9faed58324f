import type { issuing as contract } from '@rucksack/contract'
import { Problem } from '../../platform/problem.ts'

/**
 * When an award that counts from `from` expires: as the awarder asks, else by the rule of its achievement; null for never.
 * Throws `validation-failed` for a time that is over.
 */
export function expiryOfAward(
  rule: contract.ExpiryRule,
  asked: string | undefined,
  now: Date,
  from: Date = now,
): Date | null {
  const expires = asked === undefined ? expiryOf(rule, from) : new Date(asked)
  if (expires === null || expires > now) return expires
  const message = `would have expired on ${expires.toISOString().slice(0, 10)}`
  throw new Problem('validation-failed', {
    detail: `The award ${message}. Say a later date.`,
    errors: [{ pointer: '/expiresAt', message }],
  })
}

/** When an award made now expires by the rule of its achievement; null for never. Months end on their last day. */
export function expiryOf(rule: contract.ExpiryRule, now: Date): Date | null {
  if (rule.kind === 'never') return null
  if (rule.kind === 'on') return new Date(`${rule.date}T23:59:59Z`)
  const month = now.getUTCMonth() + rule.months
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const expires = new Date(now)
  expires.setUTCDate(1)
  expires.setUTCMonth(month)
  expires.setUTCDate(Math.min(now.getUTCDate(), lastDay))
  return expires
}
