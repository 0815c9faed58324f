import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Ports } from 'openbadges'
import { createWorkerCanonizer, nodeCrypto } from 'openbadges/node'
import { fetchDocument } from './fetch-document.ts'

/** What a command may do to the world. */
export type Terminal = {
  ports: Ports
  read(file: string): Promise<Uint8Array>
  /** Rejects when the file is there already, unless `replace`. */
  write(file: string, bytes: Uint8Array, replace: boolean): Promise<void>
  print(text: string): void
  complain(text: string): void
}

/** The terminal we were called from; `-` is standard input. */
export function terminal(): Terminal {
  const { canonize } = createWorkerCanonizer({ workerUrl: new URL('./canonize-worker.js', import.meta.url) })
  return {
    ports: { clock: { now: () => new Date() }, crypto: nodeCrypto, canonize, fetcher: fetchDocument },
    read: async file => (file === '-' ? await buffer(process.stdin) : await readFile(file)),
    write: (file, bytes, replace) => writeFile(file, bytes, { flag: replace ? 'w' : 'wx' }),
    print: text => void process.stdout.write(`${text}\n`),
    complain: text => void process.stderr.write(`rucksack: ${text}\n`),
  }
}
