import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

const audiences = ['link', 'group', 'everyone'] as const

const Name = Type.String({ maxLength: 80, description: 'What you call this link; only you see it' })
const Password = Type.String({
  minLength: 8,
  maxLength: 200,
  description: 'Asked of whoever opens the link; nothing of the badge is told before. Kept as a hash only',
})

export const Share = Type.Object(
  {
    id: Id,
    badge: Id,
    audience: Words(audiences),
    group: Nullable(Id, { description: 'Who may see it, for the audience `group`' }),
    name: Nullable(Name),
    showName: Type.Boolean({ description: 'The page names you' }),
    hasPassword: Type.Boolean(),
    expiresAt: Nullable(Instant, { description: 'From then on the link leads nowhere' }),
    countViews: Type.Boolean({ description: 'Visits are counted, without saying whose' }),
    views: Type.Integer(),
    url: Type.String(),
    qr: Type.String({ description: 'The link as a QR code (SVG)' }),
    createdAt: Instant,
  },
  { title: 'Share' },
)

const badgeParams = Type.Object({ badge: Id })
const shareParams = Type.Object({ share: Id })

export const listShares = operation({
  method: 'GET',
  path: '/api/v1/backpack/badges/:badge/shares',
  operationId: 'listShares',
  tag: 'Sharing',
  summary: 'Links you made for a badge',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: badgeParams,
  response: { 200: Type.Object({ items: Type.Array(Share) }) },
  problems: ['badge-not-found'],
  example: { params: { badge: sample } },
})

export const shareBadge = operation({
  method: 'POST',
  path: '/api/v1/backpack/badges/:badge/shares',
  operationId: 'shareBadge',
  tag: 'Sharing',
  summary: 'Make a badge visible by link, to a group or to everyone',
  description:
    'A link can end by itself (`expiresAt`) and ask for a password. Members of a group see it when they are signed in with an address of the group.',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params: badgeParams,
  body: Type.Object({
    audience: Words(audiences),
    group: Type.Optional(Id),
    name: Type.Optional(Name),
    showName: Type.Optional(Type.Boolean({ default: true })),
    password: Type.Optional(Password),
    expiresAt: Type.Optional(Instant),
    countViews: Type.Optional(Type.Boolean({ default: false })),
  }),
  response: { 201: Share },
  problems: ['badge-not-found', 'share-group-not-found', 'share-does-not-fit'],
  example: { params: { badge: sample }, body: { audience: 'link', name: 'For the harbour job' } },
})

export const changeShare = operation({
  method: 'PATCH',
  path: '/api/v1/shares/:share',
  operationId: 'changeShare',
  tag: 'Sharing',
  summary: 'Rename a link, give it another end or password, or count its views',
  description: 'Only what is sent changes; `null` takes the name, the end or the password away.',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params: shareParams,
  body: Type.Object({
    name: Type.Optional(Nullable(Name)),
    showName: Type.Optional(Type.Boolean()),
    password: Type.Optional(Nullable(Password)),
    expiresAt: Type.Optional(Nullable(Instant)),
    countViews: Type.Optional(Type.Boolean()),
  }),
  response: { 200: Share },
  problems: ['share-not-found', 'share-does-not-fit'],
  example: { params: { share: sample }, body: { name: 'For the museum' } },
})

export const revokeShare = operation({
  method: 'DELETE',
  path: '/api/v1/shares/:share',
  operationId: 'revokeShare',
  tag: 'Sharing',
  summary: 'Take a share back; its link then looks as if it never existed',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params: shareParams,
  response: { 204: 'none' },
  problems: ['share-not-found'],
  example: { params: { share: sample } },
})

export type Share = Static<typeof Share>
