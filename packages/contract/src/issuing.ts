import { type Static, Type } from 'typebox'
import { AchievementDetails, AwardResult, achievementDetails } from './achievement-details.ts'
import { operation } from './operation.ts'
import { Email, Id, Instant, Language, Nullable, Page, pageQuery, Url, Words } from './shapes.ts'

const sample = '01900000-0000-7000-8000-000000000001'

/** Terms of AchievementType, Open Badges 3.0, section "AchievementType". */
export const achievementTypes = [
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
] as const

/** Terms of AlignmentTargetType, Open Badges 3.0. */
const alignmentTypes = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

export const Alignment = Type.Object(
  {
    targetName: Type.String({ minLength: 1, maxLength: 500 }),
    targetUrl: Url,
    targetFramework: Type.Optional(Type.String({ maxLength: 500 })),
    targetType: Type.Optional(Words(alignmentTypes)),
    targetCode: Type.Optional(Type.String({ maxLength: 200 })),
    targetDescription: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { title: 'Alignment' },
)

export const ExpiryRule = Type.Union(
  [
    Type.Object({ kind: Type.Literal('never') }),
    Type.Object({ kind: Type.Literal('after'), months: Type.Integer({ minimum: 1, maximum: 1200 }) }),
    Type.Object({ kind: Type.Literal('on'), date: Type.String({ format: 'date' }) }),
  ],
  { title: 'ExpiryRule' },
)

const achievementFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.String({ minLength: 1, maxLength: 5000 }),
  criteria: Type.String({ minLength: 1, maxLength: 20_000, description: 'What it takes, in Markdown' }),
  criteriaUrl: Type.Optional(Nullable(Url)),
  imageAlt: Type.Optional(Nullable(Type.String({ maxLength: 1000 }))),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
  alignments: Type.Optional(Type.Array(Alignment, { maxItems: 50 })),
  achievementType: Type.Optional(Words(achievementTypes)),
  language: Type.Optional(Language),
  expiry: Type.Optional(ExpiryRule),
  details: Type.Optional(
    Type.Object(achievementDetails, {
      additionalProperties: false,
      description: 'All of it is replaced; leave out what no longer holds',
    }),
  ),
  programme: Type.Optional(
    Nullable(Type.String({ format: 'uuid', description: 'Programme of the organisation it belongs to' })),
  ),
}

export const Achievement = Type.Object(
  {
    id: Id,
    organisationId: Id,
    organisation: Type.Object({ name: Type.String(), slug: Type.String() }),
    programme: Nullable(Id),
    lineage: Type.String({ description: 'Shared by all versions of one achievement', format: 'uuid' }),
    version: Type.Integer({ minimum: 1 }),
    state: Words(['draft', 'published', 'archived']),
    name: Type.String(),
    description: Type.String(),
    criteria: Type.String(),
    criteriaHtml: Type.String({ description: 'The criteria as sanitised HTML' }),
    criteriaUrl: Nullable(Type.String()),
    image: Type.String({ description: 'Address of the image on this host' }),
    imageAlt: Nullable(Type.String()),
    imageGenerated: Type.Boolean(),
    tags: Type.Array(Type.String()),
    alignments: Type.Array(Alignment),
    achievementType: Type.String(),
    language: Type.String(),
    expiry: ExpiryRule,
    details: AchievementDetails,
    page: Type.String({ description: 'Public page and Open Badges id' }),
    awards: Type.Integer({ minimum: 0 }),
    createdAt: Instant,
    publishedAt: Nullable(Instant),
  },
  { title: 'Achievement' },
)

export const awardStandings = ['good', 'suspended', 'revoked', 'expired'] as const
export const awardOrderings = ['date', 'learner', 'achievement', 'ends'] as const
/** Kinds of addresses that badges are awarded to. */
export const addressKinds = ['email', 'did', 'account'] as const

export const awardStates = ['pending', 'unclaimed', 'accepted', 'declined', 'withdrawn'] as const

export const Evidence = Type.Object(
  {
    url: Type.Optional(Url),
    name: Type.Optional(Type.String({ maxLength: 300 })),
    narrative: Type.Optional(Type.String({ maxLength: 10_000, description: 'Markdown' })),
  },
  { title: 'Evidence' },
)

