import { type Static, Type } from 'typebox'
import { OfferedAchievement, OfferedBy } from './offered.ts'
import { operation } from './operation.ts'
import { Email, Id, Instant, Language, Nullable, Page, pageQuery, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const codeStates = ['waiting', 'open', 'used-up', 'closed', 'ended'] as const

/** What a learner types or scans to get a badge without having been named by mail. */
export const Code = Type.Object(
  {
    id: Id,
    sheet: Type.String({ description: 'Shared by all codes that were made together', format: 'uuid' }),
    achievement: Type.Object({ id: Id, name: Type.String(), version: Type.Integer(), image: Type.String() }),
    organisation: Type.Object({ id: Id, slug: Type.String(), name: Type.String() }),
    text: Type.String({ description: 'As it is written or read aloud' }),
    link: Type.String({ description: 'What the QR code holds' }),
    mode: Words(['award', 'request'], { description: 'Awarded at once, or after somebody approves' }),
    state: Words(codeStates),
    label: Nullable(Type.String()),
    reservedFor: Nullable(Type.Object({ name: Nullable(Type.String()), email: Nullable(Type.String()) })),
    limit: Nullable(Type.Integer({ description: 'How many people; null for any number' })),
    taken: Type.Integer({ minimum: 0, description: 'People who used it, asked for included' }),
    waiting: Type.Integer({ minimum: 0, description: 'Requests that nobody has answered' }),
    opensAt: Nullable(Instant),
    closesAt: Nullable(Instant),
    createdAt: Instant,
  },
  { title: 'Code' },
)

/** What a code offers to whoever has it. */
export const CodeOffer = Type.Object(
  {
    text: Type.String(),
    state: Words(codeStates),
    mode: Words(['award', 'request']),
    achievement: OfferedAchievement,
    organisation: OfferedBy,
    reservedName: Nullable(Type.String()),
    opensAt: Nullable(Instant),
    closesAt: Nullable(Instant),
    mine: Nullable(
      Type.Object({
        state: Words(['taken', 'requested', 'refused']),
        badge: Nullable(Id),
        reason: Nullable(Type.String()),
      }),
    ),
  },
  { title: 'CodeOffer' },
)

export const CodeRequest = Type.Object(
  {
    id: Id,
    code: Id,
    achievement: Type.Object({ id: Id, name: Type.String() }),
    name: Nullable(Type.String()),
    email: Type.String(),
    note: Nullable(Type.String()),
    state: Words(['requested', 'taken', 'refused']),
    reason: Nullable(Type.String()),
    at: Instant,
  },
  { title: 'CodeRequest' },
)

const Reserved = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  email: Type.Optional(Email),
})

const codeOrder = Type.Object({
  organisation: Type.Optional(
    Type.String({ maxLength: 64, description: 'Who awards it, when that is not who created it' }),
  ),
  style: Type.Optional(
    Words(['words', 'short'], { description: 'Three words to read aloud, or eight letters and digits' }),
  ),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 1 })),
  limit: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 100_000, default: 1 }))),
  reserved: Type.Optional(
    Type.Array(Reserved, {
      maxItems: 500,
      description: 'One code for each of these people, for them alone; `count` and `limit` are not asked',
    }),
  ),
  mode: Type.Optional(Words(['award', 'request'])),
  label: Type.Optional(Type.String({ maxLength: 200 })),
  narrative: Type.Optional(Type.String({ maxLength: 10_000, description: 'Note on every award, Markdown' })),
  language: Type.Optional(Language),
  opensAt: Type.Optional(Instant),
  closesAt: Type.Optional(Instant),
})

const codeParams = Type.Object({ code: Id })
const offerParams = Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) })
const requestParams = Type.Object({ request: Id })
const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })

export const createCodes = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/codes',
  operationId: 'createCodes',
  tag: 'Claim codes',
  summary: 'Make claim codes for a published achievement',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: Type.Object({ achievement: Id }),
  body: codeOrder,
  response: { 201: Type.Object({ sheet: Type.String({ format: 'uuid' }), items: Type.Array(Code) }) },
  problems: [
    'achievement-not-found',
    'organisation-not-found',
    'not-allowed',
    'not-shared',
    'not-published',
    'archived',
    'organisation-archived',
    'programme-archived',
  ],
  example: { params: { achievement: sample }, body: { style: 'words', limit: 30, label: 'Open day' } },
})

