import { readPerson } from '../../capabilities/identity/index.ts'
import type { Badgr } from './badgr.ts'
import { entityId } from './entity-id.ts'
import type { Route } from './guard.ts'

/** `/v2/users/self`: whose token it is. */
export function userRoutes(route: Route, { identity }: Badgr): void {
  route('GET', '/v2/users/self', 'profile:read', async ({ person }) => {
    const { id, name, addresses } = await readPerson(identity.db, person)
    const [firstName, lastName] = halves(name)
    return [
      {
        entityType: 'BadgeUser',
        entityId: entityId(id),
        firstName,
        lastName,
        emails: addresses
          .filter(({ value }) => !value.startsWith('did:'))
          .map(each => ({
            entityType: 'UserEmail',
            entityId: entityId(each.id),
            email: each.value,
            verified: each.verified,
            primary: each.primary,
            caseVariants: [],
          })),
        url: [],
        telephone: [],
      },
    ]
  })
}

/** A name here is one text; Badgr knows two, of which the last word is the second. */
function halves(name: string | null): [string, string] {
  const words = (name ?? '').trim().split(/\s+/)
  return words.length < 2 ? [words.join(''), ''] : [words.slice(0, -1).join(' '), words.at(-1) ?? '']
}
