import type { FastifyRequest } from 'fastify'

/** The reader's language: what they chose (`?lang=`, then the cookie, then their account), else what their browser asks for. */
export function localeOf(request: FastifyRequest, offered: readonly string[]): string {
  const chosen = chosenLanguages(request).find(tag => offered.includes(tag))
  if (chosen !== undefined) return chosen
  for (const tag of askedByBrowser(request)) {
    const found = offered.find(
      offer => tag === offer.toLowerCase() || tag.startsWith(`${offer.toLowerCase()}-`),
    )
    if (found) return found
  }
  return offered[0] ?? 'en'
}

/** Language tags in the order in which the reader wants them, chosen ones first. */
export function wantedLanguages(request: FastifyRequest): string[] {
  return [...chosenLanguages(request), ...askedByBrowser(request)]
}

function chosenLanguages(request: FastifyRequest): string[] {
  const query: unknown = request.query
  const asked =
    typeof query === 'object' && query !== null && 'lang' in query ? String(query.lang) : undefined
  return [asked, request.cookies['lang'], request.caller.language].filter(tag => typeof tag === 'string')
}

function askedByBrowser(request: FastifyRequest): string[] {
  const header = request.headers['accept-language'] ?? ''
  return header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), quality: q === undefined ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
    .map(each => each.tag)
}
