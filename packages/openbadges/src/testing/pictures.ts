import { crc32, deflateSync } from 'node:zlib'

export type Chunk = { type: string; body: Uint8Array }

const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG of one pixel, with these chunks before its picture and those behind it. */
export function png({ before = [], behind = [] }: { before?: Chunk[]; behind?: Chunk[] } = {}): Uint8Array {
  const header = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])
  return pngOf([
    { type: 'IHDR', body: header },
    ...before,
    { type: 'IDAT', body: deflateSync(Uint8Array.from([0, 0x12, 0x34, 0x56, 0xff])) },
    ...behind,
    { type: 'IEND', body: new Uint8Array() },
  ])
}

/** A PNG file of exactly these chunks. */
export function pngOf(chunks: Chunk[]): Uint8Array {
  return Uint8Array.from([signature, ...chunks.map(bytesOf)].flatMap(part => [...part]))
}

/** The chunks of a PNG, as they lie in the file. */
export function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    chunks.push({ type, body: bytes.slice(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** An iTXt chunk; `packed` is its compressed text as it shall stand there. */
export function iTXt(keyword: string, text: string, packed?: Uint8Array): Chunk {
  const body = packed ?? Buffer.from(text, 'utf8')
  return {
    type: 'iTXt',
    body: Buffer.concat([Buffer.from(keyword), Buffer.from([0, packed ? 1 : 0, 0, 0, 0]), body]),
  }
}

/** A tEXt chunk, in Latin-1, as old bakers wrote it. */
export function tEXt(keyword: string, text: string): Chunk {
  return { type: 'tEXt', body: Buffer.from(`${keyword}\0${text}`, 'latin1') }
}

/** A zTXt chunk. */
export function zTXt(keyword: string, packed: Uint8Array): Chunk {
  return { type: 'zTXt', body: Buffer.concat([Buffer.from(`${keyword}\0\0`), packed]) }
}

/** An SVG with this inside, and this before it. */
export function svg(inside = '', { before = '', attributes = '' } = {}): string {
  return `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inside}<title>Knoten ⛵</title><path d="M1 1h7"/></svg>\n`
}

function bytesOf({ type, body }: Chunk): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(body.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named) >>> 0, named.length + 4)
  return chunk
}
