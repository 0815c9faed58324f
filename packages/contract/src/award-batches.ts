import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

const batchStates = ['draft', 'scheduled', 'running', 'paused', 'done', 'cancelled'] as const
export const batchRowStates = ['ready', 'bad', 'awarded', 'skipped', 'failed'] as const
/** What a column can hold; `result:KEY` holds a result that the achievement describes. */
export const columnRoles = [
  'address',
  'name',
  'family-name',
  'narrative',
  'evidence',
  'evidence-text',
  'date',
  'expires',
  'language',
  'note',
  'ignore',
] as const
const dateOrders = ['day-first', 'month-first'] as const
const agains = ['skip', 'award'] as const

const ColumnRole = Type.String({
  pattern: `^(?:${columnRoles.join('|')}|result:.{1,64})$`,
  description: `${columnRoles.join(', ')}, or \`result:KEY\` for a result the achievement describes`,
})

export const AwardBatch = Type.Object(
  {
    id: Id,
    name: Type.String({ description: 'Of the file, or what it was called' }),
    achievement: Type.Object({ id: Id, name: Type.String(), image: Type.String() }),
    organisation: Type.Object({ id: Id, slug: Type.String(), name: Type.String() }),
    state: Words(batchStates),
    columns: Type.Array(Type.String(), { description: 'Headings of the file, or numbers where it has none' }),
    roles: Type.Array(ColumnRole, { description: 'What each column holds, guessed until it is said' }),
    dates: Nullable(Words(dateOrders, { description: 'How 3/4/2026 is read' })),
    again: Nullable(Words(agains, { description: 'What to do with who has the badge already' })),
    sendNow: Type.Boolean({ description: 'Mails leave at once instead of after a minute' }),
    asks: Type.Array(Words(['address', 'dates', 'again']), {
      description: 'What has to be said before it can start',
    }),
    counts: Type.Object({
      total: Type.Integer(),
      ready: Type.Integer(),
      bad: Type.Integer(),
      again: Type.Integer({ description: 'Of those that are ready: who has the badge already' }),
      awarded: Type.Integer(),
      skipped: Type.Integer(),
      failed: Type.Integer(),
      undelivered: Type.Integer({ description: 'Of those awarded: whose mail could not be delivered' }),
    }),
    startsAt: Nullable(Instant),
    createdAt: Instant,
    finishedAt: Nullable(Instant),
  },
  { title: 'AwardBatch' },
)

export const AwardBatchRow = Type.Object(
  {
    row: Type.Integer({ minimum: 1, description: 'Its place in the file, headings not counted' }),
    state: Words(batchRowStates),
    cells: Type.Array(Type.String()),
    problems: Type.Array(
      Type.Object({
        code: Type.String({ description: 'Stable' }),
        column: Nullable(Type.Integer({ minimum: 0 })),
        detail: Type.String({ description: 'In English; programs go by the code' }),
      }),
    ),
    again: Type.Boolean({ description: 'This address has the badge already, or stands in the list before' }),
    award: Nullable(Id),
  },
  { title: 'AwardBatchRow' },
)

const batchParams = Type.Object({ batch: Id })
const batchProblems = ['batch-not-found', 'not-allowed'] as const

export const createAwardBatch = operation({
  method: 'POST',
  path: '/api/v1/award-batches',
  operationId: 'createAwardBatch',
  tag: 'Award batches',
  summary: 'Award to many: up to 100,000 rows of CSV, XLSX, pasted text, JSON or a OneRoster class list',
  description:
    'The batch is a draft until it is started; `start=true` starts it at once when nothing has to be asked. JSON is an array of objects, NDJSON one object a line.',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  query: Type.Object({
    achievement: Id,
    organisation: Type.Optional(
      Type.String({ maxLength: 64, description: 'Who awards it, when that is not who created it' }),
    ),
    name: Type.Optional(Type.String({ maxLength: 200 })),
    class: Type.Optional(
      Type.String({ maxLength: 200, description: 'Of a OneRoster list: sourcedId of the class' }),
    ),
    again: Type.Optional(Words(agains)),
    dates: Type.Optional(Words(dateOrders)),
    start: Type.Optional(Type.Boolean({ default: false })),
  }),
  rawBody: {
    mediaTypes: [
      'text/csv',
      'text/plain',
      'text/tab-separated-values',
      'application/json',
      'application/x-ndjson',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/zip',
      'application/octet-stream',
    ],
    maxBytes: 50_000_000,
    spooled: true,
  },
  response: { 201: AwardBatch },
  problems: [
    'achievement-not-found',
    'organisation-not-found',
    'not-allowed',
    'not-shared',
    'not-published',
    'archived',
    'table-unreadable',
    'class-needed',
    'batch-asks',
    'too-large',
  ],
  example: { query: { achievement: sample } },
})

