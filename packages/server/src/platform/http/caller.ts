import type { Scope } from '@rucksack/contract'
import type { FastifyRequest } from 'fastify'

/** Who is asking, as identity sees it. */
export type Caller = {
  person: string | null
  via: 'session' | 'token' | 'none'
  /** What a token may do; a session may do everything its person may. */
  scopes: Scope[] | 'all'
  operator: boolean
  /** Session id, to be ended or named. */
  session: string | null
  /** When the person last proved who they are in this session. */
  provedAt: Date | null
  language: string | null
}

export const nobody: Caller = {
  person: null,
  via: 'none',
  scopes: [],
  operator: false,
  session: null,
  provedAt: null,
  language: null,
}

/** Identity's part of every request. Throws `token-refused` for a bearer token that does not hold. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}
