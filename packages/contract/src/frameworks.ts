import { type Static, Type } from 'typebox'
import { Alignment } from './issuing.ts'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

export const frameworkKinds = ['case', 'esco', 'ctdl'] as const

/** A list of skills or standards that achievements can be aligned with, as it was imported. */
export const Framework = Type.Object(
  {
    id: Id,
    kind: Words(frameworkKinds),
    name: Type.String(),
    source: Nullable(Type.String({ description: 'Where it was fetched from; null when it was uploaded' })),
    items: Type.Integer({ minimum: 0 }),
    from: Nullable(Type.Object({ name: Type.String(), slug: Type.String() }), {
      description: 'The organisation above that has it; null for your own',
    }),
    importedAt: Instant,
  },
  { title: 'Framework' },
)

export const FrameworkItem = Type.Object(
  { id: Id, framework: Type.String(), alignment: Alignment },
  { title: 'FrameworkItem' },
)

const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })
const frameworkParams = Type.Object({
  organisation: Type.String({ maxLength: 64 }),
  framework: Id,
})
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

export const listFrameworks = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/frameworks',
  operationId: 'listFrameworks',
  tag: 'Frameworks',
  summary: 'Frameworks that an organisation, or one above it, has imported',
  access: read,
  params: organisationParams,
  response: { 200: Type.Object({ items: Type.Array(Framework) }) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const importFramework = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/frameworks',
  operationId: 'importFramework',
  tag: 'Frameworks',
  summary: 'Fetch a framework that its publisher offers as CASE JSON; again, to bring it up to date',
  access: write,
  params: organisationParams,
  body: Type.Object({ url: Url }),
  response: { 201: Framework },
  problems: ['organisation-not-found', 'not-allowed', 'framework-refused', 'url-refused', 'url-unreachable'],
  example: {
    params: { organisation: 'riverside-library' },
    body: { url: `https://standards.example/ims/case/v1p0/CFPackages/${sample}` },
  },
})

export const uploadFramework = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/frameworks/upload',
  operationId: 'uploadFramework',
  tag: 'Frameworks',
  summary: 'Upload a framework: ESCO skills (CSV), CTDL-ASN (CSV or JSON-LD) or CASE (JSON); up to 60 MB',
  access: write,
  params: organisationParams,
  query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
  rawBody: {
    mediaTypes: ['text/csv', 'application/json', 'application/ld+json'],
    maxBytes: 60_000_000,
  },
  response: { 201: Framework },
  problems: ['organisation-not-found', 'not-allowed', 'framework-refused', 'too-large'],
  example: { params: { organisation: 'riverside-library' } },
})

export const deleteFramework = operation({
  method: 'DELETE',
  path: '/api/v1/organisations/:organisation/frameworks/:framework',
  operationId: 'deleteFramework',
  tag: 'Frameworks',
  summary: 'Forget a framework; achievements keep their alignments',
  access: write,
  params: frameworkParams,
  response: { 204: 'none' },
  problems: ['organisation-not-found', 'not-allowed', 'framework-not-found'],
  example: { params: { organisation: 'riverside-library', framework: sample } },
})

export const searchFrameworks = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/framework-items',
  operationId: 'searchFrameworks',
  tag: 'Frameworks',
  summary: 'Skills and standards to align with, nearest to the words first',
  access: read,
  params: organisationParams,
  query: Type.Object({
    limit: pageQuery.limit,
    q: Type.Optional(Type.String({ maxLength: 200, description: 'Words of its name, or its code' })),
    framework: Type.Optional(Id),
  }),
  response: { 200: Page(FrameworkItem) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' }, query: { q: 'remix' } },
})

export type Framework = Static<typeof Framework>
export type FrameworkItem = Static<typeof FrameworkItem>
