import { Unzlib } from 'fflate'
import { BadgeError } from '../errors.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const maxText = 4_000_000
/** Bakers write one chunk, some one of each kind. More of them would each have to be unpacked. */
const maxBadges = 4
const maxChunks = 100_000

export type PngText = { keyword: string; text: string; start: number; end: number }

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** Every text chunk (tEXt, zTXt, iTXt) whose keyword is asked for. Throws `image-damaged` for a file that is cut off, `image-badge-damaged` for a wrong checksum. */
export function readPngTexts(bytes: Uint8Array, keywords: readonly string[]): PngText[] {
  const found: PngText[] = []
  for (const chunk of chunks(bytes)) {
    if (chunk.type !== 'tEXt' && chunk.type !== 'zTXt' && chunk.type !== 'iTXt') continue
    const body = bytes.subarray(chunk.start + 8, chunk.end - 4)
    const zero = body.indexOf(0)
    const keyword = latin1(body.subarray(0, zero === -1 ? 0 : zero))
    if (!keywords.includes(keyword)) continue
    if (found.length >= maxBadges)
      throw new BadgeError('image-badge-twice', 'The picture holds more badges than any picture needs.')
    const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(chunk.end - 4)
    if (crc32(bytes.subarray(chunk.start + 4, chunk.end - 4)) !== sum)
      throw new BadgeError('image-badge-damaged', 'The badge inside the picture is damaged.')
    found.push({
      keyword,
      text: textOf(chunk.type, body.subarray(zero + 1)),
      start: chunk.start,
      end: chunk.end,
    })
  }
  return found
}

/** Put `text` into an uncompressed iTXt chunk under `keyword`, replacing what stood there; all other chunks stay as they are. */
export function writePngText(bytes: Uint8Array, keyword: string, text: string): Uint8Array {
  const old = readPngTexts(bytes, [keyword])
  const all = [...chunks(bytes)]
  const first = all.find(chunk => chunk.type === 'IDAT')
  if (!first) throw new BadgeError('image-damaged', 'The PNG has no picture in it.')
  const parts: Uint8Array[] = []
  let from = 0
  const cut = [
    ...old.map(({ start, end }) => ({ start, end, insert: false })),
    { start: first.start, end: first.start, insert: true },
  ]
  for (const { start, end, insert } of cut.sort((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(from, start))
    if (insert) parts.push(iTXt(keyword, text))
    from = end
  }
  parts.push(bytes.subarray(from))
  return join(parts)
}

function* chunks(bytes: Uint8Array): Generator<{ type: string; start: number; end: number }> {
  if (!isPng(bytes)) throw new BadgeError('image-damaged', 'The file is not a PNG picture.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  for (let count = 0; at < bytes.length; count++) {
    if (count >= maxChunks) throw new BadgeError('image-damaged', 'The PNG is in too many pieces.')
    if (at + 12 > bytes.length) throw new BadgeError('image-damaged', 'The PNG is cut off.')
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) throw new BadgeError('image-damaged', 'The PNG is cut off.')
    const type = latin1(bytes.subarray(at + 4, at + 8))
    yield { type, start: at, end }
    if (type === 'IEND') return
    at = end
  }
  throw new BadgeError('image-damaged', 'The PNG is cut off.')
}

function textOf(type: string, rest: Uint8Array): string {
  if (type === 'tEXt') return latin1(rest)
  if (type === 'zTXt') return latin1(inflate(rest.subarray(1)))
  // iTXt: compression flag, compression method, language tag, 0, translated keyword, 0, text.
  const language = rest.indexOf(0, 2)
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1)
  if (translated === -1)
    throw new BadgeError('image-badge-damaged', 'The badge inside the picture is damaged.')
  const body = rest.subarray(translated + 1)
  return utf8(rest[0] === 1 ? inflate(body) : body)
}

function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    const stream = new Unzlib(part => {
      size += part.length
      if (size > maxText)
        throw new BadgeError('json-too-large', 'The badge inside the picture is larger than 4 MB.')
      parts.push(part)
    })
    // Small steps keep what comes out bounded before the next is read.
    for (let at = 0; at < bytes.length; at += 4096)
      stream.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length)
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('image-badge-damaged', 'The badge inside the picture is damaged.', { cause })
  }
  return join(parts)
}

function iTXt(keyword: string, text: string): Uint8Array {
  const body = join([ascii(keyword), new Uint8Array(5), new TextEncoder().encode(text)])
  const chunk = new Uint8Array(body.length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length)
  chunk.set(ascii('iTXt'), 4)
  chunk.set(body, 8)
  view.setUint32(body.length + 8, crc32(chunk.subarray(4, body.length + 8)))
  return chunk
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const ascii = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0))

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new BadgeError('image-badge-damaged', 'The badge inside the picture is not text in UTF-8.', {
      cause,
    })
  }
}
