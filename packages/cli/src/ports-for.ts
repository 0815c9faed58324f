import { BadgeError, type Fetched, type Fetcher, type Ports } from 'openbadges'
import type { Options } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The ports of one command: each document is fetched once, and none with `--offline`. */
export function portsFor({ ports }: Terminal, options: Options): Ports {
  return { ...ports, fetcher: options.flag('offline') ? refuse : once(ports.fetcher) }
}

const refuse: Fetcher = async url => {
  const host = URL.canParse(url) ? new URL(url).host : url
  throw new BadgeError('refused', `${host} was not asked, because of --offline.`)
}

/** Thousands of badges of one issuer share its profile, its keys and its status lists. */
function once(fetcher: Fetcher): Fetcher {
  const known = new Map<string, Promise<Fetched>>()
  return (url, options) => {
    const name = `${options.accept} ${options.maxBytes ?? ''} ${url}`
    const found = known.get(name) ?? fetcher(url, options)
    if (known.size < mostKept) known.set(name, found)
    return found
  }
}

const mostKept = 500
