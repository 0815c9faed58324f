import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

/** What an application may be let do with a backpack. */
export const powers = ['badges-read', 'badges-add', 'profile-read', 'profile-change'] as const

/** That an application may read from your backpack, or push into it. */
export const Consent = Type.Object(
  {
    id: Id,
    client: Type.String({ description: 'What the application calls itself' }),
    host: Type.String({ description: 'Where it leads; unlike its name, this is certain' }),
    powers: Type.Array(Words(powers)),
    givenAt: Instant,
    lastUsedAt: Nullable(Instant),
  },
  { title: 'Consent' },
)

export type Consent = Static<typeof Consent>

export const listConsents = operation({
  method: 'GET',
  path: '/api/v1/consents',
  operationId: 'listConsents',
  tag: 'Consents',
  summary: 'Applications that may read from your backpack or push into it',
  access: { kind: 'signed-in' },
  response: { 200: Type.Object({ items: Type.Array(Consent) }) },
  problems: [],
  example: {},
})

export const withdrawConsent = operation({
  method: 'DELETE',
  path: '/api/v1/consents/:consent',
  operationId: 'withdrawConsent',
  tag: 'Consents',
  summary: 'Take a consent back; whatever the application holds stops working at once',
  access: { kind: 'signed-in' },
  params: Type.Object({ consent: Id }),
  response: { 204: 'none' },
  problems: ['consent-not-found'],
  example: { params: { consent: '01900000-0000-7000-8000-000000000001' } },
})
