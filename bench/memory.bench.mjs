// What a host and its database hold when nobody asks for anything.
import { readdirSync, readFileSync } from 'node:fs'
import { report, startBenchHost } from './bench-host.mjs'

const host = await startBenchHost()
await new Promise(resolve => setTimeout(resolve, 15_000))
const own = memoryOf(host.pid)
const database = childrenOf(host.pid).reduce((sum, pid) => sum + memoryOf(pid), 0)
report('idle memory, host', `${Math.round(own)} MB`, 'proportional set size')
report('idle memory, database', `${Math.round(database)} MB`, 'proportional set size')
await host.stop()

/** Proportional set size in MB: shared pages are counted once over all that share them. */
function memoryOf(pid) {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

function childrenOf(pid) {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
  const parentOf = each => {
    try {
      const stat = readFileSync(`/proc/${each}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch {
      return 0
    }
  }
  const direct = all.filter(each => parentOf(each) === pid)
  return direct.flatMap(each => [each, ...childrenOf(each)])
}
