import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { organisationParams } from './organisations.ts'
import { roles } from './scopes.ts'
import { Id, Instant, Nullable, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const RoleRule = Type.Object(
  {
    claim: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'What the school says, e.g. `groups`, `realm_access.roles`; `sub` with `*` for everybody',
    }),
    value: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'What it must be or hold; `*` for anything',
    }),
    role: Words(roles),
    organisation: Type.String({ maxLength: 64, description: 'Id or slug: where the role is held' }),
    programme: Type.Optional(Nullable(Id)),
  },
  { title: 'RoleRule' },
)

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100, description: 'What stands on the button' }),
  issuer: Type.Unsafe<string>({
    ...Url,
    description: 'Address of the provider, as in its `/.well-known/openid-configuration`',
  }),
  clientId: Type.String({ minLength: 1, maxLength: 500 }),
  clientSecret: Type.Optional(
    Nullable(Type.String({ minLength: 1, maxLength: 1000, description: 'Kept sealed, never shown again' })),
  ),
  scopes: Type.Optional(
    Type.Array(Type.String({ pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}$' }), {
      maxItems: 20,
      description: 'Asked for beside `openid`; `email` and `profile` when left out',
    }),
  ),
  domains: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$' }), {
      maxItems: 50,
      description: 'Only mail addresses of these domains; empty for any',
    }),
  ),
  vouchesForDomains: Type.Optional(
    Type.Boolean({
      description:
        'Addresses of `domains` count as verified although the provider does not send `email_verified`. Never when it says false.',
    }),
  ),
  roles: Type.Optional(Type.Array(RoleRule, { maxItems: 100 })),
  enabled: Type.Optional(Type.Boolean()),
}

export const SchoolSignIn = Type.Object(
  {
    id: Id,
    organisationId: Nullable(Id),
    name: Type.String(),
    issuer: Type.String(),
    clientId: Type.String(),
    hasSecret: Type.Boolean(),
    scopes: Type.Array(Type.String()),
    domains: Type.Array(Type.String()),
    vouchesForDomains: Type.Boolean(),
    roles: Type.Array(RoleRule),
    enabled: Type.Boolean(),
    callback: Type.String({ description: 'Register this redirect URI with the provider' }),
    start: Type.String({ description: 'Link that signs in there' }),
    createdAt: Instant,
  },
  { title: 'SchoolSignIn' },
)

export const SchoolAccount = Type.Object(
  { id: Id, school: Type.String(), email: Nullable(Type.String()), linkedAt: Instant, lastUsedAt: Instant },
  { title: 'SchoolAccount' },
)

const example = {
  name: 'Hillside School',
  issuer: 'https://login.school.example/realms/hillside',
  clientId: 'badges',
  clientSecret: 'from the provider',
  domains: ['school.example'],
}
const hostParams = Type.Object({ signIn: Id })
const ofOrganisation = Type.Object({ ...organisationParams.properties, signIn: Id })
const refused = ['school-unreachable', 'validation-failed', 'url-refused'] as const

export const listHostSignIns = operation({
  method: 'GET',
  path: '/api/v1/host/sign-ins',
  operationId: 'listHostSignIns',
  tag: 'School sign-in',
  summary: 'Sign-in providers of this host',
  access: { kind: 'operator' },
  response: { 200: Type.Object({ items: Type.Array(SchoolSignIn) }) },
  problems: [],
  example: {},
})

export const addHostSignIn = operation({
  method: 'POST',
  path: '/api/v1/host/sign-ins',
  operationId: 'addHostSignIn',
  tag: 'School sign-in',
  summary: 'Let people sign in with an OpenID Connect provider',
  access: { kind: 'operator' },
  body: Type.Object(fields),
  response: { 201: SchoolSignIn },
  problems: [...refused, 'organisation-not-found', 'programme-not-found'],
  example: { body: example },
})

export const changeHostSignIn = operation({
  method: 'PATCH',
  path: '/api/v1/host/sign-ins/:signIn',
  operationId: 'changeHostSignIn',
  tag: 'School sign-in',
  summary: 'Change a sign-in provider of this host',
  access: { kind: 'operator' },
  params: hostParams,
  body: Type.Partial(Type.Object(fields)),
  response: { 200: SchoolSignIn },
  problems: [...refused, 'school-not-found', 'organisation-not-found', 'programme-not-found'],
  example: { params: { signIn: sample }, body: { name: 'Hillside' } },
})