export const Award = Type.Object(
  {
    id: Id,
    achievement: Type.Object({ id: Id, name: Type.String(), version: Type.Integer(), image: Type.String() }),
    organisation: Type.Object({ id: Id, slug: Type.String(), name: Type.String() }),
    recipient: Type.Object({
      kind: Words(addressKinds, { description: 'account: a person on another host, @name@host' }),
      value: Nullable(Type.String()),
      name: Nullable(Type.String()),
    }),
    answer: Words(awardStates, {
      description: 'pending until the mail leaves; then the answer of the learner',
    }),
    standing: Words(awardStandings),
    reason: Nullable(Type.String({ description: 'Why it was revoked or suspended' })),
    narrative: Nullable(Type.String()),
    evidence: Type.Array(Evidence),
    results: Type.Array(AwardResult),
    awardedAt: Instant,
    expiresAt: Nullable(Instant),
    mailLeavesAt: Nullable(Instant),
    mailedAt: Nullable(Instant),
    undelivered: Nullable(
      Words(['address', 'message', 'gave-up', 'too-many'], {
        description:
          'Its mail could not be delivered: the address was refused, the mail itself was, it was not taken for five days, or the address had too many mails today. Correct the address, or hand over the claim link',
      }),
    ),
    page: Type.String({ description: 'Unguessable public address of the award' }),
    claimLink: Nullable(Type.String({ description: 'Copy this link when mail does not arrive' })),
    mayAward: Type.Boolean({ description: 'Whether you may send, renew, correct, suspend or revoke it' }),
  },
  { title: 'Award' },
)

const count = Type.Integer({ minimum: 0 })
const counts = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<Record<T[number], number>>(Type.Object(Object.fromEntries(words.map(word => [word, count]))))

/** How many awards fit; by answer with any answer counted, by standing with any standing counted. */
export const AwardCounts = Type.Object(
  { total: count, answers: counts(awardStates), standings: counts(awardStandings) },
  { title: 'AwardCounts' },
)

const awardFilter = {
  achievement: Type.Optional(Id),
  answer: Type.Optional(Words(awardStates)),
  undelivered: Type.Optional(Type.Boolean({ description: 'Only those whose mail could not be delivered' })),
  standing: Type.Optional(Words(awardStandings)),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Part of the name, or a whole address' })),
}

const awardRequest = Type.Object({
  recipient: Type.Object({
    email: Type.Optional(Email),
    address: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1000,
        description:
          'Instead of email: an e-mail address, a DID, or @name@host. What is no e-mail address gets no mail: hand over the claim link.',
      }),
    ),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  narrative: Type.Optional(
    Type.String({ maxLength: 10_000, description: 'A note to the learner and viewers, Markdown' }),
  ),
  evidence: Type.Optional(Type.Array(Evidence, { maxItems: 20 })),
  results: Type.Optional(
    Type.Array(AwardResult, { maxItems: 20, description: 'Of the results the achievement describes' }),
  ),
  expiresAt: Type.Optional(Instant),
  language: Type.Optional(Language),
  organisation: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'Who awards it, when that is not who created it but somebody it is shared with',
    }),
  ),
  sendNow: Type.Optional(
    Type.Boolean({ default: false, description: 'Skip the minute in which an award can be taken back' }),
  ),
})

const organisationParams = Type.Object({ organisation: Type.String({ maxLength: 64 }) })
const achievementParams = Type.Object({ achievement: Id })
const awardParams = Type.Object({ award: Id })

