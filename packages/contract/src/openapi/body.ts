import type { OperationShape } from '../operation.ts'
import type { Schema } from './schemas.ts'

/** What an operation takes: JSON of a shape, or bytes in one of several media types. */
export function bodyOf(
  { body, rawBody, example }: OperationShape,
  refer: (schema: unknown) => Schema,
): Schema | null {
  const shown = example.body === undefined ? {} : { example: example.body }
  if (body) return { required: true, content: { 'application/json': { schema: refer(body), ...shown } } }
  if (!rawBody) return null
  return {
    required: true,
    description: `At most ${Math.floor(rawBody.maxBytes / 1_000_000)} MB, as it is.`,
    content: Object.fromEntries(
      rawBody.mediaTypes.map(type => [
        type,
        type === 'application/json' ? { schema: {}, ...shown } : { schema: rawSchema(type) },
      ]),
    ),
  }
}

// OpenAPI 3.1, 4.8.14.2: bytes outside JSON are described by their media type alone, text by `string`.
function rawSchema(type: string): Schema {
  if (type.endsWith('json')) return {}
  return type.startsWith('image/') || type === 'application/octet-stream' ? {} : { type: 'string' }
}
