import { Resolver } from 'node:dns/promises'

/** TXT records of a name, each in one piece; `servers` in place of the machine's own. Rejects when there are none. */
export function txtResolver(servers: string[]): (name: string) => Promise<string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return async name => (await resolver.resolveTxt(name)).map(parts => parts.join(''))
}
