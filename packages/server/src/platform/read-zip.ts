import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

/** A file in an archive: its bytes, or why they could not be had. */
export type ZipEntry = { name: string } & ({ bytes: Uint8Array } | { trouble: ZipTrouble })
export type ZipTrouble = 'too-large' | 'damaged' | 'locked' | 'method' | 'no-room'
export type ZipLimits = { entries: number; entryBytes: number; totalBytes: number }

export class ZipUnreadable extends Error {}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const inflate = promisify(inflateRaw)

/**
 * Read the files of an archive on disk, one after the other. What comes out is counted, whatever the archive says of
 * itself: no file gives more than `entryBytes`, and after `totalBytes` nothing more is unpacked. Nothing is ever
 * written by the names within. Throws `ZipUnreadable` when there is no directory, or one of too many entries.
 */
export async function* readZip(path: string, limits: ZipLimits): AsyncGenerator<ZipEntry> {
  const file = await open(path)
  try {
    let left = limits.totalBytes
    for (const entry of await directoryOf(file, limits.entries)) {
      if (entry.name.endsWith('/')) continue
      const read = await bytesOf(file, entry, Math.min(limits.entryBytes, left))
      if (typeof read === 'string') {
        const full = read === 'too-large' && left < limits.entryBytes
        yield { name: entry.name, trouble: full ? 'no-room' : read }
        continue
      }
      left -= read.length
      yield { name: entry.name, bytes: read }
    }
  } finally {
    await file.close()
  }
}

type Entry = { name: string; method: number; locked: boolean; crc: number; packed: number; at: number }

/** The central directory (APPNOTE 4.3.12), which stands at the end; ZIP64 is for archives that we do not take. */
async function directoryOf(file: FileHandle, most: number): Promise<Entry[]> {
  const { size } = await file.stat()
  const tail = await part(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endMark) end--
  if (end < 0) throw new ZipUnreadable('The archive is broken or was not downloaded to its end.')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (start + length > size) throw new ZipUnreadable('The archive is broken, or of a size that is not taken.')
  if (count > most) throw new ZipUnreadable(`The archive holds more than ${most} files. Bring it in parts.`)
  const directory = await part(file, start, length)
  const entries: Entry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark)
      throw new ZipUnreadable('The archive is broken.')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      // Old archives write names in a code page of their own; what is not UTF-8 only looks odd.
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      locked: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function bytesOf(file: FileHandle, entry: Entry, most: number): Promise<Uint8Array | ZipTrouble> {
  if (entry.locked) return 'locked'
  if (entry.method !== 0 && entry.method !== 8) return 'method'
  // Deflate grows what it cannot pack by five bytes in 16 KB at most.
  if (entry.packed > most * 1.001 + 64) return 'too-large'
  const head = await part(file, entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) return 'damaged'
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = await part(file, from, entry.packed)
  if (packed.length < entry.packed) return 'damaged'
  try {
    const bytes = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, most) })
    if (bytes.length > most) return 'too-large'
    return crc32(bytes) === entry.crc ? bytes : 'damaged'
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged'
  }
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
