import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Addresses outside this machine that these processes, or their children, have a connection to now. Linux only. */
export function foreignConnections(pid: number): string[] {
  const mine = new Set(withChildren(pid).flatMap(socketsOf))
  return ['tcp', 'tcp6', 'udp', 'udp6']
    .flatMap(kind => remotesOf(readFileSync(`/proc/net/${kind}`, 'utf8')))
    .filter(({ inode, address }) => mine.has(inode) && !isOwn(address))
    .map(({ address }) => address)
}

/** The remote address of every line of a table like `/proc/net/tcp`, in the table's own hexadecimal. */
export function remotesOf(table: string): { inode: string; address: string }[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .map(columns => ({ inode: columns[9] ?? '', address: columns[2]?.split(':')[0] ?? '' }))
}

/** Loopback in IPv4, IPv6 and IPv4-mapped form, and the nothing that listening sockets have. */
export function isOwn(address: string): boolean {
  return /^(?:0+|[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/i.test(address)
}

function withChildren(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => ({ pid: Number(name), parent: parentOf(name) }))
  const all = [pid]
  for (const one of all) all.push(...parents.filter(({ parent }) => parent === one).map(each => each.pid))
  return all
}

function parentOf(pid: string): number {
  try {
    // The name of the command stands in brackets and may itself hold blanks.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return 0
  }
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1] ?? []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}
