import type { Award } from '@rucksack/contract/issuing'

/** Whom an award is for, as short as it can be said; null once that person was erased. */
export const whoOf = ({ recipient }: Award): string | null => recipient.name ?? recipient.value
