import type { FastifyRequest } from 'fastify'
import { callerOfToken, readPerson } from '../../capabilities/identity/index.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { bearerOf } from '../oauth/index.ts'
import type { Badgr } from './badgr.ts'
import { callerOfDoorToken } from './door-tokens.ts'
import { meaningOf } from './scopes.ts'

/**
 * Who knocks: with a personal token of this host, with one that an app password was traded for, or with one
 * that a person gave an application. Badgr's scopes are
 * read as ours, so that a role and a scope are asked for as everywhere. A cookie counts for nothing.
 */
export async function callerOf(door: Badgr, request: FastifyRequest): Promise<Caller | null> {
  const [scheme = '', token] = (request.headers.authorization ?? '').split(' ')
  if (!/^(bearer|token)$/i.test(scheme) || !token) return null
  const personal = await callerOfToken(door.identity, token)
  if (personal) return personal
  const traded = await callerOfDoorToken(door, token)
  if (traded) return traded
  const bearer = await bearerOf(door.oauth, request)
  if (!bearer) return null
  const { operator, language } = await readPerson(door.identity.db, bearer.person)
  return {
    person: bearer.person,
    via: 'token',
    scopes: meaningOf(bearer.scopes),
    operator,
    session: null,
    provedAt: null,
    language,
  }
}
