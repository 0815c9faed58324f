import { type Static, Type } from 'typebox'
import { addressKinds, Evidence } from './issuing.ts'
import { OfferedAchievement, OfferedBy } from './offered.ts'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Words } from './shapes.ts'

/** What the learner sees before they accept: who, what, why. */
export const Claim = Type.Object(
  {
    state: Words(['open', 'accepted', 'declined', 'withdrawn', 'revoked']),
    achievement: OfferedAchievement,
    organisation: OfferedBy,
    recipientName: Nullable(Type.String()),
    addressHint: Type.String({
      description: 'The address it was awarded to, mostly hidden: a•••@learner.example',
    }),
    addressKind: Words(addressKinds),
    mine: Type.Boolean({
      description:
        'You are signed in and may answer: the address is yours, or it takes no mail and the link is what you were given',
    }),
    narrativeHtml: Nullable(Type.String()),
    evidence: Type.Array(Evidence),
    awardedAt: Instant,
    expiresAt: Nullable(Instant),
    reason: Nullable(Type.String()),
  },
  { title: 'Claim' },
)

const claimParams = Type.Object({ secret: Type.String({ maxLength: 200 }) })

export const readClaim = operation({
  method: 'GET',
  path: '/api/v1/claims/:secret',
  operationId: 'readClaim',
  tag: 'Claims',
  summary: 'What a claim link offers',
  access: { kind: 'public' },
  params: claimParams,
  response: { 200: Claim },
  problems: ['claim-not-found'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export const startClaimSignIn = operation({
  method: 'POST',
  path: '/api/v1/claims/:secret/sign-in',
  operationId: 'startClaimSignIn',
  tag: 'Claims',
  summary: 'Mail a sign-in code to the address the award was made to',
  access: { kind: 'public' },
  params: claimParams,
  response: { 202: Type.Object({ attempt: Type.String(), expiresAt: Instant }) },
  problems: ['claim-not-found', 'too-many-requests'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export const acceptClaim = operation({
  method: 'POST',
  path: '/api/v1/claims/:secret/accept',
  operationId: 'acceptClaim',
  tag: 'Claims',
  summary: 'Put the badge into your backpack',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: claimParams,
  response: { 200: Type.Object({ badge: Id }) },
  problems: ['claim-not-found', 'claim-answered', 'claim-not-yours', 'badge-refused'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export const declineClaim = operation({
  method: 'POST',
  path: '/api/v1/claims/:secret/decline',
  operationId: 'declineClaim',
  tag: 'Claims',
  summary: 'Say no; the issuer sees that it was declined and nothing else',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: claimParams,
  response: { 200: Claim },
  problems: ['claim-not-found', 'claim-answered', 'claim-not-yours'],
  example: { params: { secret: 'secret-from-the-mail' } },
})

export type Claim = Static<typeof Claim>
