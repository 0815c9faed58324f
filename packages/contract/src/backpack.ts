import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Words } from './shapes.ts'
import { ReadBadge, Report } from './verifying.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const standings = ['good', 'revoked', 'suspended', 'expired', 'unknown', 'broken'] as const

/** A badge on the shelf. */
export const ShelfBadge = Type.Object(
  {
    id: Id,
    name: Type.String(),
    issuer: Nullable(Type.String()),
    image: Type.String({ description: 'Address of the image on this host, for its owner only' }),
    imageAlt: Nullable(Type.String()),
    issuedOn: Nullable(Type.String()),
    expires: Nullable(Type.String()),
    standing: Words(standings),
    tags: Type.Array(Type.String()),
    shared: Words(['nobody', 'link', 'group', 'everyone']),
    addedAt: Instant,
  },
  { title: 'ShelfBadge' },
)

export const HistoryEntry = Type.Object(
  {
    at: Instant,
    what: Words(['added', 'checked', 'changed', 'replaced', 'silent', 'answers', 'shared', 'unshared']),
    detail: Nullable(
      Type.String({ description: 'The standing it changed to, the host that is silent, or who sees it' }),
    ),
    verdict: Nullable(Words(['valid', 'invalid', 'unknown'])),
    codes: Type.Array(Type.String(), { description: 'What did not pass then: check:reason' }),
  },
  { title: 'HistoryEntry' },
)

export const KeptBadge = Type.Object(
  {
    ...ShelfBadge.properties,
    badge: ReadBadge,
    criteriaHtml: Nullable(Type.String()),
    address: Nullable(Type.String({ description: 'Which of your addresses it was awarded to' })),
    report: Report,
    checkedAt: Type.Unsafe<string>({
      ...Instant,
      description: 'When it was last looked at, by whatever came of it',
    }),
    reason: Nullable(Type.String({ description: 'Why it was revoked or suspended, when the issuer says' })),
    history: Type.Array(HistoryEntry),
    downloads: Type.Array(
      Type.Object({ form: Words(['original', 'png', 'svg', 'json', 'jwt']), url: Type.String() }),
    ),
  },
  { title: 'KeptBadge' },
)

export const Added = Type.Object(
  {
    outcome: Words(['added', 'already-there', 'replaced']),
    badge: KeptBadge,
  },
  { title: 'Added' },
)

const badgeParams = Type.Object({ badge: Id })

export const listBadges = operation({
  method: 'GET',
  path: '/api/v1/backpack/badges',
  operationId: 'listBadges',
  tag: 'Backpack',
  summary: 'Your badges; one search finds names, issuers, tags and years',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  query: Type.Object({
    ...pageQuery,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    issuer: Type.Optional(Type.String({ maxLength: 500 })),
    tag: Type.Optional(Type.String({ maxLength: 100 })),
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 3000 })),
    standing: Type.Optional(Words(standings)),
  }),
  response: {
    200: Type.Intersect([
      Page(ShelfBadge),
      Type.Object({
        facets: Type.Object({
          issuers: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
          tags: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
          years: Type.Array(Type.Object({ value: Type.Integer(), count: Type.Integer() })),
          standings: Type.Array(Type.Object({ value: Words(standings), count: Type.Integer() })),
        }),
      }),
    ]),
  },
  problems: [],
  example: {},
})

export const addBadge = operation({
  method: 'POST',
  path: '/api/v1/backpack/badges',
  operationId: 'addBadge',
  tag: 'Backpack',
  summary: 'Put a badge of any maker into your backpack',
  description:
    'Raw bytes with their media type (PNG, SVG, JSON, JWT or text), or `{ "url": … }` as application/json.',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  rawBody: {
    mediaTypes: [
      'application/json',
      'application/ld+json',
      'application/vc',
      'application/vc+ld+json',
      'application/vc+jwt',
      'application/jwt',
      'application/jose',
      'text/plain',
      'image/png',
      'image/svg+xml',
      'application/octet-stream',
    ],
    maxBytes: 5_000_000,
  },
  response: { 200: Added, 201: Added },
  problems: [
    'badge-refused',
    'badge-for-another-address',
    'too-large',
    'media-type-unsupported',
    'url-refused',
    'url-unreachable',
    'too-many-requests',
  ],
  example: { body: { url: 'https://badges.example/awards/1' } },
})

export const readBadge = operation({
  method: 'GET',
  path: '/api/v1/backpack/badges/:badge',
  operationId: 'readBadge',
  tag: 'Backpack',
  summary: 'One badge with its criteria, evidence, findings and history',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: badgeParams,
  response: { 200: KeptBadge },
  problems: ['badge-not-found'],
  example: { params: { badge: sample } },
})

export const checkBadge = operation({
  method: 'POST',
  path: '/api/v1/backpack/badges/:badge/check',
  operationId: 'checkBadge',
  tag: 'Backpack',
  summary: 'Verify it again now',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: badgeParams,
  response: { 200: KeptBadge },
  problems: ['badge-not-found', 'too-many-requests'],
  example: { params: { badge: sample } },
})

export const removeBadge = operation({
  method: 'DELETE',
  path: '/api/v1/backpack/badges/:badge',
  operationId: 'removeBadge',
  tag: 'Backpack',
  summary: 'Take a badge out of your backpack, with its shares',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: badgeParams,
  response: { 204: 'none' },
  problems: ['badge-not-found'],
  example: { params: { badge: sample } },
})

export const downloadBadge = operation({
  method: 'GET',
  path: '/api/v1/backpack/badges/:badge/download',
  operationId: 'downloadBadge',
  tag: 'Backpack',
  summary: 'The badge as a file, byte for byte or baked into its picture',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: badgeParams,
  query: Type.Object({ form: Type.Optional(Words(['original', 'png', 'svg', 'json', 'jwt'])) }),
  response: { 200: 'binary' },
  problems: ['badge-not-found', 'form-not-available'],
  example: { params: { badge: sample } },
})

export const showBadgeImage = operation({
  method: 'GET',
  path: '/api/v1/backpack/badges/:badge/image',
  operationId: 'showBadgeImage',
  tag: 'Backpack',
  summary: 'The picture of one of your badges',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: badgeParams,
  response: { 200: 'binary' },
  problems: ['badge-not-found'],
  example: { params: { badge: sample } },
})

export type ShelfBadge = Static<typeof ShelfBadge>
export type KeptBadge = Static<typeof KeptBadge>
export type Added = Static<typeof Added>
export type HistoryEntry = Static<typeof HistoryEntry>
