import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes kept under their own SHA-256; the same bytes are kept once. */
export type Files = {
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Buffer>
  /** Forget these bytes. */
  drop(sha256: string): Promise<void>
  /** Forget everything. */
  dropAll(): Promise<void>
}

/** Files below a folder; written whole and flushed before they get their name, so there is never half a file. */
export function filesIn(folder: string): Files {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const target = place(sha256)
      if (await stat(target).catch(() => null)) return sha256
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const fresh = `${target}.${randomBytes(6).toString('hex')}`
      try {
        const file = await open(fresh, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(fresh, target)
      } catch (cause) {
        await rm(fresh, { force: true })
        throw cause
      }
      return sha256
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not the name of a file')
      return await readFile(place(sha256))
    },
    async drop(sha256) {
      await rm(place(sha256), { force: true })
    },
    async dropAll() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}
