import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { unfit } from './badge-class-wire.ts'
import { bodyReader } from './read-body.ts'

const reason = Type.Optional(Type.String({ maxLength: 1000 }))
const read = bodyReader(Type.Object({ revocation_reason: reason, revocationReason: reason }))

/** Why an assertion is revoked, in either spelling that Badgr has for it. Throws `validation-failed`. */
export function readReason(request: FastifyRequest): string {
  const { revocation_reason, revocationReason } = read(request)
  const given = (revocation_reason ?? revocationReason ?? '').trim()
  if (given === '') throw unfit('/revocation_reason', 'is needed: the learner will read it')
  return given
}
