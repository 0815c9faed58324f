import type { Achievement } from '@rucksack/contract/issuing'
import { type Static, Type } from 'typebox'
import { Problem } from '../../platform/problem.ts'
import { entityId } from './entity-id.ts'
import { bodyReader } from './read-body.ts'

const address = Type.String({ format: 'uri', maxLength: 2048, pattern: '^https?://' })

const shape = Type.Object({
  issuer: Type.Optional(Type.String({ maxLength: 64 })),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  description: Type.String({ minLength: 1, maxLength: 5000 }),
  image: Type.Optional(Type.String()),
  criteriaUrl: Type.Optional(address),
  criteriaNarrative: Type.Optional(Type.String({ maxLength: 20_000 })),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
  alignments: Type.Optional(
    Type.Array(
      Type.Object({
        targetName: Type.String({ minLength: 1, maxLength: 500 }),
        targetUrl: address,
        targetDescription: Type.Optional(Type.String({ maxLength: 2000 })),
        targetFramework: Type.Optional(Type.String({ maxLength: 500 })),
        targetCode: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      { maxItems: 50 },
    ),
  ),
  expires: Type.Optional(
    Type.Object({
      amount: Type.Integer({ minimum: 1, maximum: 1200 }),
      duration: Type.Unsafe<'days' | 'weeks' | 'months' | 'years'>({
        enum: ['days', 'weeks', 'months', 'years'],
      }),
    }),
  ),
})

export type BadgeClassAsked = Static<typeof shape>

export const readBadgeClass = bodyReader(shape)

/** What Badgr says of a badge class becomes an achievement. Throws `validation-failed`. */
export function draftOf(asked: BadgeClassAsked) {
  const { criteriaNarrative, criteriaUrl } = asked
  if (criteriaNarrative === undefined && criteriaUrl === undefined)
    throw unfit('/criteriaNarrative', 'or criteriaUrl is needed')
  return {
    name: asked.name,
    description: asked.description,
    criteria: criteriaNarrative ?? `<${criteriaUrl}>`,
    criteriaUrl: criteriaUrl ?? null,
    tags: asked.tags ?? [],
    alignments: (asked.alignments ?? []).map(
      ({ targetName, targetUrl, targetDescription, targetFramework, targetCode }) => ({
        targetName,
        targetUrl,
        ...(targetDescription === undefined ? {} : { targetDescription }),
        ...(targetFramework === undefined ? {} : { targetFramework }),
        ...(targetCode === undefined ? {} : { targetCode }),
      }),
    ),
    expiry: expiryOf(asked),
  }
}

function expiryOf({ expires }: BadgeClassAsked): Achievement['expiry'] {
  if (expires === undefined) return { kind: 'never' }
  if (expires.duration === 'days' || expires.duration === 'weeks')
    throw unfit('/expires', 'is counted in months or years here')
  return { kind: 'after', months: expires.amount * (expires.duration === 'years' ? 12 : 1) }
}

/** The Open Badges 2.0 id of the class of one version. */
export const classId = (achievement: Pick<Achievement, 'page'>) => `${achievement.page}?v=2_0`

/**
 * An achievement as a BadgeClass of Badgr. Its entity id names all versions, since clients keep it; its Open Badges
 * id names this one.
 */
export function writeBadgeClass(achievement: Achievement, publicUrl: string) {
  const { expiry } = achievement
  return {
    entityType: 'BadgeClass',
    entityId: entityId(achievement.lineage),
    openBadgeId: classId(achievement),
    createdAt: achievement.createdAt,
    createdBy: null,
    issuer: entityId(achievement.organisationId),
    issuerOpenBadgeId: `${publicUrl}/issuers/${achievement.organisation.slug}`,
    name: achievement.name,
    image: achievement.image,
    description: achievement.description,
    criteriaUrl: achievement.criteriaUrl ?? achievement.page,
    criteriaNarrative: achievement.criteria,
    alignments: achievement.alignments,
    tags: achievement.tags,
    expires: expiry.kind === 'after' ? { amount: expiry.months, duration: 'months' } : null,
    extensions: {},
  }
}

/** A place in a body that does not fit, in words. */
export const unfit = (pointer: string, message: string) =>
  new Problem('validation-failed', {
    detail: `${pointer.slice(1)} ${message}.`,
    errors: [{ pointer, message }],
  })
