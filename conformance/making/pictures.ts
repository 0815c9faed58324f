import { crc32 } from 'node:zlib'
import { zlibSync } from 'fflate'

type Chunk = { type: string; body: Uint8Array }

/** A PNG of one pixel with these chunks in it. */
export function png(chunks: Chunk[] = []): Uint8Array {
  const header = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])
  const all = [
    { type: 'IHDR', body: header },
    ...chunks,
    { type: 'IDAT', body: zlibSync(Uint8Array.from([0, 0x12, 0x34, 0x56, 0xff])) },
    { type: 'IEND', body: new Uint8Array() },
  ]
  const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([signature, ...all.map(bytesOf)]))
}

/** A text chunk of each kind that bakers wrote. */
export function textChunk(
  type: 'tEXt' | 'zTXt' | 'iTXt' | 'packed iTXt',
  text: string,
  keyword = 'openbadges',
): Chunk {
  const body = Buffer.from(text)
  const name = Buffer.from(`${keyword}\0`)
  if (type === 'tEXt') return { type, body: Buffer.concat([name, body]) }
  if (type === 'zTXt') return { type, body: Buffer.concat([name, Buffer.alloc(1), zlibSync(body)]) }
  const packed = type === 'packed iTXt'
  return {
    type: 'iTXt',
    body: Buffer.concat([name, Buffer.from([packed ? 1 : 0, 0, 0, 0]), packed ? zlibSync(body) : body]),
  }
}

/** A small SVG with this inside. */
export function svg(inside = '', before = ''): string {
  return `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}<path d="M1 1h7"/></svg>\n`
}

/** A badge of 1.x or 2.0 as it stands in an SVG. */
export function bakedElement(verify: string, body = ''): string {
  return `<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="${verify}">${body}</openbadges:assertion>`
}

function bytesOf({ type, body }: Chunk): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(body.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named) >>> 0, named.length + 4)
  return chunk
}
