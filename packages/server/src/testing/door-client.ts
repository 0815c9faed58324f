import { createHash, randomBytes } from 'node:crypto'
import type { Visitor } from './visitor.ts'

export type Tokens = {
  access_token: string
  refresh_token: string
  scope: string
  expires_in: number
  token_type: string
}

/** Another system that a learner lets into their backpack: it registers, asks, and trades its code for tokens. */
export class DoorClient {
  readonly redirect = 'http://127.0.0.1:8901/callback.php'
  readonly origin: string
  readonly scope: string
  id = ''
  secret = ''
  verifier = ''

  constructor(origin: string, scope: string) {
    this.origin = origin
    this.scope = scope
  }

  async register(changes: object = {}): Promise<Response> {
    const answer = await fetch(`${this.origin}/oauth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: 'Course platform',
        client_uri: 'http://127.0.0.1:8901',
        logo_uri: 'http://127.0.0.1:8901/logo.png',
        tos_uri: 'http://127.0.0.1:8901/terms',
        policy_uri: 'http://127.0.0.1:8901/privacy',
        software_id: 'courses',
        software_version: '4.5',
        redirect_uris: [this.redirect],
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: this.scope,
        ...changes,
      }),
    })
    if (answer.status === 201) {
      const { client_id, client_secret } = await answer.clone().json()
      this.id = client_id
      this.secret = client_secret
    }
    return answer
  }

  /** Where a learner's browser is sent. */
  authorizeUrl(changes: Record<string, string> = {}): string {
    this.verifier = randomBytes(32).toString('base64url')
    const asked = {
      client_id: this.id,
      response_type: 'code',
      redirect_uri: this.redirect,
      state: '/badges/connect.php?action=authorization&sesskey=a1',
      scope: this.scope,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    }
    return `/oauth/authorize?${new URLSearchParams(asked)}`
  }

  /** Send a learner there and let them answer; the address at which they come back. */
  async ask(learner: Visitor, answer: 'allow' | 'deny' = 'allow'): Promise<URL> {
    let next = this.authorizeUrl()
    for (let step = 0; step < 8; step++) {
      const went = await learner.fetch(next, { headers: { accept: 'text/html' } })
      if (went.status === 200) {
        const page = new URL(next, this.origin).pathname
        next = (await learner.submit(page, { do: answer })).headers.get('location') ?? ''
      } else next = went.headers.get('location') ?? ''
      if (next.startsWith(this.redirect)) return new URL(next)
    }
    throw new Error(`The learner did not come back, but went on to ${next}`)
  }

  async token(
    form: Record<string, string>,
    headers: Record<string, string> = this.basic(),
  ): Promise<Response> {
    return await fetch(`${this.origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    })
  }

  trade(code: string): Promise<Response> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirect,
      code_verifier: this.verifier,
      scope: `${this.scope} offline_access`,
    })
  }

  /** All of it: a learner lets this client in. */
  async connect(learner: Visitor): Promise<Tokens> {
    if (this.id === '') await this.register()
    const back = await this.ask(learner)
    return await (await this.trade(back.searchParams.get('code') ?? '')).json()
  }

  basic(): { authorization: string } {
    return { authorization: `Basic ${Buffer.from(`${this.id}:${this.secret}`).toString('base64')}` }
  }
}
