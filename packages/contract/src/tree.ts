import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Organisation, organisationParams } from './organisations.ts'
import { roles } from './scopes.ts'
import { Id, Instant, Nullable, Slug, Words } from './shapes.ts'

const node = {
  id: Id,
  slug: Slug,
  name: Type.String(),
  logo: Nullable(Type.String()),
  archivedAt: Nullable(Instant),
}

export const Tree = Type.Object(
  {
    above: Type.Array(Type.Object(node), { description: 'From the top down to the one above' }),
    below: Type.Array(Type.Object({ ...node, parentId: Id }), {
      description: 'Every part of it, by name; at most a thousand',
    }),
    merged: Type.Array(Type.Object(node), { description: 'What was merged into it' }),
  },
  { title: 'Tree' },
)

export const HeldRole = Type.Object(
  {
    personId: Id,
    name: Nullable(Type.String()),
    email: Type.String(),
    role: Words(roles),
    by: Words(['invitation', 'school'], {
      description: 'school: kept in step by a school sign-in each time the person signs in',
    }),
    level: Type.Object(
      { kind: Words(['organisation', 'programme']), id: Id, name: Type.String(), slug: Slug },
      { description: 'Where the role was granted; it holds there and below' },
    ),
    since: Instant,
  },
  { title: 'HeldRole' },
)

export const readTree = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/tree',
  operationId: 'readTree',
  tag: 'Organisations',
  summary: 'What is above and below an organisation',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Tree },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const listRoles = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/roles',
  operationId: 'listRoles',
  tag: 'Organisations',
  summary: 'Who may do something here, and from where: its own people, those above, those of its programmes',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(HeldRole) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const moveOrganisation = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/move',
  operationId: 'moveOrganisation',
  tag: 'Organisations',
  summary: 'Put an organisation, with all below it, under another one or at the top',
  description:
    'Asks for the role owner in the organisation, in the one it leaves and in the one it comes to. At the top, you stay its owner.',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object({
    parent: Nullable(Type.String({ maxLength: 64, description: 'Id or slug; null for the top' })),
  }),
  response: { 200: Organisation },
  problems: [
    'organisation-not-found',
    'not-allowed',
    'own-descendant',
    'too-deep',
    'organisation-archived',
    'organisations-closed',
  ],
  example: { params: { organisation: 'riverside-library' }, body: { parent: null } },
})

export const mergeOrganisation = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/merge',
  operationId: 'mergeOrganisation',
  tag: 'Organisations',
  summary: 'Merge an organisation into another one, for good',
  description:
    'People, programmes, parts and achievements go over; its page leads to the other one. What it awarded keeps its issuer and stays verifiable. Asks for the role owner in both.',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object({ into: Type.String({ maxLength: 64, description: 'Id or slug' }) }),
  response: { 200: Organisation },
  problems: ['organisation-not-found', 'not-allowed', 'own-descendant', 'too-deep', 'organisation-archived'],
  example: { params: { organisation: 'riverside-library' }, body: { into: 'city-libraries' } },
})

export const archiveOrganisation = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/archive',
  operationId: 'archiveOrganisation',
  tag: 'Organisations',
  summary: 'Stop awarding here and below; what was awarded stays valid',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  response: { 200: Organisation },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const unarchiveOrganisation = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/unarchive',
  operationId: 'unarchiveOrganisation',
  tag: 'Organisations',
  summary: 'Take an organisation out of the archive',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  response: { 200: Organisation },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export type Tree = Static<typeof Tree>
export type HeldRole = Static<typeof HeldRole>
