import type { OperationShape } from '../operation.ts'
import { isIdempotent } from './is-idempotent.ts'
import type { Schema } from './schemas.ts'

/** Path and query parameters of an operation, and the key that makes a repeated POST count once. */
export function parametersOf(operation: OperationShape, refer: (schema: unknown) => Schema): Schema[] {
  return [
    ...membersOf('path', operation.params, operation.example.params, refer),
    ...membersOf('query', operation.query, operation.example.query, refer),
    ...(isIdempotent(operation) ? [idempotencyKey] : []),
  ]
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any text of your own, such as a UUID; repeating the request with it has no second effect.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

function membersOf(
  place: 'path' | 'query',
  shape: unknown,
  example: unknown,
  refer: (schema: unknown) => Schema,
): Schema[] {
  const { properties = {}, required = [] } = (shape ?? {}) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  const examples = (example ?? {}) as Schema
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = refer(schema)
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
      ...(examples[name] === undefined ? {} : { example: examples[name] }),
    }
  })
}
