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
