import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Instant, Nullable, Words } from './shapes.ts'

export const legalPages = ['terms', 'privacy', 'imprint', 'accessibility'] as const

export const LegalPage = Type.Object(
  {
    page: Words(legalPages),
    text: Type.String({ description: 'Markdown' }),
    html: Type.String(),
    edited: Type.Boolean({ description: 'False while it is the text the host came with' }),
    updatedAt: Nullable(Instant),
  },
  { title: 'LegalPage' },
)

export const Host = Type.Object(
  {
    name: Type.String(),
    url: Type.String(),
    version: Type.String(),
    languages: Type.Array(Type.String()),
    setUp: Type.Boolean({ description: 'An operator exists' }),
    organisations: Words(['open', 'operators'], { description: 'Who may found an organisation here' }),
    mail: Words(['smtp', 'mailbox'], { description: 'Where mail goes' }),
  },
  { title: 'Host' },
)

export const readHost = operation({
  method: 'GET',
  path: '/api/v1/host',
  operationId: 'readHost',
  tag: 'Host',
  summary: 'What this host is',
  access: { kind: 'public' },
  response: { 200: Host },
  problems: [],
  example: {},
})

export const changeHost = operation({
  method: 'PATCH',
  path: '/api/v1/host',
  operationId: 'changeHost',
  tag: 'Host',
  summary: 'Name the host; say who may found organisations',
  access: { kind: 'operator' },
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    organisations: Type.Optional(Words(['open', 'operators'])),
  }),
  response: { 200: Host },
  problems: [],
  example: { body: { name: 'Badges of Riverside' } },
})

export const readLegalPage = operation({
  method: 'GET',
  path: '/api/v1/legal/:page',
  operationId: 'readLegalPage',
  tag: 'Host',
  summary: 'Terms, privacy, imprint or accessibility statement',
  access: { kind: 'public' },
  params: Type.Object({ page: Words(legalPages) }),
  response: { 200: LegalPage },
  problems: [],
  example: { params: { page: 'privacy' } },
})

export const changeLegalPage = operation({
  method: 'PUT',
  path: '/api/v1/legal/:page',
  operationId: 'changeLegalPage',
  tag: 'Host',
  summary: 'Rewrite a legal page',
  access: { kind: 'operator' },
  params: Type.Object({ page: Words(legalPages) }),
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 100_000 }) }),
  response: { 200: LegalPage },
  problems: [],
  example: { params: { page: 'imprint' }, body: { text: '# Imprint\n\nRiverside City Council' } },
})

export type LegalPage = Static<typeof LegalPage>
export type Host = Static<typeof Host>
