import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { organisationParams } from './organisations.ts'
import { Id, Instant, Nullable, Slug, Words } from './shapes.ts'

export const Network = Type.Object(
  {
    id: Id,
    slug: Type.String(),
    name: Type.String(),
    description: Nullable(Type.String()),
    page: Type.String({ description: 'Public page' }),
    lead: Type.Object(
      { name: Type.String(), slug: Type.String() },
      { description: 'The member that invites and removes' },
    ),
    members: Type.Array(
      Type.Object({
        name: Type.String(),
        slug: Type.String(),
        state: Words(['invited', 'member']),
        since: Instant,
      }),
    ),
  },
  { title: 'Network' },
)

const networkParams = Type.Object({ network: Type.String({ maxLength: 64 }) })
const memberParams = Type.Object({
  network: Type.String({ maxLength: 64 }),
  organisation: Type.String({ maxLength: 64 }),
})
const owner = {
  kind: 'organisation' as const,
  role: 'owner' as const,
  scopes: ['organisations:write' as const],
}
const example = { network: 'riverside-learns' }

export const listNetworks = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/networks',
  operationId: 'listNetworks',
  tag: 'Networks',
  summary: 'Networks that an organisation belongs to or is invited to',
  access: { kind: 'organisation', role: 'viewer', scopes: ['organisations:read'] },
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Network) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const foundNetwork = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/networks',
  operationId: 'foundNetwork',
  tag: 'Networks',
  summary: 'Found a network; the organisation leads it',
  description: 'Members may award the achievements that members share with the network.',
  access: owner,
  params: organisationParams,
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    slug: Type.Optional(Slug),
    description: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
  }),
  response: { 201: Network },
  problems: ['organisation-not-found', 'not-allowed', 'slug-taken'],
  example: { params: { organisation: 'riverside-library' }, body: { name: 'Riverside learns' } },
})

export const inviteToNetwork = operation({
  method: 'PUT',
  path: '/api/v1/networks/:network/members/:organisation',
  operationId: 'inviteToNetwork',
  tag: 'Networks',
  summary: 'Invite an organisation of this host, as the member that leads',
  access: owner,
  params: memberParams,
  response: { 200: Network },
  problems: ['network-not-found', 'organisation-not-found', 'not-allowed', 'too-many-requests'],
  example: { params: { ...example, organisation: 'hillside-school' } },
})

export const joinNetwork = operation({
  method: 'POST',
  path: '/api/v1/networks/:network/members/:organisation/accept',
  operationId: 'joinNetwork',
  tag: 'Networks',
  summary: 'Accept the invitation',
  access: owner,
  params: memberParams,
  response: { 200: Network },
  problems: ['network-not-found', 'organisation-not-found', 'not-allowed'],
  example: { params: { ...example, organisation: 'hillside-school' } },
})

export const leaveNetwork = operation({
  method: 'DELETE',
  path: '/api/v1/networks/:network/members/:organisation',
  operationId: 'leaveNetwork',
  tag: 'Networks',
  summary: 'Leave, decline, or as the member that leads remove another',
  description:
    'What the organisation shared with the network is shared no more; what was awarded stays. When the lead leaves, the oldest other member leads; without one, the network ends.',
  access: owner,
  params: memberParams,
  response: { 204: 'none' },
  problems: ['network-not-found', 'organisation-not-found', 'not-allowed'],
  example: { params: { ...example, organisation: 'hillside-school' } },
})

export const changeNetwork = operation({
  method: 'PATCH',
  path: '/api/v1/networks/:network',
  operationId: 'changeNetwork',
  tag: 'Networks',
  summary: 'Say something else of a network, as the member that leads',
  access: owner,
  params: networkParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    description: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
  }),
  response: { 200: Network },
  problems: ['network-not-found', 'not-allowed'],
  example: { params: example, body: { description: 'Everybody who teaches in Riverside.' } },
})

export type Network = Static<typeof Network>
