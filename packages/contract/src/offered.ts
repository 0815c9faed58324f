import { Type } from 'typebox'
import { Nullable } from './shapes.ts'

/** An achievement as somebody sees it who may have it. */
export const OfferedAchievement = Type.Object({
  name: Type.String(),
  description: Type.String(),
  forLearners: Nullable(Type.String({ description: 'What it takes, in words for the learner' })),
  criteriaHtml: Type.String(),
  image: Type.String(),
  imageAlt: Nullable(Type.String()),
  page: Type.String(),
})

/** Who offers it. */
export const OfferedBy = Type.Object({
  name: Type.String(),
  description: Nullable(Type.String()),
  logo: Nullable(Type.String()),
  page: Type.String(),
  brand: Nullable(Type.String({ description: 'Colour as #rrggbb, before it is made readable' })),
})
