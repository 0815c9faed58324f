import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Ports } from 'openbadges'
import { createWorkerCanonizer, fetchDocument, nodeCrypto } from 'openbadges/node'

export type WriteOptions = {
  /** Replace a file that is there already; without it, writing rejects with `EEXIST`. */
  replace?: boolean
  /** Readable by its owner alone. */
  secret?: boolean
  /** Make the folder it lies in, too. */
  makeFolder?: boolean
}

/** What a command may do to the world. */
export type Terminal = {
  ports: Ports
  read(file: string): Promise<Uint8Array>
  /** The files of a folder and of those in it, in order; null when the name is no folder. */
  list(name: string): Promise<string[] | null>
  write(file: string, bytes: Uint8Array, options?: WriteOptions): Promise<void>
  print(text: string): void
  complain(text: string): void
  /** Show how far it has come, where somebody looks on; null wipes it away. */
  progress(text: string | null): void
}

/** The terminal we were called from; `-` is standard input. */
export function terminal(): Terminal {
  const { canonize } = createWorkerCanonizer()
  return {
    ports: { clock: { now: () => new Date() }, crypto: nodeCrypto, canonize, fetcher: fetchDocument },
    read: async file => (file === '-' ? await buffer(process.stdin) : await readFile(file)),
    list,
    write,
    print: text => void process.stdout.write(`${text}\n`),
    complain: text => void process.stderr.write(`rucksack: ${text}\n`),
    progress: text => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text ?? ''}`)
    },
  }
}

async function list(name: string): Promise<string[] | null> {
  if (name === '-' || !(await stat(name)).isDirectory()) return null
  const entries = await readdir(name, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(
      file =>
        !relative(name, file)
          .split(sep)
          .some(part => part.startsWith('.')),
    )
    .sort()
}

async function write(
  file: string,
  bytes: Uint8Array,
  { replace = false, secret = false, makeFolder = false }: WriteOptions = {},
) {
  if (makeFolder) await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes, { flag: replace ? 'w' : 'wx', ...(secret ? { mode: 0o600 } : {}) })
  // The mode above is only for a new file.
  if (secret && replace) await chmod(file, 0o600)
}
