import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

const importStates = ['running', 'done'] as const

/** What became of one thing that was brought. */
export const importOutcomes = [
  'waiting',
  'added',
  'already-there',
  'replaced',
  'other-address',
  'set-aside',
  'refused',
] as const

export const ImportLine = Type.Object(
  {
    line: Type.Integer({ minimum: 1 }),
    name: Type.String({ description: 'Of the file with its folders, the address, or how the text begins' }),
    outcome: Words(importOutcomes, {
      description:
        '`replaced`: newer than the one you had. `other-address` and `set-aside` (could not be verified) are kept byte for byte, to be tried again.',
    }),
    problem: Nullable(Type.String({ description: 'Stable code of why not' })),
    detail: Nullable(Type.String({ description: 'In English; programs go by the code' })),
    address: Nullable(
      Type.String({ description: 'Of `other-address`: whom the badge names, where it says so in plain' }),
    ),
    badge: Nullable(Id),
    triedAt: Nullable(Instant),
  },
  { title: 'ImportLine' },
)

const count = Type.Integer({ minimum: 0 })

export const Import = Type.Object(
  {
    id: Id,
    state: Words(importStates),
    counts: Type.Object({
      total: count,
      waiting: count,
      added: count,
      'already-there': count,
      replaced: count,
      'other-address': count,
      'set-aside': count,
      refused: count,
    }),
    createdAt: Instant,
    finishedAt: Nullable(Instant),
  },
  { title: 'Import' },
)

const importParams = Type.Object({ import: Id })

export const createImport = operation({
  method: 'POST',
  path: '/api/v1/backpack/imports',
  operationId: 'createImport',
  tag: 'Imports',
  summary: 'Bring many badges at once: a ZIP of files and folders, one a line, addresses, or pasted text',
  description:
    'Up to 5,000 badges: a ZIP; a single badge of any form; `{ "urls": […], "texts": […] }` as application/json; one badge or address a line as application/x-ndjson or text/plain. Each gets a line with what became of it, and a bad one keeps none of the others out.',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 300 })) }),
  rawBody: {
    mediaTypes: [
      'application/json',
      'application/zip',
      'application/x-zip-compressed',
      'application/x-ndjson',
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
    maxBytes: 100_000_000,
    spooled: true,
  },
  response: { 202: Import },
  problems: ['import-empty', 'archive-unreadable', 'too-large', 'too-many-requests'],
  example: { body: { urls: ['https://badges.example/awards/1', 'https://badges.example/awards/2'] } },
})

export const listImports = operation({
  method: 'GET',
  path: '/api/v1/backpack/imports',
  operationId: 'listImports',
  tag: 'Imports',
  summary: 'What you brought, newest first',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  query: Type.Object(pageQuery),
  response: { 200: Page(Import) },
  problems: [],
  example: {},
})

export const readImport = operation({
  method: 'GET',
  path: '/api/v1/backpack/imports/:import',
  operationId: 'readImport',
  tag: 'Imports',
  summary: 'How far an import is',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: importParams,
  response: { 200: Import },
  problems: ['import-not-found'],
  example: { params: { import: sample } },
})

export const listImportLines = operation({
  method: 'GET',
  path: '/api/v1/backpack/imports/:import/lines',
  operationId: 'listImportLines',
  tag: 'Imports',
  summary: 'What became of each thing, in the order in which they came',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  params: importParams,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
    after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    outcome: Type.Optional(Words(importOutcomes)),
  }),
  response: {
    200: Type.Object({ items: Type.Array(ImportLine), next: Nullable(Type.Integer({ minimum: 0 })) }),
  },
  problems: ['import-not-found'],
  example: { params: { import: sample } },
})

export const retryImport = operation({
  method: 'POST',
  path: '/api/v1/backpack/imports/:import/retry',
  operationId: 'retryImport',
  tag: 'Imports',
  summary: 'Try again what was set aside or is for another address',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: importParams,
  body: Type.Object({
    lines: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 5_000, description: 'All, where it is left out' }),
    ),
    unverified: Type.Optional(
      Words(['aside', 'keep'], {
        description:
          '`keep` puts what cannot be verified on the shelf, where it says that it is not verified',
      }),
    ),
  }),
  response: { 202: Import },
  problems: ['import-not-found', 'too-many-requests'],
  example: { params: { import: sample }, body: {} },
})

export const deleteImport = operation({
  method: 'DELETE',
  path: '/api/v1/backpack/imports/:import',
  operationId: 'deleteImport',
  tag: 'Imports',
  summary: 'Forget the list and what it set aside; badges that were added stay',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: importParams,
  response: { 204: 'none' },
  problems: ['import-not-found'],
  example: { params: { import: sample } },
})

export type Import = Static<typeof Import>
export type ImportLine = Static<typeof ImportLine>
