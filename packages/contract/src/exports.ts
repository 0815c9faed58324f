import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const exportRhythms = ['never', 'week', 'month', 'quarter'] as const

export const Export = Type.Object(
  {
    id: Id,
    state: Words(['waiting', 'ready']),
    madeBy: Words(['hand', 'schedule']),
    createdAt: Instant,
    readyAt: Nullable(Instant),
    bytes: Nullable(Type.Integer({ minimum: 0 })),
    badges: Nullable(Type.Integer({ minimum: 0 })),
    deletedAt: Type.String({ format: 'date-time', description: 'When this file goes from the host' }),
    download: Nullable(Type.String({ description: 'Where the ZIP is, for you alone' })),
  },
  { title: 'Export' },
)

export const ExportSchedule = Type.Object(
  { every: Words(exportRhythms), next: Nullable(Instant) },
  { title: 'ExportSchedule' },
)

const access = { kind: 'signed-in', scopes: ['backpack:read', 'profile:read'] } as const
const of = { access: { kind: access.kind, scopes: [...access.scopes] }, params: Type.Object({ export: Id }) }

export const createExport = operation({
  method: 'POST',
  path: '/api/v1/backpack/exports',
  operationId: 'createExport',
  tag: 'Exports',
  summary: 'Make one ZIP of everything that is yours',
  description:
    'It is made in the background; read it again until its state is `ready`. While one is waiting, that one is answered. The format is described in docs/export-format.md.',
  access: of.access,
  response: { 202: Export },
  problems: ['too-many-requests'],
  example: {},
})

export const listExports = operation({
  method: 'GET',
  path: '/api/v1/backpack/exports',
  operationId: 'listExports',
  tag: 'Exports',
  summary: 'Your exports that are still here, newest first, and their schedule',
  access: of.access,
  response: { 200: Type.Object({ items: Type.Array(Export), schedule: ExportSchedule }) },
  problems: [],
  example: {},
})

export const readExport = operation({
  method: 'GET',
  path: '/api/v1/backpack/exports/:export',
  operationId: 'readExport',
  tag: 'Exports',
  summary: 'How far an export is',
  ...of,
  response: { 200: Export },
  problems: ['export-not-found'],
  example: { params: { export: sample } },
})

export const downloadExport = operation({
  method: 'GET',
  path: '/api/v1/backpack/exports/:export/download',
  operationId: 'downloadExport',
  tag: 'Exports',
  summary: 'The ZIP',
  ...of,
  response: { 200: 'binary' },
  problems: ['export-not-found', 'export-not-ready'],
  example: { params: { export: sample } },
})

export const deleteExport = operation({
  method: 'DELETE',
  path: '/api/v1/backpack/exports/:export',
  operationId: 'deleteExport',
  tag: 'Exports',
  summary: 'Delete an export from this host now',
  ...of,
  response: { 204: 'none' },
  problems: ['export-not-found'],
  example: { params: { export: sample } },
})

export const setExportSchedule = operation({
  method: 'PUT',
  path: '/api/v1/backpack/export-schedule',
  operationId: 'setExportSchedule',
  tag: 'Exports',
  summary: 'Have an export made by itself every week, month or quarter, or never',
  access: of.access,
  body: Type.Object({ every: Words(exportRhythms) }),
  response: { 200: ExportSchedule },
  problems: [],
  example: { body: { every: 'month' } },
})

export type Export = Static<typeof Export>
export type ExportSchedule = Static<typeof ExportSchedule>
