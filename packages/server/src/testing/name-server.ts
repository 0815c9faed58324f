import { createSocket } from 'node:dgram'

export type NameServer = {
  /** As in DNS_SERVERS. */
  address: string
  /** TXT records by name. */
  txt: Map<string, string[]>
  /** Say nothing, as a server that is down. */
  silent: boolean
  stop(): Promise<void>
}

/** A real name server on loopback that knows TXT records ("Domain Names", RFC 1035, 4.1). */
export async function startNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4')
  const server: NameServer = {
    address: '',
    txt: new Map(),
    silent: false,
    stop: () => new Promise(resolve => socket.close(() => resolve())),
  }
  socket.on('message', (query, from) => {
    if (!server.silent) socket.send(answerTo(query, server.txt), from.port, from.address)
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  server.address = `127.0.0.1:${socket.address().port}`
  return server
}

function answerTo(query: Buffer, txt: Map<string, string[]>): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString())
    at += 1 + length
  }
  const question = query.subarray(12, at + 5)
  const asked = query.readUInt16BE(at + 1)
  const records = asked === 16 ? (txt.get(labels.join('.').toLowerCase()) ?? []) : []
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  head.writeUInt16BE(records.length > 0 ? 0x8580 : 0x8583, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(records.length, 6)
  return Buffer.concat([head, question, ...records.map(record)])
}

/** A record in pieces of at most 255 bytes. */
function record(text: string): Buffer {
  const bytes = Buffer.from(text)
  const pieces: Buffer[] = []
  for (let from = 0; from < bytes.length; from += 255) {
    const piece = bytes.subarray(from, from + 255)
    pieces.push(Buffer.from([piece.length]), piece)
  }
  const value = Buffer.concat(pieces)
  const head = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 1, 0, 0])
  head.writeUInt16BE(value.length, 10)
  return Buffer.concat([head, value])
}
