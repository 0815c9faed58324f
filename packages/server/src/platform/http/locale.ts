import type { FastifyRequest } from 'fastify'

/** The reader's language: what they chose (`?lang=`, then the cookie, then their account), else what their browser asks for. */
export function localeOf(request: FastifyRequest, offered: readonly string[]): string {
  const query: unknown = request.query
  const asked =
    typeof query === 'object' && query !== null && 'lang' in query ? String(query.lang) : undefined
  const chosen = [asked, request.cookies['lang'], request.caller.language].find(
    tag => typeof tag === 'string' && offered.includes(tag),
  )
  if (typeof chosen === 'string') return chosen
  const header = request.headers['accept-language'] ?? ''
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), quality: q === undefined ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const found = offered.find(
      offer => tag === offer.toLowerCase() || tag.startsWith(`${offer.toLowerCase()}-`),
    )
    if (found) return found
  }
  return offered[0] ?? 'en'
}
