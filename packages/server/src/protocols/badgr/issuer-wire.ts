import type { Organisation } from '@rucksack/contract/organisations'
import { type Static, Type } from 'typebox'
import { entityId } from './entity-id.ts'
import { bodyReader } from './read-body.ts'

const shape = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.Optional(Type.String({ maxLength: 5000 })),
  url: Type.Optional(Type.String({ format: 'uri', maxLength: 2048, pattern: '^https?://' })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  image: Type.Optional(Type.String()),
})

export const readIssuer = bodyReader(shape)

/** What Badgr says of an issuer becomes the profile of an organisation. */
export const profileOf = ({ name, description, url, email }: Static<typeof shape>) => ({
  name,
  description: description ?? null,
  url: url ?? null,
  email: email ?? null,
})

/** An organisation as an Issuer of Badgr. */
export function writeIssuer(organisation: Organisation) {
  return {
    entityType: 'Issuer',
    entityId: entityId(organisation.id),
    openBadgeId: organisation.profile,
    createdAt: organisation.createdAt,
    createdBy: null,
    name: organisation.name,
    image: organisation.logo,
    email: organisation.email,
    description: organisation.description,
    url: organisation.url ?? organisation.profile,
    staff: [],
    extensions: {},
  }
}
