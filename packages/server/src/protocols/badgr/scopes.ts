import type { Scope } from '@rucksack/contract'

/** What each scope of Badgr lets somebody do here. */
export const badgrScopes: Record<string, Scope[]> = {
  'r:profile': ['profile:read'],
  'rw:profile': ['profile:read', 'profile:write'],
  'r:backpack': ['backpack:read'],
  'rw:backpack': ['backpack:read', 'backpack:write'],
  'rw:issuer': [
    'organisations:read',
    'organisations:write',
    'achievements:read',
    'achievements:write',
    'awards:read',
    'awards:write',
  ],
}

/** What a list of Badgr's scopes lets somebody do, each once; words that are not known let nobody do anything. */
export function meaningOf(words: Iterable<string>): Scope[] {
  return [...new Set([...words].flatMap(word => badgrScopes[word] ?? []))]
}

/** What may be missing from a scope that is granted all the same: who only awards needs to found nothing. */
const spare: ReadonlySet<Scope> = new Set(['organisations:write'])

/** Which of Badgr's scopes somebody can be given out of what they hold. */
export function wordsWithin(held: readonly Scope[]): string[] {
  const has = (scope: Scope) => spare.has(scope) || held.includes(scope)
  return Object.entries(badgrScopes).flatMap(([word, meaning]) => (meaning.every(has) ? [word] : []))
}
