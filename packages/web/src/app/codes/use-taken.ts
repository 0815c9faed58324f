import type { Code } from '@rucksack/contract/codes'
import { useSay } from '../parts/say.tsx'

/** How many people have used a code, of how many, in words. */
export function useTaken({ taken, limit }: Pick<Code, 'taken' | 'limit'>): string {
  const say = useSay()
  return limit === null
    ? say('app.codes.taken', { count: taken })
    : say('app.codes.taken-of', { count: taken, limit })
}
