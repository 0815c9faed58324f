import { type Static, Type } from 'typebox'
import { recipientAsked } from '../../capabilities/issuing/index.ts'
import { Problem } from '../../platform/problem.ts'
import { unfit } from './badge-class-wire.ts'

const evidence = Type.Object({
  url: Type.Optional(Type.String({ format: 'uri', maxLength: 2048, pattern: '^https?://' })),
  narrative: Type.Optional(Type.String({ maxLength: 10_000 })),
})

/** What Badgr takes for an assertion; a salt and a wish to be hashed are let be, since here all are. */
export const assertionShape = Type.Object({
  recipient: Type.Object({
    identity: Type.String({ minLength: 1, maxLength: 1000 }),
    type: Type.Optional(Type.String()),
    name: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  badgeclass: Type.Optional(Type.String({ maxLength: 64 })),
  badgeclassOpenBadgeId: Type.Optional(Type.String({ maxLength: 2048 })),
  badgeclassName: Type.Optional(Type.String({ maxLength: 200 })),
  narrative: Type.Optional(Type.String({ maxLength: 10_000 })),
  evidence: Type.Optional(Type.Array(evidence, { maxItems: 20 })),
  issuedOn: Type.Optional(Type.String({ format: 'iso-date-time' })),
  expires: Type.Optional(Type.String({ format: 'iso-date-time' })),
  allowDuplicateAwards: Type.Optional(Type.Boolean()),
})

export type AssertionAsked = Static<typeof assertionShape>

/** What was asked for as an order to award. Throws `validation-failed`. */
export function orderOf(asked: AssertionAsked, now: Date) {
  const { type = 'email', identity, name } = asked.recipient
  if (!['email', 'url', 'id'].includes(type))
    throw unfit('/recipient/type', 'must be email, or url for a DID')
  const awardedAt = asked.issuedOn === undefined ? undefined : new Date(asked.issuedOn)
  if (awardedAt && awardedAt > now) throw unfit('/issuedOn', 'must not lie in the future')
  return {
    recipient: recipientOf({
      ...(type === 'email' ? { email: identity } : { address: identity }),
      ...(name === undefined ? {} : { name }),
    }),
    ...(asked.narrative === undefined ? {} : { narrative: asked.narrative }),
    evidence: asked.evidence ?? [],
    ...(asked.expires === undefined ? {} : { expiresAt: new Date(asked.expires).toISOString() }),
    ...(awardedAt === undefined ? {} : { awardedAt }),
  }
}

function recipientOf(asked: Parameters<typeof recipientAsked>[0]) {
  try {
    return recipientAsked(asked)
  } catch (cause) {
    throw cause instanceof Problem ? unfit('/recipient/identity', cause.message) : cause
  }
}
