import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ports } from 'openbadges'
import { BadgeError, type JsonObject, parseJson } from 'openbadges/read'
import { BadRequest, malformedValue, notParsed } from './bad-request.ts'
import { derive, type Issuing, issue } from './issue.ts'
import { isRecord } from './issue-options.ts'
import { StatusLists } from './status-lists.ts'
import { type TestIssuer, testIssuers } from './test-issuers.ts'
import { verifyRequest } from './verify-request.ts'

export type VcApi = { url: string; issuers: readonly TestIssuer[]; close(): Promise<void> }

type Answer = { status: number; body?: JsonObject }

const largest = 5_000_000

/** Serve a VC-API over the library on this machine alone; port 0 takes a free one. */
export async function serveVcApi(port: number, ports: Ports): Promise<VcApi> {
  let url = ''
  const issuers = testIssuers()
  const issuing: Issuing = { ports, issuers, lists: new StatusLists(ports, issuers, () => url) }
  const server = createServer((request, response) => void respond(issuing, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  // Listening on a port, so the address is not the name of a pipe.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    issuers,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(issuing: Issuing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await answered(issuing, request)
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

async function answered(issuing: Issuing, request: IncomingMessage): Promise<Answer> {
  try {
    return await route(issuing, request)
  } catch (cause) {
    const { kind, message } =
      cause instanceof BadRequest
        ? cause
        : { kind: 'about:blank', message: cause instanceof Error ? cause.message : String(cause) }
    const problem = { type: kind, title: 'The request is refused.', detail: message }
    return {
      status: cause instanceof BadRequest ? 400 : 500,
      body: { verified: false, ...problem, errors: [problem] },
    }
  }
}

type Route = (issuing: Issuing, body: JsonObject) => Promise<Answer>

const routes: Record<string, Route | undefined> = {
  '/credentials/issue': async (issuing, body) => ({ status: 201, body: await issue(issuing, body) }),
  '/credentials/derive': async (issuing, body) => ({ status: 201, body: await derive(issuing, body) }),
  '/credentials/verify': ({ ports }, body) => verifyRequest(ports, body, 'Credential'),
  '/presentations/verify': ({ ports }, body) => verifyRequest(ports, body, 'Presentation'),
  '/credentials/status': async ({ lists }, body) => {
    lists.change(body)
    return { status: 200, body: {} }
  },
}

async function route(issuing: Issuing, request: IncomingMessage): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const post = routes[pathname]
  if (request.method === 'POST') {
    // Lists are signed anew whenever they are asked for, so there is nothing to publish.
    if (/^\/status\/.+\/publish$/.test(pathname)) return { status: 204 }
    return post ? await post(issuing, await bodyOf(request)) : notFound
  }
  if (post) return { status: 405, body: { title: 'This address takes POST.' } }
  if (request.method !== 'GET') return notFound
  const list = await issuing.lists.published(pathname)
  if (list) return { status: 200, body: list }
  return pathname === '/' ? { status: 200, body: described(issuing) } : notFound
}

const notFound: Answer = { status: 404, body: { title: 'There is nothing at this address.' } }

function described({ issuers }: Issuing): JsonObject {
  return {
    issuers: issuers.map(({ did, keyType }) => ({ id: did, keyType })),
    endpoints: [...Object.keys(routes).map(path => `POST ${path}`), 'GET /status/{keyType}/{statusPurpose}'],
  }
}

async function bodyOf(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largest) throw malformedValue('The request is larger than 5 MB.')
    chunks.push(chunk)
  }
  try {
    const body = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
    if (isRecord(body)) return body
  } catch (cause) {
    throw notParsed(cause instanceof BadgeError ? cause.message : 'The request is not text in UTF-8.')
  }
  throw notParsed('The request is not a JSON object.')
}
