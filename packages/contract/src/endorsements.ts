import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const Endorsement = Type.Object(
  {
    id: Id,
    by: Type.Object({ name: Type.String(), slug: Type.String() }),
    comment: Type.String(),
    url: Type.String({ description: 'The signed EndorsementCredential' }),
    createdAt: Instant,
  },
  { title: 'Endorsement' },
)

const achievementParams = Type.Object({ achievement: Id })

export const listEndorsements = operation({
  method: 'GET',
  path: '/api/v1/achievements/:achievement/endorsements',
  operationId: 'listEndorsements',
  tag: 'Shared achievements',
  summary: 'Which partners have put their name on this version of an achievement',
  access: { kind: 'public' },
  params: achievementParams,
  response: { 200: Type.Object({ items: Type.Array(Endorsement) }) },
  problems: ['achievement-not-found'],
  example: { params: { achievement: sample } },
})

export const endorse = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/endorsements',
  operationId: 'endorse',
  tag: 'Shared achievements',
  summary: 'Put the name of an organisation on an achievement that is shared with it',
  description:
    'Signed with the key of that organisation. Every award of this version carries it from then on, whoever awards it: so partners award together, each with a signature of its own.',
  access: { kind: 'signed-in', scopes: ['achievements:write'] },
  params: achievementParams,
  body: Type.Object({
    organisation: Type.String({ maxLength: 64, description: 'Short name of the one you own' }),
    comment: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  response: { 201: Endorsement },
  problems: [
    'achievement-not-found',
    'organisation-not-found',
    'organisation-archived',
    'not-allowed',
    'not-shared',
    'not-published',
    'archived',
    'too-many-requests',
  ],
  example: {
    params: { achievement: sample },
    body: { organisation: 'hillside-school', comment: 'We teach and award it together with the library.' },
  },
})

export const withdrawEndorsement = operation({
  method: 'DELETE',
  path: '/api/v1/endorsements/:endorsement',
  operationId: 'withdrawEndorsement',
  tag: 'Shared achievements',
  summary: 'Take it back, or as the owner of the achievement have it removed; awards made until then keep it',
  access: { kind: 'signed-in', scopes: ['achievements:write'] },
  params: Type.Object({ endorsement: Id }),
  response: { 204: 'none' },
  problems: ['endorsement-not-found'],
  example: { params: { endorsement: sample } },
})

export type Endorsement = Static<typeof Endorsement>
