import { BadgeError, type Fetched, type Fetcher } from 'openbadges'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { Problem } from '../../platform/problem.ts'

/** Questions to a host within a minute, from all processes of ours together. */
export const perMinute = 100
const mostKept = 32_000_000

export type Polite = {
  /** A fetcher for one badge; `busy` names a host that is asked no more for now. */
  forBadge(): { fetcher: Fetcher; busy: () => string | null }
}

/**
 * Ask for many badges at once: each address once, a host only so often, and one that does not answer not again. Own
 * documents are left alone: `own` says which those are.
 */
export function askPolitely(
  { db, clock }: { db: Db; clock: Clock },
  own: (url: string) => boolean,
  fetcher: Fetcher,
): Polite {
  const seen = new Map<string, Promise<Fetched>>()
  const silent = new Map<string, BadgeError>()
  let kept = 0

  const ask: Fetcher = async (url, options) => {
    const host = URL.canParse(url) ? new URL(url).host : ''
    const known = silent.get(host)
    if (known) throw known
    await takeFrom(db, clock, `check-host:${host}`, perMinute, 60)
    try {
      return await fetcher(url, options)
    } catch (cause) {
      if (cause instanceof BadgeError && cause.code === 'unreachable') silent.set(host, cause)
      throw cause
    }
  }

  return {
    forBadge() {
      let busy: string | null = null
      return {
        busy: () => busy,
        async fetcher(url, options) {
          if (own(url)) return await fetcher(url, options)
          const name = `${options.accept} ${url}`
          const asked = seen.get(name) ?? ask(url, options)
          if (kept < mostKept) seen.set(name, asked)
          try {
            const answer = await asked
            kept += answer.body.length
            return answer
          } catch (cause) {
            if (!(cause instanceof Problem)) throw cause
            seen.delete(name)
            busy = new URL(url).host
            throw new BadgeError('unreachable', `${busy} is asked again later.`, { cause })
          }
        },
      }
    },
  }
}
