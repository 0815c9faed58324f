/** What a personal access token may be allowed to do; a session may do all of it. */
export const scopes = [
  'profile:read',
  'profile:write',
  'organisations:read',
  'organisations:write',
  'achievements:read',
  'achievements:write',
  'awards:read',
  'awards:write',
  'backpack:read',
  'backpack:write',
  'shares:write',
] as const

export type Scope = (typeof scopes)[number]

/** What somebody may do at a level and everywhere below it; each role holds everything of those after it. */
export const roles = ['owner', 'editor', 'awarder', 'reviewer', 'viewer'] as const

export type Role = (typeof roles)[number]