export const deleteAwardBatch = operation({
  method: 'DELETE',
  path: '/api/v1/award-batches/:batch',
  operationId: 'deleteAwardBatch',
  tag: 'Award batches',
  summary: 'Delete a draft with its rows; drafts that nobody touches for 30 days go by themselves',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: batchParams,
  response: { 204: 'none' },
  problems: [...batchProblems, 'batch-state'],
  example: { params: { batch: sample } },
})

export const listAwardBatches = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/award-batches',
  operationId: 'listAwardBatches',
  tag: 'Award batches',
  summary: 'Batches of an organisation, newest first',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: Type.Object({ organisation: Type.String({ maxLength: 64 }) }),
  query: Type.Object(pageQuery),
  response: { 200: Page(AwardBatch) },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const readAwardBatch = operation({
  method: 'GET',
  path: '/api/v1/award-batches/:batch',
  operationId: 'readAwardBatch',
  tag: 'Award batches',
  summary: 'One batch and how far it is',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: batchParams,
  response: { 200: AwardBatch },
  problems: [...batchProblems],
  example: { params: { batch: sample } },
})

export const listAwardBatchRows = operation({
  method: 'GET',
  path: '/api/v1/award-batches/:batch/rows',
  operationId: 'listAwardBatchRows',
  tag: 'Award batches',
  summary: 'Rows of a batch with every problem of each, in the order of the file',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: batchParams,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    state: Type.Optional(Words([...batchRowStates, 'again'])),
  }),
  response: {
    200: Type.Object({ items: Type.Array(AwardBatchRow), next: Nullable(Type.Integer({ minimum: 0 })) }),
  },
  problems: [...batchProblems],
  example: { params: { batch: sample } },
})

export const changeAwardBatch = operation({
  method: 'PATCH',
  path: '/api/v1/award-batches/:batch',
  operationId: 'changeAwardBatch',
  tag: 'Award batches',
  summary: 'Say what the columns hold, how dates are read, and what to do with who has the badge already',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: batchParams,
  body: Type.Object({
    roles: Type.Optional(Type.Array(ColumnRole, { maxItems: 100 })),
    dates: Type.Optional(Words(dateOrders)),
    again: Type.Optional(Words(agains)),
    sendNow: Type.Optional(Type.Boolean()),
  }),
  response: { 200: AwardBatch },
  problems: [...batchProblems, 'batch-state'],
  example: { params: { batch: sample }, body: { again: 'skip' } },
})

export const changeAwardBatchRow = operation({
  method: 'PUT',
  path: '/api/v1/award-batches/:batch/rows/:row',
  operationId: 'changeAwardBatchRow',
  tag: 'Award batches',
  summary: 'Mend a row that is not awarded yet',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: Type.Object({ batch: Id, row: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
  body: Type.Object({ cells: Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 100 }) }),
  response: { 200: AwardBatchRow },
  problems: [...batchProblems, 'batch-state'],
  example: { params: { batch: sample, row: 1 }, body: { cells: ['ada@learner.example', 'Ada'] } },
})

const act = <const Name extends string, const Path extends string>(
  operationId: Name,
  path: Path,
  summary: string,
) =>
  operation({
    method: 'POST',
    path: `/api/v1/award-batches/:batch/${path}`,
    operationId,
    tag: 'Award batches',
    summary,
    access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
    params: batchParams,
    response: { 200: AwardBatch },
    problems: [...batchProblems, 'batch-state'],
    example: { params: { batch: sample } },
  })

export const startAwardBatch = operation({
  method: 'POST',
  path: '/api/v1/award-batches/:batch/start',
  operationId: 'startAwardBatch',
  tag: 'Award batches',
  summary: 'Award every row that is ready, now or later; rows with problems stay to be mended',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: batchParams,
  body: Type.Object({ startsAt: Type.Optional(Instant) }),
  response: { 200: AwardBatch },
  problems: [...batchProblems, 'batch-state', 'batch-asks', 'not-published', 'archived'],
  example: { params: { batch: sample }, body: {} },
})
export const pauseAwardBatch = act('pauseAwardBatch', 'pause', 'Stop after the rows at hand')
export const resumeAwardBatch = act('resumeAwardBatch', 'resume', 'Go on where it paused')
export const cancelAwardBatch = act(
  'cancelAwardBatch',
  'cancel',
  'Award no more of it; what is awarded stays',
)
export const retryAwardBatch = act(
  'retryAwardBatch',
  'retry',
  'Try again the rows that failed and those that were mended, and no others',
)

export const readAwardBatchReport = operation({
  method: 'GET',
  path: '/api/v1/award-batches/:batch/report',
  operationId: 'readAwardBatchReport',
  tag: 'Award batches',
  summary: 'What became of each row, as CSV; nothing in it is run as a formula',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: batchParams,
  response: { 200: 'binary' },
  problems: [...batchProblems],
  example: { params: { batch: sample } },
})

export type AwardBatch = Static<typeof AwardBatch>
export type AwardBatchRow = Static<typeof AwardBatchRow>
export type ColumnRole = (typeof columnRoles)[number] | `result:${string}`
