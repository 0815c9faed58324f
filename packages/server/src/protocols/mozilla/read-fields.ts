import type { FastifyRequest } from 'fastify'

/**
 * The fields of a posted body: a form, JSON, or a form that says it is JSON, as the examples of the old documentation
 * send it.
 */
export function readFields(request: FastifyRequest): URLSearchParams {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  const fields = fromJson(text)
  return fields ?? new URLSearchParams(text)
}

function fromJson(text: string): URLSearchParams | null {
  if (!text.trimStart().startsWith('{')) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const fields = new URLSearchParams()
  for (const [name, held] of Object.entries(value ?? {}))
    for (const each of Array.isArray(held) ? held : [held])
      if (typeof each === 'string') fields.append(name, each)
  return fields
}
