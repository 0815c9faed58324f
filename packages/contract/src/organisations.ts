import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { roles } from './scopes.ts'
import { Email, Id, Instant, Language, Nullable, Page, pageQuery, Slug, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const Organisation = Type.Object(
  {
    id: Id,
    slug: Slug,
    name: Type.String(),
    description: Nullable(Type.String()),
    url: Nullable(Type.String()),
    email: Nullable(Type.String()),
    language: Type.String(),
    logo: Nullable(Type.String({ description: 'Address of the logo on this host' })),
    profile: Type.String({ description: 'Public page and Open Badges 2.0 issuer id' }),
    did: Type.String({ description: 'did:web identifier; Open Badges 3.0 issuer id' }),
    parentId: Nullable(Type.String({ description: 'Organisation above it' })),
    archivedAt: Nullable(Instant),
    role: Nullable(
      Words(roles, { description: 'Your role here, also from above; null when you only work in programmes' }),
    ),
    createdAt: Instant,
  },
  { title: 'Organisation' },
)

const profileFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.Optional(Nullable(Type.String({ maxLength: 5000 }))),
  url: Type.Optional(Nullable(Url)),
  email: Type.Optional(Nullable(Email)),
  language: Type.Optional(Language),
}

export const Member = Type.Object(
  { personId: Id, name: Nullable(Type.String()), email: Type.String(), role: Words(roles), since: Instant },
  { title: 'Member' },
)

export const Invitation = Type.Object(
  {
    id: Id,
    email: Type.String(),
    role: Words(roles),
    programme: Nullable(Id),
    invitedAt: Instant,
    expiresAt: Instant,
    link: Type.String({ description: 'Copy this link when mail does not arrive' }),
  },
  { title: 'Invitation' },
)

export const IssuerKey = Type.Object(
  {
    id: Type.String({ description: 'Verification method id' }),
    publicKeyMultibase: Type.String(),
    state: Words(['current', 'retired', 'compromised']),
    createdAt: Instant,
    retiredAt: Nullable(Instant),
    compromisedAt: Nullable(Instant),
  },
  { title: 'IssuerKey' },
)

export const organisationParams = Type.Object({
  organisation: Type.String({ maxLength: 64, description: 'Id or slug of the organisation' }),
})

export const listOrganisations = operation({
  method: 'GET',
  path: '/api/v1/organisations',
  operationId: 'listOrganisations',
  tag: 'Organisations',
  summary: 'Organisations you work for, those below them too',
  access: { kind: 'signed-in', scopes: ['organisations:read'] },
  query: Type.Object(pageQuery),
  response: { 200: Page(Organisation) },
  problems: [],
  example: {},
})

export const createOrganisation = operation({
  method: 'POST',
  path: '/api/v1/organisations',
  operationId: 'createOrganisation',
  tag: 'Organisations',
  summary: 'Found an organisation, which you then own, or a part of one you own',
  access: { kind: 'signed-in', scopes: ['organisations:write'] },
  body: Type.Object({
    ...profileFields,
    slug: Type.Optional(Slug),
    parent: Type.Optional(
      Type.String({ maxLength: 64, description: 'Id or slug of the organisation above, which you own' }),
    ),
  }),
  response: { 201: Organisation },
  problems: [
    'slug-taken',
    'organisations-closed',
    'organisation-not-found',
    'not-allowed',
    'too-deep',
    'organisation-archived',
  ],
  example: {
    body: { name: 'Riverside Library', url: 'https://library.example/', email: 'badges@library.example' },
  },
})

export const readOrganisation = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation',
  operationId: 'readOrganisation',
  tag: 'Organisations',
  summary: 'One of your organisations',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Organisation },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const changeOrganisation = operation({
  method: 'PATCH',
  path: '/api/v1/organisations/:organisation',
  operationId: 'changeOrganisation',
  tag: 'Organisations',
  summary: 'Change the profile of an organisation',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Partial(Type.Object(profileFields)),
  response: { 200: Organisation },
  problems: ['organisation-not-found', 'not-allowed'],
  example: {
    params: { organisation: 'riverside-library' },
    body: { description: 'The public library by the river' },
  },
})

export const setOrganisationLogo = operation({
  method: 'PUT',
  path: '/api/v1/organisations/:organisation/logo',
  operationId: 'setOrganisationLogo',
  tag: 'Organisations',
  summary: 'Set the logo (PNG or SVG, up to 5 MB)',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: organisationParams,
  rawBody: { mediaTypes: ['image/png', 'image/svg+xml'], maxBytes: 5_000_000 },
  response: { 200: Organisation },
  problems: ['organisation-not-found', 'not-allowed', 'image-refused', 'too-large'],
  example: { params: { organisation: 'riverside-library' } },
})

