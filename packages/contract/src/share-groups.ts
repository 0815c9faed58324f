import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Email, Id, Instant } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
const Members = Type.Array(Email, { maxItems: 500 })

export const ShareGroup = Type.Object(
  { id: Id, name: Name, members: Members, createdAt: Instant },
  { title: 'ShareGroup' },
)

const params = Type.Object({ group: Id })

export const listShareGroups = operation({
  method: 'GET',
  path: '/api/v1/share-groups',
  operationId: 'listShareGroups',
  tag: 'Sharing',
  summary: 'Your groups of people to show badges to',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  response: { 200: Type.Object({ items: Type.Array(ShareGroup) }) },
  problems: [],
  example: {},
})

export const createShareGroup = operation({
  method: 'POST',
  path: '/api/v1/share-groups',
  operationId: 'createShareGroup',
  tag: 'Sharing',
  summary: 'Name a group of people by their addresses',
  description:
    'Nobody is told. Whoever signs in on this host with a confirmed address of the group sees what you share with it.',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  body: Type.Object({ name: Name, members: Members }),
  response: { 201: ShareGroup },
  problems: ['share-does-not-fit'],
  example: { body: { name: 'My teachers', members: ['teacher@school.example'] } },
})

export const changeShareGroup = operation({
  method: 'PATCH',
  path: '/api/v1/share-groups/:group',
  operationId: 'changeShareGroup',
  tag: 'Sharing',
  summary: 'Rename a group or say anew who is in it',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params,
  body: Type.Object({ name: Type.Optional(Name), members: Type.Optional(Members) }),
  response: { 200: ShareGroup },
  problems: ['share-group-not-found'],
  example: { params: { group: sample }, body: { members: ['tutor@school.example'] } },
})

export const deleteShareGroup = operation({
  method: 'DELETE',
  path: '/api/v1/share-groups/:group',
  operationId: 'deleteShareGroup',
  tag: 'Sharing',
  summary: 'Delete a group; what was shared with it is taken back',
  access: { kind: 'signed-in', scopes: ['shares:write'] },
  params,
  response: { 204: 'none' },
  problems: ['share-group-not-found'],
  example: { params: { group: sample } },
})

export type ShareGroup = Static<typeof ShareGroup>
