import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { unfit } from './badge-class-wire.ts'
import { bodyReader } from './read-body.ts'

const read = bodyReader(
  Type.Object({
    url: Type.Optional(Type.String({ pattern: '^https?://\\S+$', maxLength: 4096 })),
    image: Type.Optional(Type.String()),
    assertion: Type.Optional(Type.Unknown()),
  }),
)

/** What is brought in: exactly one of an address, a picture as data URI, and an assertion. Throws `validation-failed`. */
export function readImport(request: FastifyRequest): Uint8Array | string {
  const { url, image, assertion } = read(request)
  if ([url, image, assertion].filter(each => each !== undefined).length !== 1)
    throw unfit('/url', 'or image, or assertion is needed, and only one of them')
  if (url !== undefined) return url
  if (image !== undefined) {
    const bytes = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(image)?.[1]
    if (bytes === undefined) throw unfit('/image', 'must be a data URI')
    return Buffer.from(bytes, 'base64')
  }
  return Buffer.from(typeof assertion === 'string' ? assertion : JSON.stringify(assertion))
}