export const removeHostSignIn = operation({
  method: 'DELETE',
  path: '/api/v1/host/sign-ins/:signIn',
  operationId: 'removeHostSignIn',
  tag: 'School sign-in',
  summary: 'Remove a sign-in provider with the roles it gave; accounts stay',
  access: { kind: 'operator' },
  params: hostParams,
  response: { 204: 'none' },
  problems: ['school-not-found'],
  example: { params: { signIn: sample } },
})

export const listSignIns = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/sign-ins',
  operationId: 'listSignIns',
  tag: 'School sign-in',
  summary: 'Sign-in providers of an organisation',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(SchoolSignIn) }) },
  problems: ['organisation-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' } },
})

export const addSignIn = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/sign-ins',
  operationId: 'addSignIn',
  tag: 'School sign-in',
  summary: 'Let people of an organisation sign in with its OpenID Connect provider',
  description:
    'Its word for a mail address counts only for domains the organisation has proved (trust page); for all others people confirm the address once with a code by mail. Roles are given in the organisation and below.',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: organisationParams,
  body: Type.Object(fields),
  response: { 201: SchoolSignIn },
  problems: [...refused, 'organisation-not-found', 'programme-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library' }, body: example },
})

export const changeSignIn = operation({
  method: 'PATCH',
  path: '/api/v1/organisations/:organisation/sign-ins/:signIn',
  operationId: 'changeSignIn',
  tag: 'School sign-in',
  summary: 'Change a sign-in provider of an organisation',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: ofOrganisation,
  body: Type.Partial(Type.Object(fields)),
  response: { 200: SchoolSignIn },
  problems: [...refused, 'organisation-not-found', 'programme-not-found', 'school-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library', signIn: sample }, body: { enabled: false } },
})

export const removeSignIn = operation({
  method: 'DELETE',
  path: '/api/v1/organisations/:organisation/sign-ins/:signIn',
  operationId: 'removeSignIn',
  tag: 'School sign-in',
  summary: 'Remove a sign-in provider of an organisation with the roles it gave; accounts stay',
  access: { kind: 'organisation', role: 'owner', scopes: ['organisations:write'] },
  params: ofOrganisation,
  response: { 204: 'none' },
  problems: ['organisation-not-found', 'school-not-found', 'not-allowed'],
  example: { params: { organisation: 'riverside-library', signIn: sample } },
})

export const listSchools = operation({
  method: 'GET',
  path: '/api/v1/sign-in/schools',
  operationId: 'listSchools',
  tag: 'School sign-in',
  summary: 'Providers that anybody may sign in with here',
  access: { kind: 'public' },
  response: {
    200: Type.Object({
      items: Type.Array(Type.Object({ id: Id, name: Type.String(), start: Type.String() })),
    }),
  },
  problems: [],
  example: {},
})

export const listSchoolAccounts = operation({
  method: 'GET',
  path: '/api/v1/me/school-accounts',
  operationId: 'listSchoolAccounts',
  tag: 'You',
  summary: 'School accounts you can sign in with',
  access: { kind: 'signed-in', scopes: ['profile:read'] },
  response: { 200: Type.Object({ items: Type.Array(SchoolAccount) }) },
  problems: [],
  example: {},
})

export const unlinkSchoolAccount = operation({
  method: 'DELETE',
  path: '/api/v1/me/school-accounts/:account',
  operationId: 'unlinkSchoolAccount',
  tag: 'You',
  summary: 'Stop signing in with a school account; the roles it gave you end',
  access: { kind: 'signed-in' },
  params: Type.Object({ account: Id }),
  response: { 204: 'none' },
  problems: ['school-account-not-found', 'fresh-sign-in-needed'],
  example: { params: { account: sample } },
})

export type RoleRule = Static<typeof RoleRule>
export type SchoolSignIn = Static<typeof SchoolSignIn>
export type SchoolAccount = Static<typeof SchoolAccount>