export const listMembers = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/members',
  operationId: 'listMembers',
  tag: 'Organisations',
  summary: 'People of an organisation and their roles',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  query: Type.Object(pageQuery),
  response: { 200: Page(Member) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

const memberParams = Type.Object({ ...organisationParams.properties, person: Id })

export const changeMember = operation({
  method: 'PATCH',
  path: '/api/v1/organisations/:organisation/members/:person',
  operationId: 'changeMember',
  tag: 'Organisations',
  summary: 'Give a member another role',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: memberParams,
  body: Type.Object({ role: Words(roles) }),
  response: { 200: Member },
  problems: ['organisation-not-found', 'member-not-found', 'not-allowed', 'last-owner'],
  example: { params: { organisation: 'riverside-library', person: sample }, body: { role: 'awarder' } },
})

export const removeMember = operation({
  method: 'DELETE',
  path: '/api/v1/organisations/:organisation/members/:person',
  operationId: 'removeMember',
  tag: 'Organisations',
  summary: 'Remove a member, or leave',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:write'] },
  params: memberParams,
  response: { 204: 'none' },
  problems: ['organisation-not-found', 'member-not-found', 'not-allowed', 'last-owner'],
  example: { params: { organisation: 'riverside-library', person: sample } },
})

export const listInvitations = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/invitations',
  operationId: 'listInvitations',
  tag: 'Organisations',
  summary: 'Invitations nobody has answered yet',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Invitation) }) },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const invite = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/invitations',
  operationId: 'invite',
  tag: 'Organisations',
  summary: 'Invite a person by mail',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object({
    email: Email,
    role: Words(roles),
    programme: Type.Optional(Type.String({ format: 'uuid', description: 'Invite into this programme only' })),
  }),
  response: { 201: Invitation },
  problems: [
    'organisation-not-found',
    'programme-not-found',
    'not-allowed',
    'already-member',
    'too-many-requests',
    'address-mailed-often',
  ],
  example: {
    params: { organisation: 'riverside-library' },
    body: { email: 'grace@library.example', role: 'awarder' },
  },
})

export const withdrawInvitation = operation({
  method: 'DELETE',
  path: '/api/v1/organisations/:organisation/invitations/:invitation',
  operationId: 'withdrawInvitation',
  tag: 'Organisations',
  summary: 'Take an invitation back',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: Type.Object({ ...organisationParams.properties, invitation: Id }),
  response: { 204: 'none' },
  problems: ['organisation-not-found', 'not-allowed', 'invitation-not-found'],
  example: { params: { organisation: 'riverside-library', invitation: sample } },
})

export const readInvitation = operation({
  method: 'GET',
  path: '/api/v1/invitations/:secret',
  operationId: 'readInvitation',
  tag: 'Organisations',
  summary: 'What an invitation offers',
  access: { kind: 'public' },
  params: Type.Object({ secret: Type.String({ maxLength: 200 }) }),
  response: {
    200: Type.Object({
      organisation: Type.Object({ name: Type.String(), slug: Slug, logo: Nullable(Type.String()) }),
      role: Words(roles),
      email: Type.String(),
      invitedBy: Nullable(Type.String()),
    }),
  },
  problems: ['invitation-not-found'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export const acceptInvitation = operation({
  method: 'POST',
  path: '/api/v1/invitations/:secret/accept',
  operationId: 'acceptInvitation',
  tag: 'Organisations',
  summary: 'Join the organisation that invited you',
  access: { kind: 'signed-in' },
  params: Type.Object({ secret: Type.String({ maxLength: 200 }) }),
  response: { 200: Organisation },
  problems: ['invitation-not-found'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export const listIssuerKeys = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/keys',
  operationId: 'listIssuerKeys',
  tag: 'Organisations',
  summary: 'Signing keys of an organisation',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(IssuerKey) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const rotateIssuerKey = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/keys',
  operationId: 'rotateIssuerKey',
  tag: 'Organisations',
  summary: 'Start signing with a new key; earlier awards stay verifiable',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  response: { 201: IssuerKey },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const markIssuerKeyCompromised = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/keys/:key/compromised',
  operationId: 'markIssuerKeyCompromised',
  tag: 'Organisations',
  summary: 'Say that somebody else may have a key: what it signs from that moment on does not count',
  description:
    'What it signed before stays valid while this host shows it. A key in use is replaced at once. `key` is the part of its id after the #.',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: Type.Object({
    organisation: Type.String({ maxLength: 64 }),
    key: Type.String({ maxLength: 40 }),
  }),
  body: Type.Object({ since: Type.Optional(Instant) }),
  response: { 200: IssuerKey },
  problems: ['organisation-not-found', 'not-allowed', 'key-not-found'],
  example: {
    params: { organisation: 'riverside-library', key: 'key-1' },
    body: { since: '2026-05-03T12:00:00Z' },
  },
})

export type Organisation = Static<typeof Organisation>
export type Member = Static<typeof Member>
export type Invitation = Static<typeof Invitation>
export type IssuerKey = Static<typeof IssuerKey>
