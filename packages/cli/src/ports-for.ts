import { BadgeError, type Fetched, type Fetcher, type Ports } from 'openbadges'
import type { Options } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The ports of one command: each document is fetched once, and none with `--offline`. */
export function portsFor({ ports }: Pick<Terminal, 'ports'>, options: Options): Ports {
  return { ...ports, fetcher: options.flag('offline') ? refuse : once(ports) }
}

const refuse: Fetcher = async url => {
  const host = URL.canParse(url) ? new URL(url).host : url
  throw new BadgeError('refused', `${host} was not asked, because of --offline.`)
}

/** Thousands of badges of one issuer share its profile, its keys and its status lists. */
function once({ fetcher, clock }: Pick<Ports, 'fetcher' | 'clock'>): Fetcher {
  const known = new Map<string, { since: number; answer: Promise<Fetched> }>()
  return async (url, { maxAge = Number.POSITIVE_INFINITY, ...options }) => {
    const name = `${options.accept} ${options.maxBytes ?? ''} ${url}`
    const now = clock.now().getTime()
    const found = known.get(name)
    const age = found ? now - found.since : 0
    if (found && age <= maxAge) return { ...(await found.answer), age }
    const answer = fetcher(url, options)
    if (found || known.size < mostKept) known.set(name, { since: now, answer })
    return await answer
  }
}

const mostKept = 500
