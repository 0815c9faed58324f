import type { issuing } from '@rucksack/contract'

export type SortBy = 'learner' | 'achievement' | 'date' | 'state'
export type Sorting = { by: SortBy; down: boolean }

/** Awards in the order the reader asked for, as their language sorts. */
export function sortAwards(awards: issuing.Award[], { by, down }: Sorting, locale: string): issuing.Award[] {
  const compare = new Intl.Collator(locale, { numeric: true }).compare
  const sorted = [...awards].sort((a, b) => compare(keyOf(a, by), keyOf(b, by)))
  return down ? sorted.reverse() : sorted
}

function keyOf(award: issuing.Award, by: SortBy): string {
  if (by === 'learner') return award.recipient.name ?? award.recipient.value ?? ''
  if (by === 'achievement') return award.achievement.name
  return by === 'date' ? award.awardedAt : `${award.answer} ${award.standing}`
}
