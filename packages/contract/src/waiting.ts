import { type Static, Type } from 'typebox'
import { addressKinds } from './issuing.ts'
import { operation } from './operation.ts'
import { Id, Instant, Nullable, Page, pageQuery, Words } from './shapes.ts'

/** A badge awarded to one of your addresses that you have not answered. */
export const WaitingBadge = Type.Object(
  {
    id: Id,
    name: Type.String(),
    image: Type.String(),
    imageAlt: Nullable(Type.String()),
    achievementPage: Type.String(),
    issuer: Type.String(),
    issuerPage: Type.String(),
    address: Type.String({ description: 'Which of your addresses it was awarded to' }),
    addressKind: Words(addressKinds),
    awardedAt: Instant,
    expiresAt: Nullable(Instant),
    claimPage: Type.String({ description: 'The same with all that was said about it' }),
  },
  { title: 'WaitingBadge' },
)

const awardParams = Type.Object({ award: Id })

export const listWaiting = operation({
  method: 'GET',
  path: '/api/v1/backpack/waiting',
  operationId: 'listWaiting',
  tag: 'Backpack',
  summary: 'Badges awarded on this host to one of your addresses that you have not answered',
  description: 'Newest first. What is taken back or revoked is no longer in it.',
  access: { kind: 'signed-in', scopes: ['backpack:read'] },
  query: Type.Object({ ...pageQuery }),
  response: { 200: Page(WaitingBadge) },
  problems: [],
  example: {},
})

export const acceptWaiting = operation({
  method: 'POST',
  path: '/api/v1/backpack/waiting/:award/accept',
  operationId: 'acceptWaiting',
  tag: 'Backpack',
  summary: 'Put a badge that waits for you into your backpack',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: awardParams,
  response: { 200: Type.Object({ badge: Id }) },
  problems: ['waiting-not-found', 'claim-answered', 'badge-refused'],
  example: { params: { award: '01900000-0000-7000-8000-000000000001' } },
})

export const declineWaiting = operation({
  method: 'POST',
  path: '/api/v1/backpack/waiting/:award/decline',
  operationId: 'declineWaiting',
  tag: 'Backpack',
  summary: 'Say no to a badge that waits for you; the issuer sees that and nothing else',
  access: { kind: 'signed-in', scopes: ['backpack:write'] },
  params: awardParams,
  response: { 204: 'none' },
  problems: ['waiting-not-found', 'claim-answered'],
  example: { params: { award: '01900000-0000-7000-8000-000000000001' } },
})

export type WaitingBadge = Static<typeof WaitingBadge>
