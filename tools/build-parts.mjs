import { parts } from './parts.mjs'
import { fingerprint, markBuilt } from './staleness.mjs'
import { sweep } from './sweep.mjs'

// Run by `build.mjs` with the names of the parts to build.
// Said outright: a test runner's NODE_ENV would build the slow, talkative React for browsers.
process.env.NODE_ENV = 'production'
const names = process.argv.slice(2)
const written = new Map()

await Promise.all(names.map(buildPart)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})

for (const folder of new Set(names.map(name => parts[name].folder))) {
  const sharing = Object.keys(parts).filter(name => parts[name].folder === folder)
  // The files of a part that was not built this time are not known here, so nothing is removed.
  if (sharing.every(name => written.has(name)))
    sweep(folder, new Set(sharing.flatMap(name => written.get(name))))
}

async function buildPart(name) {
  // Taken before the build: what is edited meanwhile is built next time.
  const hash = fingerprint(parts[name])
  written.set(name, await parts[name].build())
  markBuilt(name, hash)
}
