import type { issuing as contract } from '@rucksack/contract'

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
