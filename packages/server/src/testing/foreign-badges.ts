import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { nodeCrypto } from 'openbadges/node'
import {
  achievementCredential,
  type CredentialParts,
  listWith,
  signDataIntegrity,
  signJwt,
  statusListCredential,
} from 'openbadges/sign'
import { canonize, keyIssuer } from 'openbadges/testing'
import sharp from 'sharp'

const salt = 'Meersalz'

/** A mail address as a badge names it. */
export function hashed(email: string): { identityHash: string; salt: string } {
  return { identityHash: `sha256$${createHash('sha256').update(`${email}${salt}`).digest('hex')}`, salt }
}

let count = 0

/** An issuer elsewhere in the world, whose key is its did:key. */
export class ForeignIssuer {
  readonly key: ReturnType<typeof keyIssuer> = keyIssuer()
  readonly name: string

  constructor(name = 'School of Sails') {
    this.name = name
  }

  /** An unsigned credential for this address. */
  unsigned(email: string, changes: Partial<CredentialParts> = {}): ReturnType<typeof achievementCredential> {
    return achievementCredential({
      id: `urn:uuid:00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
      issuer: { id: this.key.did, name: this.name },
      achievement: {
        id: 'https://school.example/badges/knots',
        name: 'Knots',
        description: 'Ties twelve knots blindfolded.',
        criteria: { narrative: 'Tie them while **somebody** watches.' },
        achievementType: 'Badge',
        tags: ['rope', 'sea'],
      },
      recipient: hashed(email),
      validFrom: '2026-01-01T00:00:00Z',
      ...changes,
    })
  }

  /** A signed credential as JSON text. */
  async badge(email: string, changes: Partial<CredentialParts> = {}): Promise<string> {
    const at = new Date('2026-01-01T00:00:00Z')
    return JSON.stringify(
      await signDataIntegrity(
        this.unsigned(email, changes),
        this.key.signer,
        { canonize, crypto: nodeCrypto },
        at,
      ),
    )
  }

  /** The same as VC-JWT. */
  async jwt(email: string, changes: Partial<CredentialParts> = {}): Promise<string> {
    return await signJwt(this.unsigned(email, changes), this.key.signer)
  }
}

/** A PNG of one colour. */
export async function png(width = 64, height = 64): Promise<Uint8Array> {
  return await sharp({ create: { width, height, channels: 3, background: '#1f5f5b' } })
    .png()
    .toBuffer()
}

export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="#1f5f5b"/></svg>'

export type Answer = { status?: number; type?: string; body: string | Uint8Array | object }

/** A web server on loopback that answers what a test puts there; it counts what was asked. */
export class LocalWeb {
  readonly pages = new Map<string, Answer>()
  readonly asked: string[] = []
  readonly #server: Server
  #port = 0

  private constructor() {
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '')
      const page = this.pages.get(request.url ?? '')
      const body = page?.body ?? 'nothing'
      response.writeHead(page ? (page.status ?? 200) : 404, {
        'content-type': page?.type ?? 'application/json',
      })
      response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body))
    })
  }

  static async start(): Promise<LocalWeb> {
    const web = new LocalWeb()
    await new Promise<void>(resolve => web.#server.listen(0, '127.0.0.1', () => resolve()))
    const address = web.#server.address()
    web.#port = typeof address === 'object' && address !== null ? address.port : 0
    return web
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Put a hosted Open Badges 2.0 assertion and all it links to on this server; its address. */
  host(email: string, name = 'Sails', more: object = {}): string {
    const { identityHash: identity } = hashed(email)
    const path = `/assertions/${++count}`
    const context = { '@context': 'https://w3id.org/openbadges/v2' }
    this.pages.set('/issuer', {
      body: {
        ...context,
        type: 'Issuer',
        id: `${this.url}/issuer`,
        name: 'Harbour',
        url: this.url,
        email: 'a@b.example',
      },
    })
    this.pages.set(`/badges/${name}`, {
      body: {
        ...context,
        type: 'BadgeClass',
        id: `${this.url}/badges/${name}`,
        name,
        description: 'Sets sails.',
        image: `${this.url}/sails.png`,
        criteria: { narrative: 'Set them.' },
        issuer: `${this.url}/issuer`,
      },
    })
    this.pages.set(path, {
      body: {
        ...context,
        type: 'Assertion',
        id: this.url + path,
        recipient: { type: 'email', hashed: true, identity, salt },
        badge: `${this.url}/badges/${name}`,
        verification: { type: 'HostedBadge' },
        issuedOn: '2026-01-01T00:00:00Z',
        ...more,
      },
    })
    return this.url + path
  }

  stop(): Promise<void> {
    return new Promise(resolve => this.#server.close(() => resolve()))
  }
}

/** Put a revocation list of this issuer on a server, with these entries revoked; what a badge with entry 7 of it says. */
export async function listOn(web: LocalWeb, issuer: ForeignIssuer, set: number[]) {
  const id = `${web.url}/list`
  const unsigned = statusListCredential({
    id,
    issuer: issuer.key.did,
    purpose: 'revocation',
    bits: listWith(set),
    validFrom: '2026-01-01T00:00:00Z',
  })
  const at = new Date('2026-01-01T00:00:00Z')
  const body = await signDataIntegrity(unsigned, issuer.key.signer, { canonize, crypto: nodeCrypto }, at)
  web.pages.set('/list', { body })
  return [{ id: 'urn:x', purpose: 'revocation' as const, index: 7, list: id }]
}
