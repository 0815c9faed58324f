import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import type { Chromium } from './find-chromium.ts'
import { untar } from './untar.ts'

const require = createRequire(import.meta.url)
// From its source or from a bundle: the cache is the same.
const root = import.meta.url.replace(/\/(?:e2e|\.build)\/.*$/, '/')
const cache = fileURLToPath(new URL('.build/browser/', root))

/** Unpack the Chromium that npm's `@sparticuz/chromium` carries, once, and say how to run it. */
export async function unpackChromium(): Promise<Chromium> {
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(home, 'bin'), folder)
  return howToRun(folder)
}

async function unpack(packed: string, folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(fresh, 'chromium'), { mode: 0o755 }),
  )
  for (const name of ['swiftshader', 'al2023', 'fonts'])
    untar(brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`))), fresh)
  try {
    // Whole or not at all: a run that was cut off leaves nothing that looks finished.
    renameSync(fresh, folder)
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  }
}

/** The machine's own libraries and fonts where they are there, else those that came along. */
function howToRun(folder: string): Chromium {
  const file = join(folder, 'chromium')
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: folder }
  const own = { LD_LIBRARY_PATH: join(folder, 'lib') }
  for (const libraries of [{}, own]) {
    const env = { ...libraries, ...fonts }
    const tried = spawnSync(file, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8' })
    if (tried.status === 0) return { file, env }
    if (libraries === own) throw new Error(`The packed Chromium does not run here: ${tried.stderr.trim()}`)
  }
  throw new Error('The packed Chromium does not run here.')
}
