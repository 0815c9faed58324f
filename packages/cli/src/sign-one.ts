import { BadgeError, judgeDataModel, type Signer } from 'openbadges'
import { type JsonObject, parseJson } from 'openbadges/read'
import { type Cryptosuite, signDataIntegrity, signJwt } from 'openbadges/sign'
import type { Terminal } from './terminal.ts'

export type Suite = Exclude<Cryptosuite, 'ecdsa-sd-2023'>

/** With what and how credentials are signed. */
export type Signing = {
  signer: Signer
  /** The person said where the key is listed, so the issuer may be somebody else than the key's own did. */
  methodSaid: boolean
  jwt: boolean
  /** The usual suite for the key when undefined. */
  cryptosuite: Suite | undefined
}

/** The signed credential of a file, as text. Throws `BadgeError` for what is no credential or may not be signed. */
export async function signOne(terminal: Terminal, name: string, signing: Signing): Promise<string> {
  const credential = withIssuer(await readJson(terminal, name), signing)
  const finding = await judgeDataModel(credential, terminal.ports)
  if (finding.outcome !== 'passed') throw new BadgeError('document-malformed', finding.detail)
  const { signer, jwt, cryptosuite } = signing
  if (jwt) return await signJwt(credential, signer)
  const now = terminal.ports.clock.now()
  return JSON.stringify(
    await signDataIntegrity(credential, signer, terminal.ports, now, { cryptosuite }),
    null,
    2,
  )
}

async function readJson(terminal: Terminal, name: string): Promise<JsonObject> {
  const value = parseJson(text(await terminal.read(name), name))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new BadgeError('not-a-badge', `${name} holds no credential, but other JSON.`)
}

function text(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new BadgeError(
      'not-a-badge',
      `${name} holds no credential: it is no text. A credential to sign is JSON.`,
      { cause },
    )
  }
}

/** The credential with an issuer; one that is not the owner of the key is refused, since nobody would believe it. */
function withIssuer(credential: JsonObject, { signer, methodSaid }: Signing): JsonObject {
  const owner = signer.verificationMethod.split('#')[0] ?? ''
  const { issuer } = credential
  if (issuer === undefined) return { ...credential, issuer: owner }
  const id = typeof issuer === 'object' && issuer !== null && !Array.isArray(issuer) ? issuer['id'] : issuer
  if (id === owner || methodSaid) return credential
  throw new BadgeError(
    'key-not-found',
    `The credential is by ${String(id)}, but the key is that of ${owner}. Take the key of the issuer, or say with --method where the issuer lists this one.`,
  )
}
