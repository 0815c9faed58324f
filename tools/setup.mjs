import './node-version.mjs'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withLock } from './lock.mjs'
import { at } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'
import { contentHash, readStamp, writeStamp } from './stamp.mjs'

const stampFile = at('node_modules/.rucksack-stamp')
const unfinished = at('.build/unfinished-install')

/**
 * Install what the workspace needs, unless it is there already. A folder with the test tools satisfies a
 * start without them, and a start never removes them.
 * @param {{ omitDev?: boolean }} [options]
 */
export async function setUp({ omitDev = false } = {}) {
  if (isInstalled(omitDev)) return
  await withLock(at('.build/set-up.lock'), async () => {
    if (!isInstalled(omitDev)) await install(omitDev && !existsSync(at('node_modules/vitest')))
  })
}

function isInstalled(omitDev) {
  const stamp = readStamp(stampFile)
  return stamp !== null && stamp.hash === wanted() && stamp.tree === treeTime() && (omitDev || stamp.dev)
}

async function install(omitDev) {
  say(`Installing packages (about a minute the first time) …`)
  removeHalf()
  writeStamp(unfinished, {})
  const { file, args } = npm()
  // Not `npm ci`: a lock file cannot list the binaries of every other platform, and `npm ci` stops on it.
  const code = await run(
    file,
    [
      ...args,
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
      // Said outright, because NODE_ENV=production or an .npmrc would decide otherwise.
      omitDev ? '--omit=dev' : '--include=dev',
      '--include=optional',
    ],
    { env: cleanEnv() },
  )
  rmSync(unfinished, { force: true })
  if (code !== 0) {
    say('The packages could not be installed; npm says why above. Check the connection and start again.')
    process.exit(1)
  }
  writeStamp(stampFile, { hash: wanted(), dev: !omitDev, tree: treeTime() })
}

/** npm takes a package that an install left half-written for whole, so what was cut off begins anew. */
function removeHalf() {
  if (!existsSync(unfinished)) return
  for (const folder of [at('node_modules'), ...packageFolders().map(each => join(each, 'node_modules'))])
    rmSync(folder, { recursive: true, force: true })
}

function packageFolders() {
  return readdirSync(at('packages'))
    .sort()
    .map(name => at('packages', name))
}

/** What should be installed: the lock file, every manifest, and what binaries are chosen by. */
function wanted() {
  const manifests = packageFolders().map(folder => join(folder, 'package.json'))
  return contentHash(
    [at('package.json'), at('package-lock.json'), ...manifests],
    process.version,
    process.platform,
    process.arch,
  ).slice(0, 32)
}

/** npm rewrites this file whenever it changes the tree, so an install by hand is noticed. */
function treeTime() {
  try {
    return statSync(at('node_modules/.package-lock.json')).mtimeMs
  } catch {
    return 0
  }
}

function npm() {
  const script = process.env.npm_execpath
  if (script && existsSync(script) && /^npm(-cli)?\.c?js$/.test(basename(script)))
    return { file: process.execPath, args: [script] }
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
}

/** Settings that the outer npm hands to its scripts (such as a workspace or `--omit`) are not for this install. */
function cleanEnv() {
  const env = { ...process.env }
  for (const name of Object.keys(env)) {
    if (
      /^npm_config_(omit|include|workspaces?|production|dry_run|package_lock_only|global|save.*)$/i.test(name)
    )
      delete env[name]
  }
  return env
}
