import type { FastifyRequest } from 'fastify'

/** What was sent to the token endpoint, as a form or, as some clients of Badgr do, as JSON; null for neither. */
export function readTokenRequest({ body, headers }: FastifyRequest): URLSearchParams | null {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : ''
  if (headers['content-type']?.toLowerCase().includes('json') !== true) return new URLSearchParams(text)
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const form = new URLSearchParams()
    for (const [name, each] of Object.entries(value)) if (typeof each === 'string') form.set(name, each)
    return form
  } catch {
    return null
  }
}
