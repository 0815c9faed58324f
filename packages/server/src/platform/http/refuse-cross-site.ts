import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Unsafe methods must come from our own pages or from a program. Browsers say where a request comes from
 * (Fetch Metadata `Sec-Fetch-Site`, else `Origin`); programs send neither and carry no cookie.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross-site-refused')
  if (origin !== undefined && origin !== publicUrl) throw new Problem('cross-site-refused')
  // A cookie without either header comes from a browser too old to tell; a token is no cookie.
  if (
    site === undefined &&
    origin === undefined &&
    request.headers.cookie !== undefined &&
    request.headers.authorization === undefined
  )
    throw new Problem('cross-site-refused', {
      detail: 'A request with a cookie must say where it comes from (Origin).',
    })
}
