import { existsSync } from 'node:fs'
import { at } from './paths.mjs'
import { listHash, readStamp, writeStamp } from './stamp.mjs'

/** How things are built is itself a source of every part. */
const howTo = [
  'tools/bundle.mjs',
  'tools/build-client.mjs',
  'tools/build-parts.mjs',
  'tools/parts.mjs',
  'tsconfig.base.json',
  'package-lock.json',
].map(file => at(file))

/** The fingerprint of everything that a part is made from. */
export function fingerprint(part, more = howTo) {
  return listHash([...part.from, ...more])
}

/** Whether a part must be built again. */
export function isStale(name, part, stamps = at('.build/stamps')) {
  const stamp = readStamp(`${stamps}/${name}.json`)
  return stamp?.hash !== fingerprint(part) || !part.makes.every(file => existsSync(file))
}

/** Remember that a part was built from files with this fingerprint, taken before the build began. */
export function markBuilt(name, hash, stamps = at('.build/stamps')) {
  writeStamp(`${stamps}/${name}.json`, { hash })
}