export const listAchievements = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/achievements',
  operationId: 'listAchievements',
  tag: 'Achievements',
  summary: 'Achievements of an organisation, latest version of each',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: organisationParams,
  query: Type.Object({
    ...pageQuery,
    state: Type.Optional(Words(['draft', 'published', 'archived'])),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    programme: Type.Optional(Id),
  }),
  response: { 200: Page(Achievement) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const createAchievement = operation({
  method: 'POST',
  path: '/api/v1/organisations/:organisation/achievements',
  operationId: 'createAchievement',
  tag: 'Achievements',
  summary: 'Draft an achievement',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: organisationParams,
  body: Type.Object({ ...achievementFields, publish: Type.Optional(Type.Boolean({ default: false })) }),
  response: { 201: Achievement },
  problems: [
    'organisation-not-found',
    'programme-not-found',
    'not-allowed',
    'organisation-archived',
    'programme-archived',
  ],
  example: {
    params: { organisation: 'riverside-library' },
    body: {
      name: 'Remixing',
      description: 'Makes something new out of what others shared, and says where it came from.',
      criteria: 'Publish a remix that names its sources and its licence.',
      publish: true,
    },
  },
})

export const readAchievement = operation({
  method: 'GET',
  path: '/api/v1/achievements/:achievement',
  operationId: 'readAchievement',
  tag: 'Achievements',
  summary: 'One version of an achievement',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: achievementParams,
  response: { 200: Achievement },
  problems: ['achievement-not-found'],
  example: { params: { achievement: sample } },
})

export const listVersions = operation({
  method: 'GET',
  path: '/api/v1/achievements/:achievement/versions',
  operationId: 'listVersions',
  tag: 'Achievements',
  summary: 'All versions of an achievement, newest first',
  access: { kind: 'organisation', role: 'viewer', scopes: ['achievements:read'] },
  params: achievementParams,
  response: { 200: Type.Object({ items: Type.Array(Achievement) }) },
  problems: ['achievement-not-found'],
  example: { params: { achievement: sample } },
})

export const changeAchievement = operation({
  method: 'PATCH',
  path: '/api/v1/achievements/:achievement',
  operationId: 'changeAchievement',
  tag: 'Achievements',
  summary: 'Edit; a published achievement gets a new draft version',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: achievementParams,
  body: Type.Partial(Type.Object(achievementFields)),
  response: { 200: Achievement },
  problems: ['achievement-not-found', 'programme-not-found', 'not-allowed', 'newer-version-exists'],
  example: {
    params: { achievement: sample },
    body: { description: 'Makes something new out of what others shared.' },
  },
})

export const setAchievementImage = operation({
  method: 'PUT',
  path: '/api/v1/achievements/:achievement/image',
  operationId: 'setAchievementImage',
  tag: 'Achievements',
  summary: 'Set the image of a draft (PNG or SVG, up to 5 MB)',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: achievementParams,
  rawBody: { mediaTypes: ['image/png', 'image/svg+xml'], maxBytes: 5_000_000 },
  response: { 200: Achievement },
  problems: ['achievement-not-found', 'not-allowed', 'image-refused', 'too-large', 'newer-version-exists'],
  example: { params: { achievement: sample } },
})

export const publishAchievement = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/publish',
  operationId: 'publishAchievement',
  tag: 'Achievements',
  summary: 'Publish a draft; from then on it never changes',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: achievementParams,
  response: { 200: Achievement },
  problems: ['achievement-not-found', 'not-allowed', 'already-published'],
  example: { params: { achievement: sample } },
})

export const archiveAchievement = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/archive',
  operationId: 'archiveAchievement',
  tag: 'Achievements',
  summary: 'Stop awarding it; what was awarded stays',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: achievementParams,
  response: { 200: Achievement },
  problems: ['achievement-not-found', 'not-allowed', 'not-published'],
  example: { params: { achievement: sample } },
})

export const deleteDraft = operation({
  method: 'DELETE',
  path: '/api/v1/achievements/:achievement',
  operationId: 'deleteDraft',
  tag: 'Achievements',
  summary: 'Delete a draft',
  access: { kind: 'organisation', role: 'editor', scopes: ['achievements:write'] },
  params: achievementParams,
  response: { 204: 'none' },
  problems: ['achievement-not-found', 'not-allowed', 'already-published'],
  example: { params: { achievement: sample } },
})

export const previewAward = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/award-preview',
  operationId: 'previewAward',
  tag: 'Awards',
  summary: 'See the mail and the page exactly as the learner will; nothing is kept or sent',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: achievementParams,
  body: awardRequest,
  response: {
    200: Type.Object({
      mail: Nullable(
        Type.Object({
          to: Type.String(),
          subject: Type.String(),
          html: Type.String(),
          text: Type.String(),
        }),
        { description: 'Null where the address takes no mail' },
      ),
      claimPage: Type.String({ description: 'HTML of the page the learner opens' }),
      warnings: Type.Array(Type.Object({ code: Words(['already-awarded']), since: Instant })),
    }),
  },
  problems: ['achievement-not-found', 'organisation-not-found', 'not-allowed', 'not-shared', 'not-published'],
  example: {
    params: { achievement: sample },
    body: { recipient: { email: 'ada@learner.example', name: 'Ada' } },
  },
  idempotent: false,
})

