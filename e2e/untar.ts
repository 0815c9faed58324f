import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'

const block = 512

/** Unpack the files of a tar archive (POSIX ustar) into a folder; links and devices are left out. */
export function untar(archive: Uint8Array, folder: string): void {
  const text = (at: number, length: number) =>
    Buffer.from(archive.subarray(at, at + length))
      .toString('utf8')
      .split('\0')[0] ?? ''
  for (let at = 0; at + block <= archive.length; ) {
    const name = text(at, 100)
    if (name === '') return
    const prefix = text(at + 345, 155)
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8)
    const kind = text(at + 156, 1)
    if (kind === '' || kind === '0') {
      const file = resolve(folder, join(prefix, name))
      if (!file.startsWith(resolve(folder) + sep)) throw new Error(`${name} would lie outside the folder`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, archive.subarray(at + block, at + block + size), {
        mode: Number.parseInt(text(at + 100, 8).trim() || '644', 8) & 0o777,
      })
    }
    at += block + Math.ceil(size / block) * block
  }
}
