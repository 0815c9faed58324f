import './node-version.mjs'
import { withLock } from './lock.mjs'
import { parts } from './parts.mjs'
import { at } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'
import { isStale } from './staleness.mjs'

/**
 * Build what is stale among the named parts. The build runs in a process of its own, so that a host that is
 * started afterwards does not carry its memory.
 * @param {string[]} [names] all parts, unless said otherwise
 */
export async function buildStale(names = Object.keys(parts)) {
  const stale = () => names.filter(name => isStale(name, parts[name]))
  if (stale().length === 0) return
  await withLock(at('.build/build.lock'), async () => {
    const now = stale()
    if (now.length === 0) return
    say('Building …')
    if ((await run(process.execPath, [at('tools/build-parts.mjs'), ...now])) !== 0) {
      say('The build failed; the lines above say where.')
      process.exit(1)
    }
  })
}
