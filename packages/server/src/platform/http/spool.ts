import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { secretToken } from '../ids.ts'
import { Problem } from '../problem.ts'

/** A body that lies in a file of its own instead of in memory, until its request has been answered. */
export type Spooled = { path: string; size: number; sha256: Buffer }

/** Write a body to disk as it comes. Nothing stays of one that is too large or ends in the middle. Throws `too-large`. */
export async function spool(body: Readable, folder: string, mostBytes: number): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, secretToken(12))
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      if (size <= mostBytes) done(null, chunk)
      else done(new Problem('too-large', { detail: 'The body is larger than this operation takes.' }))
    },
  })
  try {
    await pipeline(body, count, createWriteStream(path, { mode: 0o600 }))
    return { path, size, sha256: hash.digest() }
  } catch (cause) {
    await rm(path, { force: true })
    throw cause
  }
}

/** What Fastify reads in place of a body that lies on disk: nothing, of the length that was sent. */
export function inPlaceOf({ size }: Spooled): Readable {
  return Object.assign(Readable.from([]), { receivedEncodedLength: size })
}
