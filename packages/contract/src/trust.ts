import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { organisationParams } from './organisations.ts'
import { Id, Instant, Nullable, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const Domain = Type.Object(
  {
    id: Id,
    domain: Type.String(),
    state: Words(['waiting', 'proven', 'lapsed'], {
      description: 'lapsed: was proven, and the proof has not been found for days',
    }),
    method: Nullable(Words(['dns', 'file'])),
    record: Type.Object(
      { name: Type.String(), value: Type.String() },
      { description: 'TXT record that proves it' },
    ),
    file: Type.Object(
      { url: Type.String(), text: Type.String() },
      { description: 'Or a text file that proves it' },
    ),
    provenAt: Nullable(Instant),
    seenAt: Nullable(Type.String({ format: 'date-time', description: 'When the proof was last seen' })),
    checkedAt: Nullable(Instant),
    lapsedAt: Nullable(Instant),
  },
  { title: 'Domain' },
)

export const Accreditation = Type.Object(
  {
    id: Id,
    statement: Type.String(),
    link: Nullable(Type.String()),
    givenOn: Type.String({ format: 'date' }),
    endsOn: Nullable(Type.String({ format: 'date' })),
    by: Type.Union(
      [
        Type.Object({ kind: Type.Literal('host') }),
        Type.Object({
          kind: Type.Literal('organisation'),
          name: Type.String(),
          slug: Type.String(),
          related: Type.Boolean({ description: 'Of the same tree as the organisation it speaks about' }),
        }),
      ],
      { description: 'Who says so' },
    ),
    createdAt: Instant,
  },
  { title: 'Accreditation' },
)

const domainParams = Type.Object({ ...organisationParams.properties, domain: Id })

export const listDomains = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/domains',
  operationId: 'listDomains',
  tag: 'Trust',
  summary: 'Domains an organisation has proved or wants to prove',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Domain) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const addDomain = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/domains',
  operationId: 'addDomain',
  tag: 'Trust',
  summary: 'Begin to prove that a domain is yours',
  description:
    'The answer names a TXT record and a file; either proves it. Both are looked for again each day.',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object({ domain: Type.String({ minLength: 3, maxLength: 253 }) }),
  response: { 201: Domain },
  problems: ['organisation-not-found', 'not-allowed', 'validation-failed'],
  example: { params: { organisation: 'riverside-library' }, body: { domain: 'library.example' } },
})

export const checkDomain = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/domains/:domain/check',
  operationId: 'checkDomain',
  tag: 'Trust',
  summary: 'Look for the proof now',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: domainParams,
  response: { 200: Domain },
  problems: ['organisation-not-found', 'not-allowed', 'domain-not-found', 'too-many-requests'],
  example: { params: { organisation: 'riverside-library', domain: sample } },
})

export const removeDomain = operation({
  method: 'DELETE',
  path: '/api/v1/organisations/:organisation/domains/:domain',
  operationId: 'removeDomain',
  tag: 'Trust',
  summary: 'Stop showing a domain',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: domainParams,
  response: { 204: 'none' },
  problems: ['organisation-not-found', 'not-allowed', 'domain-not-found'],
  example: { params: { organisation: 'riverside-library', domain: sample } },
})

export const listAccreditations = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/accreditations',
  operationId: 'listAccreditations',
  tag: 'Trust',
  summary: 'What others say of an organisation',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Accreditation) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const accredit = operation({
  method: 'POST',
  path: '/api/v1/accreditations',
  operationId: 'accredit',
  tag: 'Trust',
  summary:
    'Say something of another organisation on this host, in the name of yours or as operator of the host',
  access: { kind: 'signed-in', scopes: ['organisations:write'] },
  body: Type.Object({
    organisation: Type.String({ maxLength: 64, description: 'Short name of the one it is about' }),
    by: Type.Optional(
      Nullable(
        Type.String({ maxLength: 64, description: 'Organisation you own; left out, the host speaks' }),
      ),
    ),
    statement: Type.String({ minLength: 1, maxLength: 500 }),
    link: Type.Optional(Nullable(Url)),
    givenOn: Type.String({ format: 'date' }),
    endsOn: Type.Optional(Nullable(Type.String({ format: 'date' }))),
  }),
  response: { 201: Accreditation },
  problems: [
    'organisation-not-found',
    'not-allowed',
    'operators-only',
    'own-accreditation',
    'too-many-requests',
  ],
  example: {
    body: {
      organisation: 'hillside-school',
      by: 'riverside-library',
      statement: 'Partner school since 2024',
      link: 'https://library.example/partners',
      givenOn: '2026-05-03',
    },
  },
})

export const withdrawAccreditation = operation({
  method: 'DELETE',
  path: '/api/v1/accreditations/:accreditation',
  operationId: 'withdrawAccreditation',
  tag: 'Trust',
  summary: 'Take it back, or as the organisation it is about have it removed',
  access: { kind: 'signed-in', scopes: ['organisations:write'] },
  params: Type.Object({ accreditation: Id }),
  response: { 204: 'none' },
  problems: ['accreditation-not-found'],
  example: { params: { accreditation: sample } },
})

export type Domain = Static<typeof Domain>
export type Accreditation = Static<typeof Accreditation>
