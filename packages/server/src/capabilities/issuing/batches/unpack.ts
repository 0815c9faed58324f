import { Unzip, UnzipInflate } from 'fflate'
import { Problem } from '../../../platform/problem.ts'

const mostBytes = 60_000_000
const mostFiles = 2_000

/** Names of the files in an archive. Throws `table-unreadable`. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  read(bytes, name => {
    names.push(name)
    return null
  })
  return names
}

/**
 * Unpack the files that are wanted, by the end of their names in small letters. What comes out is counted, whatever
 * the archive says of itself. Throws `table-unreadable` and `too-large`.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>()
  let total = 0
  read(bytes, name => {
    if (!wanted(name)) return null
    const parts: Uint8Array[] = []
    files.set(name, parts)
    return part => {
      total += part.length
      if (total > mostBytes) throw new Problem('too-large', { detail: 'The archive unpacks to too much.' })
      parts.push(part)
    }
  })
  return new Map([...files].map(([name, parts]) => [name, Buffer.concat(parts)]))
}

function read(bytes: Uint8Array, take: (name: string) => ((part: Uint8Array) => void) | null): void {
  let files = 0
  try {
    const archive = new Unzip(file => {
      if (++files > mostFiles) throw new Problem('too-large', { detail: 'The archive holds too many files.' })
      const keep = take(file.name)
      if (!keep) return
      file.ondata = (failure, part) => {
        if (failure) throw failure
        keep(part)
      }
      file.start()
    })
    archive.register(UnzipInflate)
    // In pieces, so that a bomb is noticed before it has gone off.
    for (let from = 0; from < bytes.length; from += 65_536)
      archive.push(bytes.subarray(from, from + 65_536), from + 65_536 >= bytes.length)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('table-unreadable', { detail: 'The archive is broken.', cause })
  }
}
