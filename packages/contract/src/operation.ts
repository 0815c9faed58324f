import type { Static, TSchema } from 'typebox'
import type { ProblemCode } from './problems.ts'
import type { Role, Scope } from './scopes.ts'

/**
 * Who may call an operation. A session may do what its person may; a personal access token needs every
 * scope listed; an operation without scopes is closed to tokens. `organisation` asks for at least `role`
 * in the organisation that owns the thing named in the path.
 */
export type Access =
  | { kind: 'public' }
  | { kind: 'signed-in'; scopes?: Scope[] }
  | { kind: 'organisation'; role: Role; scopes?: Scope[] }
  | { kind: 'operator' }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Bytes as they are, not parsed: `mediaTypes` accepted, at most `maxBytes`. */
export type RawBody = {
  mediaTypes: string[]
  maxBytes: number
  /** Too large for memory: it lies on disk until it has been answered. */
  spooled?: boolean
}

/** What an answer carries: a schema (JSON), bytes, or nothing. */
export type ResponseBody = TSchema | 'binary' | 'none'

export type OperationShape = {
  method: Method
  /** Fastify notation, e.g. `/api/v1/awards/:award`. */
  path: string
  operationId: string
  tag: string
  /** One line for the index. */
  summary: string
  description?: string
  access: Access
  params?: TSchema
  query?: TSchema
  body?: TSchema
  rawBody?: RawBody
  response: Record<number, ResponseBody>
  /** Problems beyond those every operation can answer (`problems.ts`, `everywhere`). */
  problems: ProblemCode[]
  /** A call that works; shown in the docs and run by the tests. */
  example: { params?: unknown; query?: unknown; body?: unknown }
  /** False for a POST that keeps nothing, which takes no Idempotency-Key. */
  idempotent?: boolean
}

type Input<S> = S extends TSchema ? Static<S> : undefined
// The words first: a schema type is open enough to take them in.
type Body<R> = R extends 'binary'
  ? Uint8Array
  : R extends 'none'
    ? undefined
    : R extends TSchema
      ? Static<R>
      : never

/** What the caller hands over. */
export type ParamsOf<O extends OperationShape> = Input<O['params']>
export type QueryOf<O extends OperationShape> = Input<O['query']>
export type BodyOf<O extends OperationShape> = Input<O['body']>

/** What comes back when all went well, whichever 2xx it was. */
export type AnswerOf<O extends OperationShape> = Body<O['response'][keyof O['response']]>

/** Describe one operation of our API as data: the server, OpenAPI, the docs and the client derive from it. */
export function operation<const O extends OperationShape>(shape: O): O {
  return shape
}
