import { type Static, Type } from 'typebox'
import { Language, Url, Words } from './shapes.ts'

/** Nothing is kept that nobody knows of. */
const closed = { additionalProperties: false }

/** Terms of ResultType, Open Badges 3.0. */
export const resultTypes = [
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
] as const

/** Terms of ResultStatusType, Open Badges 3.0. */
export const resultStatuses = [
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
] as const

/** Names a thing inside one achievement; it becomes the fragment of the thing's address. */
const Key = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' })
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const Criterion = Type.Object(
  {
    text: text(2000),
    required: Type.Boolean(),
    assessorNote: Type.Optional(
      Type.String({
        maxLength: 5000,
        description: 'For those who assess: never on a public page or in a credential',
      }),
    ),
  },
  { title: 'Criterion', ...closed },
)

export const ResultDescription = Type.Object(
  {
    key: Key,
    name: text(300),
    resultType: Words(resultTypes),
    allowedValues: Type.Optional(Type.Array(text(100), { maxItems: 100 })),
    requiredValue: Type.Optional(text(100)),
    valueMin: Type.Optional(text(40)),
    valueMax: Type.Optional(text(40)),
    levels: Type.Optional(
      Type.Array(
        Type.Object({
          key: Key,
          name: text(300),
          level: Type.Optional(text(100)),
          description: Type.Optional(Type.String({ maxLength: 2000 })),
          points: Type.Optional(text(40)),
        }),
        { maxItems: 20, description: 'The levels of a rubric, lowest first' },
      ),
    ),
    requiredLevel: Type.Optional(Key),
  },
  { title: 'ResultDescription', ...closed },
)

/** What an award says of a result: a value, a level of the rubric or a status. */
export const AwardResult = Type.Object(
  {
    result: Type.String({ maxLength: 64, description: 'The key of the result in the achievement' }),
    value: Type.Optional(text(100)),
    level: Type.Optional(Type.String({ maxLength: 64, description: 'The key of a level of the rubric' })),
    status: Type.Optional(Words(resultStatuses)),
  },
  { title: 'AwardResult', ...closed },
)

export const Translation = Type.Object(
  {
    language: Language,
    name: text(200),
    description: text(5000),
    criteria: text(20_000),
    forLearners: Type.Optional(Type.String({ maxLength: 5000 })),
    criteriaList: Type.Optional(
      Type.Array(text(2000), { maxItems: 50, description: 'In the order of the list of criteria' }),
    ),
  },
  { title: 'Translation', ...closed },
)

export const EarnedBy = Type.Object(
  {
    achievements: Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      description: 'Lineages of achievements of the same organisation',
    }),
    least: Type.Integer({ minimum: 1, maximum: 50, description: 'How many of them it takes' }),
    on: Type.Optional(
      Type.String({
        format: 'date',
        description:
          'Awarded on this day to all who have them by then; without it, as soon as somebody has them',
      }),
    ),
  },
  { title: 'EarnedBy', ...closed },
)

/** Where an achievement was copied from. */
export const Origin = Type.Object(
  {
    kind: Words(['copy', 'template', 'import']),
    name: Type.String(),
    url: Type.String({ description: 'Address of the achievement or template it was made from' }),
    creator: Type.Object({ name: Type.String(), url: Type.String() }),
  },
  { title: 'Origin' },
)

/** All that may be said of an achievement beside its name, description, criteria and picture. */
export const achievementDetails = {
  forLearners: Type.Optional(
    Type.String({ maxLength: 5000, description: 'What the learner reads; `description` is for viewers' }),
  ),
  criteriaList: Type.Optional(Type.Array(Criterion, { maxItems: 50 })),
  acceptedEvidence: Type.Optional(Type.String({ maxLength: 2000 })),
  time: Type.Optional(
    Type.Object({
      amount: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
      unit: Words(['minutes', 'hours', 'days', 'weeks', 'months']),
    }),
  ),
  credits: Type.Optional(
    Type.Object({
      amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
      unit: Words(['ects', 'hours', 'credits']),
    }),
  ),
  level: Type.Optional(
    Type.Union([
      Type.Object({ framework: Type.Literal('eqf'), value: Type.Integer({ minimum: 1, maximum: 8 }) }),
      Type.Object({ framework: Type.Literal('own'), name: text(200), url: Type.Optional(Url) }),
    ]),
  ),
  prerequisites: Type.Optional(
    Type.Array(Type.Object({ name: text(300), url: Type.Optional(Url) }), { maxItems: 20 }),
  ),
  results: Type.Optional(Type.Array(ResultDescription, { maxItems: 20 })),
  translations: Type.Optional(Type.Array(Translation, { maxItems: 20 })),
  earnedBy: Type.Optional(EarnedBy),
}

export const AchievementDetails = Type.Object(
  { ...achievementDetails, origin: Type.Optional(Origin) },
  { title: 'AchievementDetails' },
)

export type AchievementDetails = Static<typeof AchievementDetails>
export type Criterion = Static<typeof Criterion>
export type ResultDescription = Static<typeof ResultDescription>
export type AwardResult = Static<typeof AwardResult>
export type Translation = Static<typeof Translation>
export type EarnedBy = Static<typeof EarnedBy>
export type Origin = Static<typeof Origin>
