import type { Ports } from 'openbadges'
import { nodeCrypto } from 'openbadges/node'
import type { JsonObject } from 'openbadges/read'
import { signDataIntegrity } from 'openbadges/sign'
import { canonize, portsOver } from 'openbadges/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveVcApi, type VcApi } from '../serve.ts'
import type { KeyType } from '../test-issuers.ts'

export type Answer = { status: number; body: JsonObject }
export type Web = Record<string, string | Uint8Array>

const now = new Date('2026-06-01T00:00:00Z')

/** The API over a web that holds its own status lists and what is given. */
export function startApi(web: Web = {}) {
  let api: VcApi
  beforeAll(async () => {
    api = await serveVcApi(
      0,
      portsWith(web, () => api.url),
    )
  })
  afterAll(() => api.close())
  const post = async (path: string, body: unknown): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(`${api.url}${path}`, { method: 'POST', body: text })
    const said = await answer.text()
    return { status: answer.status, body: said === '' ? {} : JSON.parse(said) }
  }
  const issue = (credential: JsonObject, options: JsonObject = {}) =>
    post('/credentials/issue', { credential, options })
  return {
    url: () => api.url,
    did: (keyType: KeyType = 'Ed25519') => issuerOf(api, keyType).did,
    post,
    issue,
    /** Issue and answer the credential itself. */
    async issued(credential: JsonObject, options: JsonObject = {}): Promise<JsonObject> {
      const { status, body } = await issue(credential, options)
      expect(status, JSON.stringify(body)).toBe(201)
      return body['verifiableCredential'] as JsonObject
    },
    verify: (verifiableCredential: unknown, options: JsonObject = {}) =>
      post('/credentials/verify', { verifiableCredential, options: { checks: ['proof'], ...options } }),
    verifyPresentation: (verifiablePresentation: unknown, options: JsonObject = {}) =>
      post('/presentations/verify', { verifiablePresentation, options }),
    /** A presentation signed by the holder of the Ed25519 key. */
    present: (presentation: JsonObject) =>
      signDataIntegrity(
        presentation,
        issuerOf(api, 'Ed25519').signer,
        { canonize, crypto: nodeCrypto },
        now,
        {
          purpose: 'authentication',
        },
      ),
    signer: (keyType: KeyType = 'Ed25519') => issuerOf(api, keyType).signer,
  }
}

function issuerOf({ issuers }: VcApi, keyType: KeyType) {
  const found = issuers.find(each => each.keyType === keyType)
  if (!found) throw new Error(`no issuer with a key of the kind ${keyType}`)
  return found
}

function portsWith(web: Web, own: () => string): Ports {
  const ports = portsOver(web)
  return {
    ...ports,
    async fetcher(url, options) {
      if (!url.startsWith(own())) return await ports.fetcher(url, options)
      const answer = await fetch(url)
      return {
        status: answer.status,
        contentType: null,
        body: new Uint8Array(await answer.arrayBuffer()),
        url,
      }
    },
  }
}

/** One statement of a suite: what must be issued, and what must be refused. */
export function statement(
  api: ReturnType<typeof startApi>,
  says: string,
  { issues = [], refuses = [] }: { issues?: JsonObject[]; refuses?: JsonObject[] },
): void {
  test(says, async () => {
    expect(issues.length + refuses.length).toBeGreaterThan(0)
    for (const each of issues) expect((await api.issue(each)).status, JSON.stringify(each)).toBe(201)
    for (const each of refuses) expect((await api.issue(each)).status, JSON.stringify(each)).toBe(400)
    // What is refused is refused for its fault: the same without it is issued.
    expect((await api.issue(credential())).status).toBe(201)
  })
}

/** The smallest credential that there is, with what is given in place of what it has; undefined takes away. */
export function credential(change: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:learner' },
    ...change,
  }
}

/** The smallest presentation, likewise. */
export function presentation(change: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    ...change,
  }
}
