import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const Share = Type.Object(
  {
    id: Id,
    badge: Id,
    audience: Words(['link', 'everyone']),
    showName: Type.Boolean({ description: 'The page names you' }),
    url: Type.String(),
    createdAt: Instant,
  },
  { title: 'Share' },
)

const badgeParams = Type.Object({ badge: Id })

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
  summary: 'Make a badge visible by link or to everyone',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params: badgeParams,
  body: Type.Object({
    audience: Words(['link', 'everyone']),
    showName: Type.Optional(Type.Boolean({ default: true })),
  }),
  response: { 201: Share },
  problems: ['badge-not-found'],
  example: { params: { badge: sample }, body: { audience: 'link' } },
})

export const revokeShare = operation({
  method: 'DELETE',
  path: '/api/v1/shares/:share',
  operationId: 'revokeShare',
  tag: 'Sharing',
  summary: 'Take a share back; its link then looks as if it never existed',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params: Type.Object({ share: Id }),
  response: { 204: 'none' },
  problems: ['share-not-found'],
  example: { params: { share: sample } },
})

export type Share = Static<typeof Share>
