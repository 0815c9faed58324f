import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type Answer = Record<string, unknown>

export type AnswerOptions = {
  /** Where the page claims to be. */
  origin?: string
  /** Which site the device believes to be on. */
  site?: string
  /** What the device says it has counted to. */
  counter?: number
}

/** A device that makes and uses one passkey (Web Authentication Level 3, packed by hand: `none` attestation, ES256). */
export function authenticator(home: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let count = 0
  const common = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  }
  const clientData = (type: string, challenge: unknown, { origin = home }: AnswerOptions) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = (
    flags: number,
    { site = new URL(home).hostname, counter }: AnswerOptions,
    more = Buffer.alloc(0),
  ) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(counter ?? ++count)
    return Buffer.concat([createHash('sha256').update(site).digest(), Buffer.from([flags]), counted, more])
  }
  return {
    /** Answer the options of a registration. */
    register(options: Answer, answer: AnswerOptions = {}): Answer {
      const size = Buffer.alloc(2)
      size.writeUInt16BE(id.length)
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        bytes(Buffer.from(x, 'base64url')),
        Buffer.from([0x22]),
        bytes(Buffer.from(y, 'base64url')),
      ])
      const data = authData(0x45, answer, Buffer.concat([Buffer.alloc(16), size, id, key]))
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ])
      return {
        ...common,
        response: {
          clientDataJSON: clientData('webauthn.create', options['challenge'], answer).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** Answer the options of a sign-in. */
    signIn(options: Answer, answer: AnswerOptions = {}): Answer {
      const client = clientData('webauthn.get', options['challenge'], answer)
      const data = authData(0x05, answer)
      const signature = sign(
        'sha256',
        Buffer.concat([data, createHash('sha256').update(client).digest()]),
        privateKey,
      )
      return {
        ...common,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

/** Bytes and texts in CBOR (RFC 8949), as long as they are here. */
function bytes(content: Buffer): Buffer {
  return content.length < 256
    ? Buffer.concat([Buffer.from([0x58, content.length]), content])
    : Buffer.concat([Buffer.from([0x59, content.length >> 8, content.length & 0xff]), content])
}

function text(content: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + content.length]), Buffer.from(content)])
}
