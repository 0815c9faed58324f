import { BadgeError, type Fetcher } from 'openbadges'
import { askOnce } from '../../platform/ask-once.ts'
import { Problem } from '../../platform/problem.ts'
import type { SafeFetch } from '../../platform/safe-fetch.ts'

/** Answers a path of this host in-process; null when there is nothing. */
export type OwnDocuments = (
  path: string,
  accept: string,
) => Promise<{ status: number; contentType: string | null; body: Uint8Array }>

/** The library's fetcher: our own documents never over the network, foreign ones through safe-fetch. */
export function makeFetcher(publicUrl: string, own: OwnDocuments, fetchForeign: SafeFetch): Fetcher {
  const ask = askOnce()
  return async (url, { accept, maxBytes }) => {
    const target = URL.canParse(url) ? new URL(url) : null
    if (target?.origin === publicUrl) {
      const path = target.pathname + target.search
      return { ...(await ask(`${accept} ${path}`, () => own(path, accept))), url }
    }
    try {
      return await fetchForeign(url, { accept, ...(maxBytes === undefined ? {} : { maxBytes }) })
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      throw new BadgeError(cause.code === 'url-refused' ? 'refused' : 'unreachable', cause.message, { cause })
    }
  }
}
