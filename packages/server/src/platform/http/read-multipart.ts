import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

export type Multipart = { fields: Record<string, string>; files: Record<string, Uint8Array> }

/** A form with files, as a page sends it. The whole body is bounded by the route's limit. */
export async function readMultipart(request: FastifyRequest): Promise<Multipart> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data') || !Buffer.isBuffer(request.body))
    throw new Problem('media-type-unsupported', { detail: 'Send a form with a file.' })
  const form = await new Response(Uint8Array.from(request.body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('bad-request', { detail: 'The form could not be read.', cause })
    })
  const read: Multipart = { fields: {}, files: {} }
  for (const [name, value] of form) {
    if (typeof value === 'string') read.fields[name] = value
    else read.files[name] = new Uint8Array(await value.arrayBuffer())
  }
  return read
}