export const award = operation({
  method: 'POST',
  path: '/api/v1/achievements/:achievement/awards',
  operationId: 'award',
  tag: 'Awards',
  summary: 'Award a published achievement to an address: e-mail, DID, or a name on another host',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: achievementParams,
  body: awardRequest,
  response: { 201: Award },
  problems: [
    'achievement-not-found',
    'organisation-not-found',
    'not-allowed',
    'not-shared',
    'not-published',
    'archived',
    'organisation-archived',
    'programme-archived',
  ],
  example: {
    params: { achievement: sample },
    body: {
      recipient: { email: 'ada@learner.example', name: 'Ada' },
      narrative: 'Three remixes, each better than the last.',
    },
  },
})

export const listAwards = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/awards',
  operationId: 'listAwards',
  tag: 'Awards',
  summary: 'Awards of an organisation, newest first unless asked otherwise',
  access: { kind: 'organisation', role: 'viewer', scopes: ['awards:read'] },
  params: organisationParams,
  query: Type.Object({
    ...pageQuery,
    ...awardFilter,
    sort: Type.Optional(
      Words(awardOrderings, {
        description:
          'By the day it was awarded (default), the name of the learner, the name of the achievement, or its end. Awards without a name or an end come after all others, or before them with `desc`',
      }),
    ),
    order: Type.Optional(Words(['asc', 'desc'], { description: '`desc` unless asked otherwise' })),
  }),
  response: { 200: Page(Award) },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const countAwards = operation({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/awards/counts',
  operationId: 'countAwards',
  tag: 'Awards',
  summary: 'How many awards fit a filter, by answer and by standing',
  access: { kind: 'organisation', role: 'viewer', scopes: ['awards:read'] },
  params: organisationParams,
  query: Type.Object(awardFilter),
  response: { 200: AwardCounts },
  problems: ['organisation-not-found'],
  example: { params: { organisation: 'riverside-library' } },
})

export const readAward = operation({
  method: 'GET',
  path: '/api/v1/awards/:award',
  operationId: 'readAward',
  tag: 'Awards',
  summary: 'One award as its organisation sees it',
  access: { kind: 'organisation', role: 'viewer', scopes: ['awards:read'] },
  params: awardParams,
  response: { 200: Award },
  problems: ['award-not-found'],
  example: { params: { award: sample } },
})

export const sendAwardNow = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/send',
  operationId: 'sendAwardNow',
  tag: 'Awards',
  summary: 'Let the mail leave now instead of after a minute, or send it again',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  response: { 200: Award },
  problems: [
    'award-not-found',
    'not-allowed',
    'award-withdrawn',
    'award-answered',
    'already-revoked',
    'too-many-requests',
  ],
  example: { params: { award: sample } },
})

export const withdrawAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/withdraw',
  operationId: 'withdrawAward',
  tag: 'Awards',
  summary: 'Take an award back before its mail leaves',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  response: { 200: Award },
  problems: ['award-not-found', 'not-allowed', 'mail-has-left'],
  example: { params: { award: sample } },
})

export const revokeAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/revoke',
  operationId: 'revokeAward',
  tag: 'Awards',
  summary: 'Revoke for good, with a reason the learner sees',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  response: { 200: Award },
  problems: ['award-not-found', 'not-allowed', 'already-revoked', 'award-withdrawn'],
  example: { params: { award: sample }, body: { reason: 'Awarded to the wrong person.' } },
})

export const suspendAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/suspend',
  operationId: 'suspendAward',
  tag: 'Awards',
  summary: 'Suspend for a while, with a reason the learner sees',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  response: { 200: Award },
  problems: ['award-not-found', 'not-allowed', 'already-revoked', 'award-withdrawn'],
  example: { params: { award: sample }, body: { reason: 'Evidence is being looked at again.' } },
})

export const reinstateAward = operation({
  method: 'POST',
  path: '/api/v1/awards/:award/reinstate',
  operationId: 'reinstateAward',
  tag: 'Awards',
  summary: 'End a suspension',
  access: { kind: 'organisation', role: 'awarder', scopes: ['awards:write'] },
  params: awardParams,
  response: { 200: Award },
  problems: ['award-not-found', 'not-allowed', 'already-revoked', 'not-suspended', 'award-withdrawn'],
  example: { params: { award: sample } },
})

export type Achievement = Static<typeof Achievement>
export type Award = Static<typeof Award>
export type AwardCounts = Static<typeof AwardCounts>
export type AwardOrdering = (typeof awardOrderings)[number]
export type AwardRequest = Static<typeof awardRequest>
export type Alignment = Static<typeof Alignment>
export type Evidence = Static<typeof Evidence>
export type ExpiryRule = Static<typeof ExpiryRule>
