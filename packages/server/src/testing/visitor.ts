import { type AnswerOf, identity, type OperationShape } from '@rucksack/contract'
import { type Request as ApiRequest, makeClient } from '@rucksack/contract/client'
import { checkAnswer } from './check-answer.ts'

/** Somebody at a browser or a program with a token: keeps cookies, says where requests come from. */
export class Visitor {
  readonly origin: string
  readonly cookies = new Map<string, string>()
  token: string | null = null

  constructor(origin: string) {
    this.origin = origin
  }

  /** Call an operation of our API. Every answer is held against the contract. Rejects with `ApiProblem`. */
  async call<O extends OperationShape>(operation: O, request: ApiRequest<O> = {}): Promise<AnswerOf<O>> {
    const client = makeClient({
      origin: this.origin,
      fetch: async (url, init) => {
        const answer = await this.fetch(String(url), init)
        await checkAnswer(operation, answer.clone())
        return answer
      },
    })
    return await client(operation, request)
  }

  /** Any request, with this visitor's cookies or token; redirects are shown, not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.token !== null) headers.set('authorization', `Bearer ${this.token}`)
    else {
      if (this.cookies.size > 0)
        headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      if (!headers.has('origin')) headers.set('origin', this.origin)
    }
    const answer = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  /** A page as a browser asks for it. */
  async page(path: string, language = 'en'): Promise<{ status: number; html: string; headers: Headers }> {
    const answer = await this.fetch(path, {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': language },
    })
    return { status: answer.status, html: await answer.text(), headers: answer.headers }
  }

  /** Send a form of a page. */
  async submit(path: string, fields: Record<string, string>): Promise<Response> {
    return await this.fetch(path, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  }

  async signIn(email: string, mail: () => Promise<string>): Promise<void> {
    const { attempt } = await this.call(identity.startSignIn, { body: { email } })
    const [code = ''] = /\b\d{3} ?\d{3}\b/.exec(await mail()) ?? []
    await this.call(identity.finishSignInByCode, { body: { attempt, code } })
  }

  async becomeOperator(setUpLink: string, email: string): Promise<void> {
    const secret = setUpLink.split('/').pop() ?? ''
    await this.call(identity.setUpHost, { body: { secret, email, name: 'Op' } })
  }
}
