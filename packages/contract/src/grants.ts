import { type Static, Type } from 'typebox'
import { Achievement } from './issuing.ts'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const grantActs = ['award', 'copy'] as const

export const Grant = Type.Object(
  {
    id: Id,
    act: Words(grantActs, { description: 'What may be done with the achievement, in all its versions' }),
    to: Nullable(
      Type.Object({
        name: Type.String(),
        slug: Type.String(),
        below: Type.Boolean({ description: 'Also every organisation below it' }),
      }),
      { description: 'Who may; null for everyone, or for the members of a network' },
    ),
    network: Nullable(Type.Object({ name: Type.String(), slug: Type.String() })),
    awards: Type.Integer({ minimum: 0, description: 'How often they have awarded it' }),
    createdAt: Instant,
  },
  { title: 'Grant' },
)

export const SharedAchievement = Type.Object(
  {
    achievement: Achievement,
    mayAward: Type.Boolean(),
    mayCopy: Type.Boolean(),
    awards: Type.Integer({ minimum: 0, description: 'How often this organisation has awarded it' }),
  },
  { title: 'SharedAchievement' },
)

const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })
const achievementParams = Type.Object({ achievement: Id })

export const listGrants = operation({
  method: 'GET',
  path: '/api/v1/achievements/:achievement/grants',
  operationId: 'listGrants',
  tag: 'Shared achievements',
  summary: 'Who else may award or copy an achievement',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: achievementParams,
  response: { 200: Type.Object({ items: Type.Array(Grant) }) },
  problems: ['achievement-not-found'],
  example: { params: { achievement: sample } },
})

export const grant = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/grants',
  operationId: 'grant',
  tag: 'Shared achievements',
  summary: 'Let another organisation of this host award an achievement, or copy it; or let everyone copy it',
  description:
    'It holds for every version. Whoever awards it signs as the issuer; the credential names you as the creator.',
  access: { kind: 'organisation', role: 'owner', scopes: ['achievements:write'] },
  params: achievementParams,
  body: Type.Object({
    act: Words(grantActs),
    to: Nullable(
      Type.String({
        maxLength: 64,
        description: 'Short name of the organisation; null for everyone (copy only)',
      }),
    ),
    network: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'Instead: short name of a network of yours, whose members may award it',
      }),
    ),
    below: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Also every organisation below it; your own is allowed then',
      }),
    ),
  }),
  response: { 201: Grant },
  problems: [
    'achievement-not-found',
    'organisation-not-found',
    'network-not-found',
    'not-allowed',
    'validation-failed',
  ],
  example: { params: { achievement: sample }, body: { act: 'award', to: 'hillside-school' } },
})

export const endGrant = operation({
  method: 'DELETE',
  path: '/api/v1/grants/:grant',
  operationId: 'endGrant',
  tag: 'Shared achievements',
  summary: 'Take it back, or as the organisation it was given to give it up; what was awarded stays',
  access: { kind: 'signed-in', scopes: ['achievements:write'] },
  params: Type.Object({ grant: Id }),
  response: { 204: 'none' },
  problems: ['grant-not-found'],
  example: { params: { grant: sample } },
})

export const listSharedAchievements = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/shared-achievements',
  operationId: 'listSharedAchievements',
  tag: 'Shared achievements',
  summary: 'Achievements of others that an organisation may award or copy, newest version of each',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(SharedAchievement) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'hillside-school' } },
})

export const readSharedAchievement = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/shared-achievements/:achievement',
  operationId: 'readSharedAchievement',
  tag: 'Shared achievements',
  summary: 'One of them',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: Type.Object({ ...organisationParams.properties, ...achievementParams.properties }),
  response: { 200: SharedAchievement },
  problems: ['organisation-not-found', 'achievement-not-found'],
  example: { params: { organisation: 'hillside-school', achievement: sample } },
})

export type Grant = Static<typeof Grant>
export type SharedAchievement = Static<typeof SharedAchievement>
