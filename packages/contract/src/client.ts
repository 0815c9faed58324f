import type { AnswerOf, BodyOf, OperationShape, ParamsOf, QueryOf } from './operation.ts'
import type { ProblemCode } from './problems.ts'

/** A problem the host answered (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: ProblemCode | 'unreachable'
  readonly detail: string
  readonly errors: { pointer: string; message: string }[]
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body['detail'] ?? body['title'] ?? status))
    this.status = status
    // The host only sends codes of its own list.
    this.code = (body['code'] ?? 'internal') as ProblemCode
    this.detail = this.message
    this.errors = Array.isArray(body['errors']) ? body['errors'] : []
    this.body = body
  }
}

export type Request<O extends OperationShape> = {
  params?: ParamsOf<O>
  query?: QueryOf<O>
  body?: BodyOf<O>
  /** Bytes for an operation that takes them raw. */
  bytes?: Uint8Array | Blob | string
  mediaType?: string
  /** The same key makes a repeated POST count once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

export type Client = <O extends OperationShape>(operation: O, request?: Request<O>) => Promise<AnswerOf<O>>

export type ClientOptions = {
  /** Origin of the host; empty in its own pages. */
  origin?: string
  /** Personal access token; without one the browser's session is used. */
  token?: string
  fetch?: typeof globalThis.fetch
}

/** Call operations of the contract with their own types. Rejects with `ApiProblem`, also when nothing answered. */
export function makeClient({ origin = '', token, fetch = globalThis.fetch }: ClientOptions = {}): Client {
  return async (operation, request = {}) => {
    const url = origin + pathOf(operation, request.params) + queryOf(request.query)
    const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5' }
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey
    const body = bodyOf(request)
    if (body !== undefined) headers['content-type'] = request.mediaType ?? 'application/json'
    let answer: Response
    try {
      answer = await fetch(url, {
        method: operation.method,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(request.signal ? { signal: request.signal } : {}),
      })
    } catch (cause) {
      throw Object.assign(
        new ApiProblem(0, { code: 'unreachable', detail: 'The host did not answer. Are you online?' }),
        { cause },
      )
    }
    if (!answer.ok) throw new ApiProblem(answer.status, await problemOf(answer))
    // The operation says what its answer is; the tests hold the server to it.
    return (await contentOf(answer)) as AnswerOf<typeof operation>
  }
}

function pathOf(operation: OperationShape, params: unknown): string {
  const values: Record<string, unknown> = typeof params === 'object' && params !== null ? { ...params } : {}
  return operation.path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(String(values[name] ?? '')),
  )
}

function queryOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return ''
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

function bodyOf(request: { body?: unknown; bytes?: Uint8Array | Blob | string }): BodyInit | undefined {
  if (request.bytes !== undefined)
    return request.bytes instanceof Uint8Array ? Uint8Array.from(request.bytes) : request.bytes
  return request.body === undefined ? undefined : JSON.stringify(request.body)
}

async function problemOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null
      ? { ...body }
      : { code: 'internal', detail: answer.statusText }
  } catch {
    return { code: 'internal', detail: `The host answered ${answer.status}.` }
  }
}

async function contentOf(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined
  const type = answer.headers.get('content-type') ?? ''
  return type.includes('json') ? await answer.json() : new Uint8Array(await answer.arrayBuffer())
}
