import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Fingerprint of files by content. */
export function contentHash(files, ...more) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${file}\0`)
    hash.update(readOrEmpty(file))
  }
  for (const text of more) hash.update(`\0${text}`)
  return hash.digest('hex')
}

/** Fingerprint of files and folders by name, size and time of change: quick, and good enough to see an edit. */
export function listHash(places, ...more) {
  const hash = createHash('sha256')
  for (const place of places) for (const line of list(place)) hash.update(`${line}\n`)
  for (const text of more) hash.update(`\0${text}`)
  return hash.digest('hex')
}

/** What a stamp file says, or null when there is none that can be read. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Write a stamp; only after the work that it vouches for. */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value)}\n`)
}

function* list(place) {
  let stat
  try {
    stat = statSync(place)
  } catch {
    yield `${place} missing`
    return
  }
  if (!stat.isDirectory()) {
    yield `${place} ${stat.size} ${stat.mtimeMs}`
    return
  }
  const entries = readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name === 'node_modules' || /\.test\.[a-z]+$/.test(entry.name)) continue
    yield* list(join(place, entry.name))
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file)
  } catch {
    return ''
  }
}
