import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Nullable, Slug, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const profileThemes = ['paper', 'harbour', 'meadow', 'plum', 'ember'] as const

const headline = Type.String({ maxLength: 160 })
const about = Type.String({ maxLength: 5_000, description: 'Markdown' })

export const Profile = Type.Object(
  {
    slug: Nullable(Slug, { description: 'The page is `/@slug`; null before it was chosen' }),
    published: Type.Boolean({ description: 'Off until the learner says otherwise' }),
    headline,
    about,
    theme: Words(profileThemes),
    badges: Type.Array(Type.Object({ id: Id, name: Type.String(), issuer: Nullable(Type.String()) }), {
      description: 'What it shows, in this order',
    }),
    url: Nullable(Type.String()),
  },
  { title: 'Profile' },
)

export const readProfile = operation({
  method: 'GET',
  path: '/api/v1/me/profile',
  operationId: 'readProfile',
  tag: 'Sharing',
  summary: 'Your page, as you set it up',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  response: { 200: Profile },
  problems: [],
  example: {},
})

export const changeProfile = operation({
  method: 'PUT',
  path: '/api/v1/me/profile',
  operationId: 'changeProfile',
  tag: 'Sharing',
  summary: 'Set up your page, publish it or take it back',
  description:
    'A published page shows the badges named, and nothing else; each gets a page of its own, which ends when the badge leaves the profile or the profile is taken back.',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  body: Type.Object({
    slug: Slug,
    published: Type.Boolean(),
    headline: Type.Optional(headline),
    about: Type.Optional(about),
    theme: Type.Optional(Words(profileThemes)),
    badges: Type.Array(Id, { maxItems: 200 }),
  }),
  response: { 200: Profile },
  problems: ['slug-taken', 'badge-not-found'],
  example: {
    body: { slug: 'ada', published: true, headline: 'Remixes what others share', badges: [sample] },
  },
})

export type Profile = Static<typeof Profile>
