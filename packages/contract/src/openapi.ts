import { answersOf } from './openapi/answers.ts'
import { bodyOf } from './openapi/body.ts'
import { parametersOf } from './openapi/parameters.ts'
import { problemSchema } from './openapi/problem-schema.ts'
import { collectSchemas, type Schema } from './openapi/schemas.ts'
import { accessText, securityOf, securitySchemes } from './openapi/security.ts'
import { tagTexts } from './openapi/tag-texts.ts'
import type { OperationShape } from './operation.ts'
import { operations } from './operations.ts'

export type OpenApi = {
  openapi: string
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string; description?: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> }
}

export type OpenApiOperation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, readonly string[]>[]
  parameters?: Schema[]
  requestBody?: Schema
  responses: Record<string, Schema>
}

/** Describe the whole API as OpenAPI 3.1, for a host at `url`. */
export function openApi({ url, version }: { url: string; version: string }): OpenApi {
  const schemas = collectSchemas()
  schemas.add('Problem', problemSchema(url))
  const paths: OpenApi['paths'] = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: describe(operation, schemas.refer),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rucksack',
      version,
      description:
        'Award, keep, share and verify Open Badges. Errors are RFC 9457 problems with a stable `code`; lists are walked by `next`; a POST with an `Idempotency-Key` counts once.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map(name => ({ name, ...tagTexts[name] })),
    paths,
    components: { schemas: schemas.all, securitySchemes: securitySchemes(url) },
  }
}

function describe(operation: OperationShape, refer: (schema: unknown) => Schema): OpenApiOperation {
  const parameters = parametersOf(operation, refer)
  const requestBody = bodyOf(operation, refer)
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, accessText(operation.access)].filter(Boolean).join('\n\n'),
    security: securityOf(operation.access),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: answersOf(operation, refer),
  }
}
