import { type Static, Type } from 'typebox'
import { standings } from './backpack.ts'
import { type Access, operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const collectionLimits = { collections: 500, badges: 2_000, story: 5_000, stories: 200_000 } as const

const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Text = Type.String({ maxLength: 5_000, description: 'Markdown' })
const Story = Type.String({
  maxLength: collectionLimits.story,
  description: 'What the learner tells of this badge here; Markdown',
})
const Version = Type.Integer({
  minimum: 1,
  description: 'As it was read; grows with every change of these words',
})
const Badges = Type.Array(Id, { maxItems: collectionLimits.badges })

/** A collection in the list of all. */
export const CollectionLine = Type.Object(
  {
    id: Id,
    name: Name,
    count: Type.Integer(),
    cover: Nullable(Type.String(), {
      description: 'Address of the picture of the badge chosen as its cover',
    }),
    pictures: Type.Array(Type.String(), { description: 'Of its first badges, for its owner only' }),
    createdAt: Instant,
    changedAt: Instant,
  },
  { title: 'CollectionLine' },
)

export const CollectedBadge = Type.Object(
  {
    id: Id,
    name: Type.String(),
    issuer: Nullable(Type.String()),
    image: Type.String(),
    imageAlt: Nullable(Type.String()),
    issuedOn: Nullable(Type.String()),
    standing: Words(standings),
    story: Story,
    storyVersion: Version,
  },
  { title: 'CollectedBadge' },
)

export const Collection = Type.Object(
  {
    id: Id,
    name: Name,
    text: Text,
    cover: Nullable(Id, { description: 'The badge whose picture is its cover' }),
    version: Version,
    badges: Type.Array(CollectedBadge, { description: 'In the order the learner gave them' }),
    createdAt: Instant,
    changedAt: Instant,
  },
  { title: 'Collection' },
)

/** Which badges are in it after an act, in their order. */
export const CollectionOrder = Type.Object(
  { badges: Type.Array(Id), changedAt: Instant },
  { title: 'CollectionOrder' },
)

const params = Type.Object({ collection: Id })
const read: Access = { kind: 'signed-in', scopes: ['backpack:read'] }
const write: Access = { kind: 'signed-in', scopes: ['backpack:write'] }
const path = '/api/v1/backpack/collections'

export const listCollections = operation({
  method: 'GET',
  path,
  operationId: 'listCollections',
  tag: 'Collections',
  summary: 'Your collections by name, or those that hold one badge',
  access: read,
  query: Type.Object({ badge: Type.Optional(Id) }),
  response: { 200: Type.Object({ items: Type.Array(CollectionLine) }) },
  problems: [],
  example: {},
})

export const createCollection = operation({
  method: 'POST',
  path,
  operationId: 'createCollection',
  tag: 'Collections',
  summary: 'Make a collection, empty or of some of your badges',
  access: write,
  body: Type.Object({ name: Name, text: Type.Optional(Text), badges: Type.Optional(Badges) }),
  response: { 201: Collection },
  problems: ['badge-not-found', 'collection-full'],
  example: { body: { name: 'For the harbour job', badges: [sample] } },
})

export const readCollection = operation({
  method: 'GET',
  path: `${path}/:collection`,
  operationId: 'readCollection',
  tag: 'Collections',
  summary: 'A collection with its badges and their stories',
  access: read,
  params,
  response: { 200: Collection },
  problems: ['collection-not-found'],
  example: { params: { collection: sample } },
})

export const changeCollection = operation({
  method: 'PATCH',
  path: `${path}/:collection`,
  operationId: 'changeCollection',
  tag: 'Collections',
  summary: 'Change name, text or cover',
  description:
    'Only what is sent changes. `version` is the one you read: when another device was faster, nothing changes and `current` in the problem says how it is now.',
  access: write,
  params,
  body: Type.Object({
    version: Version,
    name: Type.Optional(Name),
    text: Type.Optional(Text),
    cover: Type.Optional(Nullable(Id)),
  }),
  response: { 200: Collection },
  problems: ['collection-not-found', 'collection-changed', 'badge-not-found'],
  example: { params: { collection: sample }, body: { version: 1, name: 'For the museum' } },
})

export const deleteCollection = operation({
  method: 'DELETE',
  path: `${path}/:collection`,
  operationId: 'deleteCollection',
  tag: 'Collections',
  summary: 'Delete a collection with its stories and links; its badges stay in your backpack',
  access: write,
  params,
  response: { 204: 'none' },
  problems: ['collection-not-found'],
  example: { params: { collection: sample } },
})

export const collectBadges = operation({
  method: 'POST',
  path: `${path}/:collection/badges`,
  operationId: 'collectBadges',
  tag: 'Collections',
  summary: 'Put badges into a collection, at its end or before another',
  description: 'What is in it already stays as it is, so the same request does no harm twice.',
  access: write,
  params,
  body: Type.Object({
    badges: Type.Array(
      Type.Object({ badge: Id, story: Type.Optional(Story), before: Type.Optional(Nullable(Id)) }),
      { minItems: 1, maxItems: collectionLimits.badges },
    ),
  }),
  response: { 200: CollectionOrder },
  problems: ['collection-not-found', 'badge-not-found', 'collection-full'],
  example: { params: { collection: sample }, body: { badges: [{ badge: sample }] } },
})

export const moveCollected = operation({
  method: 'POST',
  path: `${path}/:collection/move`,
  operationId: 'moveCollected',
  tag: 'Collections',
  summary: 'Move badges before another one, or to the end',
  description: 'Badges that another device took out meanwhile stay out.',
  access: write,
  params,
  body: Type.Object({
    badges: Type.Array(Id, { minItems: 1, maxItems: collectionLimits.badges }),
    before: Nullable(Id, { description: 'Null is the end' }),
  }),
  response: { 200: CollectionOrder },
  problems: ['collection-not-found', 'collection-changed'],
  example: { params: { collection: sample }, body: { badges: [sample], before: null } },
})

export const uncollectBadges = operation({
  method: 'POST',
  path: `${path}/:collection/remove`,
  operationId: 'uncollectBadges',
  tag: 'Collections',
  summary: 'Take badges out of a collection, with their stories; they stay in your backpack',
  access: write,
  params,
  body: Type.Object({ badges: Type.Array(Id, { minItems: 1, maxItems: collectionLimits.badges }) }),
  response: { 200: CollectionOrder },
  problems: ['collection-not-found'],
  example: { params: { collection: sample }, body: { badges: [sample] } },
})

export const tellStory = operation({
  method: 'PUT',
  path: `${path}/:collection/badges/:badge/story`,
  operationId: 'tellStory',
  tag: 'Collections',
  summary: 'Write the story of a badge in a collection; an empty one takes it away',
  description:
    '`version` is the `storyVersion` you read: when another device was faster, nothing changes and `current` in the problem is its story.',
  access: write,
  params: Type.Object({ collection: Id, badge: Id }),
  body: Type.Object({ story: Story, version: Version }),
  response: { 200: Type.Object({ story: Story, version: Version }) },
  problems: ['collection-not-found', 'badge-not-found', 'collection-changed', 'collection-full'],
  example: {
    params: { collection: sample, badge: sample },
    body: { story: 'We built the boat in a garage.', version: 1 },
  },
})

export type CollectionLine = Static<typeof CollectionLine>
export type CollectedBadge = Static<typeof CollectedBadge>
export type Collection = Static<typeof Collection>
export type CollectionOrder = Static<typeof CollectionOrder>
