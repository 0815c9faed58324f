import type { Access } from '../operation.ts'

/** How a caller of the host at `url` says who they are. */
export function securitySchemes(url: string) {
  return {
    token: {
      type: 'http',
      scheme: 'bearer',
      description:
        'A personal access token, made under Account, Tokens, with the scopes it needs and an end.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: url.startsWith('https:') ? '__Host-rucksack' : 'rucksack',
      description: 'The session of a browser that is signed in to this host.',
    },
  }
}

/** Who may call, as OpenAPI says it; scopes stand as roles of the token (OpenAPI 3.1, 4.8.30). */
export function securityOf(access: Access): Record<string, readonly string[]>[] {
  if (access.kind === 'public') return [{}, { token: [] }, { session: [] }]
  if (access.kind === 'operator' || !access.scopes) return [{ session: [] }]
  return [{ token: access.scopes }, { session: [] }]
}

/** Who may call, in a sentence. */
export function accessText(access: Access): string {
  switch (access.kind) {
    case 'public':
      return 'Anybody may call this.'
    case 'operator':
      return 'Operators of this host only, signed in; tokens are refused.'
    case 'signed-in':
      return `For anybody signed in; ${tokenText(access.scopes)}.`
    case 'organisation':
      return `For members of the organisation who are at least ${access.role}; ${tokenText(access.scopes)}.`
  }
}

function tokenText(scopes: readonly string[] | undefined): string {
  return scopes ? `a token needs ${scopes.map(scope => `\`${scope}\``).join(' and ')}` : 'tokens are refused'
}
