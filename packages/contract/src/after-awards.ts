import { type Static, Type } from 'typebox'
import { Award, Evidence } from './issuing.ts'
import { operation } from './operation.ts'
import { type ProblemCode, problems } from './problems.ts'
import { Email, Id, Instant, Nullable, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'
const awardParams = Type.Object({ award: Id })
const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })
const reason = Type.String({ minLength: 1, maxLength: 1000 })

export const awardChanges = ['send', 'withdraw', 'suspend', 'reinstate', 'revoke', 'renew'] as const

/** How the awards of one achievement to one person follow each other. */
export const AwardLine = Type.Object(
  {
    id: Id,
    relation: Words(['first', 'renewal', 'correction']),
    awardedAt: Instant,
    expiresAt: Nullable(Instant),
    standing: Words(['good', 'suspended', 'revoked', 'expired']),
    current: Type.Boolean({ description: 'The award that was asked about' }),
  },
  { title: 'AwardLine' },
)

/** When learners are reminded, and when both sides hear of an end that comes near. */
export const FollowUp = Type.Object(
  {
    reminderDays: Type.Array(Type.Integer({ minimum: 1, maximum: 90 }), {
      maxItems: 5,
      uniqueItems: true,
      description: 'Days after the mail on which a learner who has not answered is reminded',
    }),
    expiryNoticeDays: Type.Integer({
      minimum: 0,
      maximum: 365,
      description: 'Days before the end on which learner and organisation hear of it; 0 for never',
    }),
    digest: Type.Optional(
      Type.Boolean({
        default: true,
        description:
          'Whether owners get a mail with all that ends, once a week at most; learners hear anyway',
      }),
    ),
  },
  { title: 'FollowUp' },
)

export const changeAwards = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/awards/change',
  operationId: 'changeAwards',
  tag: 'Awards',
  summary: 'Send again, withdraw, suspend, reinstate, revoke or renew many awards; each has its own outcome',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: organisationParams,
  body: Type.Object({
    awards: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    change: Words(awardChanges),
    reason: Type.Optional(reason),
    expiresAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description:
          'How long renewed awards are valid; as long as their achievement says when it is left out',
      }),
    ),
  }),
  response: {
    200: Type.Object({
      items: Type.Array(
        Type.Object({
          award: Id,
          outcome: Words(['done', ...(Object.keys(problems) as ProblemCode[])], {
            description: '`done`, or the code of the problem',
          }),
        }),
      ),
    }),
  },
  problems: ['organisation-not-found', 'not-allowed', 'validation-failed'],
  example: {
    params: { organisation: 'riverside-library' },
    body: { awards: [sample], change: 'revoke', reason: 'The course did not take place.' },
  },
})

export const renewAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/renew',
  operationId: 'renewAward',
  tag: 'Awards',
  summary: 'Award the same again to the same person, with a new validity; the one before stays as it is',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  body: Type.Object({
    expiresAt: Type.Optional(Instant),
    narrative: Type.Optional(Type.String({ maxLength: 10_000 })),
  }),
  response: { 201: Award },
  problems: [
    'award-not-found',
    'not-allowed',
    'not-published',
    'archived',
    'award-withdrawn',
    'already-revoked',
    'recipient-erased',
  ],
  example: { params: { award: sample }, body: {} },
})

export const correctAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/correct',
  operationId: 'correctAward',
  tag: 'Awards',
  summary: 'Award it again as it should have been, and revoke this one with the reason',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  body: Type.Object({
    recipient: Type.Optional(
      Type.Object({
        email: Type.Optional(Email),
        address: Type.Optional(
          Type.String({ minLength: 1, maxLength: 1000, description: 'E-mail address, DID, or @name@host' }),
        ),
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      }),
    ),
    narrative: Type.Optional(Type.String({ maxLength: 10_000 })),
    evidence: Type.Optional(Type.Array(Evidence, { maxItems: 20 })),
    expiresAt: Type.Optional(Instant),
    reason,
  }),
  response: { 201: Award },
  problems: [
    'award-not-found',
    'not-allowed',
    'not-published',
    'archived',
    'award-withdrawn',
    'already-revoked',
    'recipient-erased',
  ],
  example: {
    params: { award: sample },
    body: { recipient: { name: 'Ada Lovelace' }, reason: 'The name was misspelt.' },
  },
})

export const readAwardLine = operation({
  method: 'GET',
  path: '/api/v1/awards/:award/line',
  operationId: 'readAwardLine',
  tag: 'Awards',
  summary: 'What an award renewed or corrected, and what renewed or corrected it, oldest first',
  access: { kind: 'organisation', role: 'viewer', scopes: ['awards:read'] },
  params: awardParams,
  response: { 200: Type.Object({ items: Type.Array(AwardLine) }) },
  problems: ['award-not-found'],
  example: { params: { award: sample } },
})

export const readFollowUp = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/follow-up',
  operationId: 'readFollowUp',
  tag: 'Awards',
  summary: 'When learners are reminded and ends are announced',
  access: { kind: 'organisation', role: 'viewer', scopes: ['awards:read'] },
  params: organisationParams,
  response: { 200: FollowUp },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const changeFollowUp = operation({
  method: 'PUT',
  path: '/api/v1/organisations/:organisation/follow-up',
  operationId: 'changeFollowUp',
  tag: 'Awards',
  summary: 'Say when learners are reminded and ends are announced',
  access: { kind: 'organisation', role: 'editor', scopes: ['organisations:write'] },
  params: organisationParams,
  body: FollowUp,
  response: { 200: FollowUp },
  problems: ['organisation-not-found', 'not-allowed'],
  example: {
    params: { organisation: 'riverside-library' },
    body: { reminderDays: [7, 21], expiryNoticeDays: 30, digest: true },
  },
})

export type AwardLine = Static<typeof AwardLine>
export type FollowUp = Static<typeof FollowUp>
export type AwardChange = (typeof awardChanges)[number]