export const listCodes = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/codes',
  operationId: 'listCodes',
  tag: 'Claim codes',
  summary: 'Claim codes of an organisation, newest first',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: organisationParams,
  query: Type.Object({
    ...pageQuery,
    achievement: Type.Optional(Id),
    sheet: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  response: { 200: Page(Code) },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const readCode = operation({
  method: 'GET',
  path: '/api/v1/codes/:code',
  operationId: 'readCode',
  tag: 'Claim codes',
  summary: 'One claim code, with how many have used it',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: codeParams,
  response: { 200: Code },
  problems: ['code-not-found', 'not-allowed'],
  example: { params: { code: sample } },
})

export const endCode = operation({
  method: 'POST',
  path: '/api/v1/codes/:code/end',
  operationId: 'endCode',
  tag: 'Claim codes',
  summary: 'End a claim code; what was taken stays',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: codeParams,
  response: { 200: Code },
  problems: ['code-not-found', 'not-allowed'],
  example: { params: { code: sample } },
})

export const printCodes = operation({
  method: 'GET',
  path: '/api/v1/code-sheets/:sheet',
  operationId: 'printCodes',
  tag: 'Claim codes',
  summary: 'The open codes of a sheet as PDF slips with QR codes',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: Type.Object({ sheet: Id }),
  query: Type.Object({ paper: Type.Optional(Words(['a4', 'letter'])) }),
  response: { 200: 'binary' },
  problems: ['code-not-found', 'not-allowed'],
  example: { params: { sheet: sample } },
})

export const listCodeRequests = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/code-requests',
  operationId: 'listCodeRequests',
  tag: 'Claim codes',
  summary: 'Who asked for a badge by a code, newest first',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:read'] },
  params: organisationParams,
  query: Type.Object({
    ...pageQuery,
    code: Type.Optional(Id),
    state: Type.Optional(Words(['requested', 'taken', 'refused'])),
  }),
  response: { 200: Page(CodeRequest) },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const approveCodeRequest = operation({
  method: 'POST',
  path: '/api/v1/code-requests/:request/approve',
  operationId: 'approveCodeRequest',
  tag: 'Claim codes',
  summary: 'Award what somebody asked for',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: requestParams,
  response: { 200: CodeRequest },
  problems: [
    'code-request-not-found',
    'code-request-answered',
    'not-allowed',
    'not-published',
    'archived',
    'organisation-archived',
    'programme-archived',
  ],
  example: { params: { request: sample } },
})

export const refuseCodeRequest = operation({
  method: 'POST',
  path: '/api/v1/code-requests/:request/refuse',
  operationId: 'refuseCodeRequest',
  tag: 'Claim codes',
  summary: 'Refuse a request, with a reason the learner sees',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: requestParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  response: { 200: CodeRequest },
  problems: ['code-request-not-found', 'code-request-answered', 'not-allowed'],
  example: { params: { request: sample }, body: { reason: 'You were not at the workshop yet.' } },
})

export const readCodeOffer = operation({
  method: 'GET',
  path: '/api/v1/code-offers/:text',
  operationId: 'readCodeOffer',
  tag: 'Claim codes',
  summary: 'What a claim code offers; capitals, spaces and hyphens do not matter',
  access: { kind: 'public' },
  params: offerParams,
  response: { 200: CodeOffer },
  problems: ['code-unknown', 'too-many-requests'],
  example: { params: { text: 'a-claim-code' } },
})

export const takeCode = operation({
  method: 'POST',
  path: '/api/v1/code-offers/:text/take',
  operationId: 'takeCode',
  tag: 'Claim codes',
  summary: 'Use a claim code: the badge is in your backpack, or your request is with the organisation',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: offerParams,
  body: Type.Object({
    email: Type.Optional(
      Type.String({ format: 'email', description: 'Which of your addresses; else the main one' }),
    ),
    note: Type.Optional(
      Type.String({ maxLength: 1000, description: 'For a code that asks: a word to who decides' }),
    ),
  }),
  response: { 200: CodeOffer },
  problems: [
    'code-unknown',
    'code-not-open',
    'code-reserved',
    'code-already-have',
    'address-not-found',
    'archived',
    'organisation-archived',
    'programme-archived',
    'badge-refused',
    'too-many-requests',
  ],
  example: { params: { text: 'a-claim-code' }, body: {} },
})

export type Code = Static<typeof Code>
export type CodeOffer = Static<typeof CodeOffer>
export type CodeOrder = Static<typeof codeOrder>
export type CodeRequest = Static<typeof CodeRequest>
