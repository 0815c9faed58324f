import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Member, organisationParams } from './organisations.ts'
import { roles } from './scopes.ts'
import { Id, Instant, Nullable, Page, pageQuery, Slug, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const Programme = Type.Object(
  {
    id: Id,
    organisationId: Id,
    slug: Slug,
    name: Type.String(),
    description: Nullable(Type.String()),
    role: Words(roles, { description: 'Your role in it, also from above' }),
    archivedAt: Nullable(Instant),
    createdAt: Instant,
  },
  { title: 'Programme' },
)

const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.Optional(Nullable(Type.String({ maxLength: 5000 }))),
}
const programmeParams = Type.Object({ programme: Id })
const memberParams = Type.Object({ programme: Id, person: Id })

export const listProgrammes = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/programmes',
  operationId: 'listProgrammes',
  tag: 'Programmes',
  summary: 'Programmes of an organisation in which you have a role',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  query: Type.Object(pageQuery),
  response: { 200: Page(Programme) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const createProgramme = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/programmes',
  operationId: 'createProgramme',
  tag: 'Programmes',
  summary: 'Begin a programme',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object({ ...fields, slug: Type.Optional(Slug) }),
  response: { 201: Programme },
  problems: ['organisation-not-found', 'not-allowed', 'slug-taken', 'organisation-archived'],
  example: {
    params: { organisation: 'riverside-library' },
    body: { name: 'Summer of Making', description: 'Ten weeks of workshops for everybody.' },
  },
})

export const readProgramme = operation({
  method: 'GET',
  path: '/api/v1/programmes/:programme',
  operationId: 'readProgramme',
  tag: 'Programmes',
  summary: 'One programme',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: programmeParams,
  response: { 200: Programme },
  problems: ['programme-not-found'],
  example: { params: { programme: sample } },
})

export const changeProgramme = operation({
  method: 'PATCH',
  path: '/api/v1/programmes/:programme',
  operationId: 'changeProgramme',
  tag: 'Programmes',
  summary: 'Change the name or description of a programme',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: programmeParams,
  body: Type.Partial(Type.Object(fields)),
  response: { 200: Programme },
  problems: ['programme-not-found', 'not-allowed'],
  example: { params: { programme: sample }, body: { name: 'Winter of Making' } },
})

export const archiveProgramme = operation({
  method: 'POST',
  path: '/api/v1/programmes/:programme/archive',
  operationId: 'archiveProgramme',
  tag: 'Programmes',
  summary: 'Stop awarding in a programme; what was awarded stays valid',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: programmeParams,
  response: { 200: Programme },
  problems: ['programme-not-found', 'not-allowed'],
  example: { params: { programme: sample } },
})

export const unarchiveProgramme = operation({
  method: 'POST',
  path: '/api/v1/programmes/:programme/unarchive',
  operationId: 'unarchiveProgramme',
  tag: 'Programmes',
  summary: 'Take a programme out of the archive',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: programmeParams,
  response: { 200: Programme },
  problems: ['programme-not-found', 'not-allowed'],
  example: { params: { programme: sample } },
})

export const listProgrammeMembers = operation({
  method: 'GET',
  path: '/api/v1/programmes/:programme/members',
  operationId: 'listProgrammeMembers',
  tag: 'Programmes',
  summary: 'People with a role in this programme only',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: programmeParams,
  query: Type.Object(pageQuery),
  response: { 200: Page(Member) },
  problems: ['programme-not-found'],
  example: { params: { programme: sample } },
})

export const changeProgrammeMember = operation({
  method: 'PATCH',
  path: '/api/v1/programmes/:programme/members/:person',
  operationId: 'changeProgrammeMember',
  tag: 'Programmes',
  summary: 'Give somebody another role in a programme',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: memberParams,
  body: Type.Object({ role: Words(roles) }),
  response: { 200: Member },
  problems: ['programme-not-found', 'member-not-found', 'not-allowed'],
  example: { params: { programme: sample, person: sample }, body: { role: 'reviewer' } },
})

export const removeProgrammeMember = operation({
  method: 'DELETE',
  path: '/api/v1/programmes/:programme/members/:person',
  operationId: 'removeProgrammeMember',
  tag: 'Programmes',
  summary: 'End a role in a programme, or leave it',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:write'] },
  params: memberParams,
  response: { 204: 'none' },
  problems: ['programme-not-found', 'member-not-found', 'not-allowed'],
  example: { params: { programme: sample, person: sample } },
})

export type Programme = Static<typeof Programme>
