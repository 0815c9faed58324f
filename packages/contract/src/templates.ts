import { type Static, Type } from 'typebox'
import { achievementDetails } from './achievement-details.ts'
import { Achievement, Alignment, achievementTypes, ExpiryRule } from './issuing.ts'
import { operation } from './operation.ts'
import { Id, Instant, Language, Nullable, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'
const { earnedBy: _local, ...portable } = achievementDetails

/**
 * An achievement as one host hands it to another: everything but who awards it. Described in
 * docs/achievement-template.md. Unknown members are ignored, so that later formats can be read.
 */
export const TemplateDocument = Type.Object(
  {
    format: Type.Literal('rucksack-achievement-template-1'),
    id: Url,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    creator: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }), url: Url }),
    achievement: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      description: Type.String({ minLength: 1, maxLength: 5000 }),
      criteria: Type.String({ minLength: 1, maxLength: 20_000 }),
      criteriaUrl: Type.Optional(Nullable(Url)),
      imageAlt: Type.Optional(Nullable(Type.String({ maxLength: 1000 }))),
      tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
      alignments: Type.Optional(Type.Array(Alignment, { maxItems: 50 })),
      achievementType: Type.Optional(Words(achievementTypes)),
      language: Type.Optional(Language),
      expiry: Type.Optional(ExpiryRule),
      details: Type.Optional(Type.Object(portable)),
    }),
    picture: Type.Object({
      mediaType: Words(['image/png', 'image/svg+xml']),
      data: Type.String({
        maxLength: 7_000_000,
        description: 'Base64; an SVG drawn in the designer has its editable design inside',
      }),
    }),
  },
  { title: 'TemplateDocument' },
)

export const Template = Type.Object(
  {
    id: Id,
    organisationId: Id,
    name: Type.String(),
    description: Type.String(),
    image: Type.String({ description: 'Address of the picture, for members and wherever it is shared' }),
    imageAlt: Nullable(Type.String()),
    from: Nullable(Type.Object({ name: Type.String(), slug: Type.String() }), {
      description: 'The organisation above that has it; null for your own',
    }),
    shared: Type.Boolean({ description: 'Whether everybody who has its address may read it' }),
    url: Type.String({ description: 'The address to share; it answers the document as JSON' }),
    origin: Nullable(
      Type.Object({
        name: Type.String(),
        url: Type.String(),
        creator: Type.Object({ name: Type.String(), url: Type.String() }),
      }),
    ),
    createdAt: Instant,
  },
  { title: 'Template' },
)

const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })
const templateParams = Type.Object({ template: Id })
const read = {
  kind: 'organisation' as const,
  role: 'viewer' as const,
  scopes: ['achievements:read' as const],
}
const write = {
  kind: 'organisation' as const,
  role: 'editor' as const,
  scopes: ['achievements:write' as const],
}

export const listTemplates = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/templates',
  operationId: 'listTemplates',
  tag: 'Templates',
  summary: 'Templates of an organisation and of those above it, newest first',
  access: read,
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Template) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const createTemplate = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/templates',
  operationId: 'createTemplate',
  tag: 'Templates',
  summary: 'Save an achievement as a template',
  access: write,
  params: organisationParams,
  body: Type.Object({
    achievement: Id,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  response: { 201: Template },
  problems: ['organisation-not-found', 'not-allowed', 'achievement-not-found'],
  example: { params: { organisation: 'riverside-library' }, body: { achievement: sample } },
})

export const importTemplate = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/templates/import',
  operationId: 'importTemplate',
  tag: 'Templates',
  summary: 'Fetch a template that another host shares, and keep it here',
  access: write,
  params: organisationParams,
  body: Type.Object({ url: Url }),
  response: { 201: Template },
  problems: [
    'organisation-not-found',
    'not-allowed',
    'template-refused',
    'image-refused',
    'url-refused',
    'url-unreachable',
  ],
  example: {
    params: { organisation: 'riverside-library' },
    body: { url: `https://badges.school.example/templates/${sample}` },
  },
})

export const changeTemplate = operation({
  method: 'PATCH',
  path: '/api/v1/templates/:template',
  operationId: 'changeTemplate',
  tag: 'Templates',
  summary: 'Rename a template, share it by its address, or stop sharing it',
  access: write,
  params: templateParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    shared: Type.Optional(Type.Boolean()),
  }),
  response: { 200: Template },
  problems: ['template-not-found', 'not-allowed'],
  example: { params: { template: sample }, body: { shared: true } },
})

export const deleteTemplate = operation({
  method: 'DELETE',
  path: '/api/v1/templates/:template',
  operationId: 'deleteTemplate',
  tag: 'Templates',
  summary: 'Delete a template; what was made from it stays',
  access: write,
  params: templateParams,
  response: { 204: 'none' },
  problems: ['template-not-found', 'not-allowed'],
  example: { params: { template: sample } },
})

export const startFromTemplate = operation({
  method: 'POST',
  path: '/api/v1/templates/:template/achievements',
  operationId: 'startFromTemplate',
  tag: 'Templates',
  summary: 'Draft an achievement from a template, in its organisation or one below it',
  access: write,
  params: templateParams,
  query: Type.Object({
    organisation: Type.Optional(
      Type.String({ maxLength: 64, description: 'Where the draft goes; without it, where the template is' }),
    ),
  }),
  response: { 201: Achievement },
  problems: ['template-not-found', 'organisation-not-found', 'not-allowed'],
  example: { params: { template: sample } },
})

export const copyAchievement = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/copies',
  operationId: 'copyAchievement',
  tag: 'Templates',
  summary: 'Draft a copy of an achievement, here or in another organisation of yours',
  access: write,
  params: Type.Object({ achievement: Id }),
  body: Type.Object({
    organisation: Type.Optional(
      Type.String({ maxLength: 64, description: 'Where the copy goes; without it, where the original is' }),
    ),
  }),
  response: { 201: Achievement },
  problems: ['achievement-not-found', 'organisation-not-found', 'not-allowed'],
  example: { params: { achievement: sample }, body: {} },
})

export type Template = Static<typeof Template>
export type TemplateDocument = Static<typeof TemplateDocument>
