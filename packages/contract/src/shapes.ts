import { type Static, type TSchema, Type } from 'typebox'

/** UUIDv7 of a record on this host. */
export const Id = Type.String({ format: 'uuid' })

/** ISO 8601 instant in UTC, e.g. `2026-05-03T09:30:00.000Z`. */
export const Instant = Type.String({ format: 'date-time' })

/** Absolute http or https address. */
export const Url = Type.String({ format: 'uri', maxLength: 2048, pattern: '^https?://' })

/** E-mail address as a person writes it. */
export const Email = Type.String({ format: 'email', maxLength: 254 })

/** Letters, digits and hyphens; names a thing in a URL. */
export const Slug = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$' })

/** BCP 47 language tag. */
export const Language = Type.String({ pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$', maxLength: 35 })

/** A value that may be absent on the wire as `null`. */
export const Nullable = <T extends TSchema>(schema: T, options: { description?: string } = {}) =>
  Type.Union([schema, Type.Null()], options)

/** A closed set of words. */
export const Words = <const T extends readonly string[]>(words: T, options: { description?: string } = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options })

/** One page of a list, walked by `next` until it is null. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Nullable(Type.String({ description: 'Opaque cursor of the following page' })),
    total: Type.Optional(Type.Integer({ minimum: 0 })),
  })

/** How to walk a list: `limit` items (default 50), from the opaque `cursor` of the page before. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
}

export type PageQuery = { limit?: number; cursor?: string }
export type Listed<T extends TSchema> = { items: Static<T>[]; next: string | null; total?: number }
