import { randomBytes } from 'node:crypto'
import { BadgeError, type CheckName, judgeDataModel, type Ports, verify } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { addProof, deriveProof, signDataIntegrity, signJwt, signSelective } from 'openbadges/sign'
import { malformedValue, notGenerated } from './bad-request.ts'
import { textToVerify } from './enveloped.ts'
import { type IssueOptions, isRecord, issueOptions, pointers } from './issue-options.ts'
import type { StatusLists } from './status-lists.ts'
import type { TestIssuer } from './test-issuers.ts'

export type Issuing = { ports: Ports; issuers: readonly TestIssuer[]; lists: StatusLists }

/** POST /credentials/issue: judge, put into the name of whoever holds the key, and sign. Throws `BadRequest`. */
export async function issue(issuing: Issuing, body: JsonObject): Promise<JsonObject> {
  const { credential } = body
  if (!isRecord(credential)) throw malformedValue('The request has no credential.')
  const options = issueOptions(isRecord(body['options']) ? body['options'] : {})
  const issuer = issuerFor(issuing, credential, options)
  const statuses = options.statuses.map(wish => issuing.lists.entry(issuer, String(credential['id']), wish))
  const given = named(withStatus(credential, statuses), issuer.did)
  const finding = await judgeDataModel(given, issuing.ports)
  if (finding.outcome !== 'passed') throw malformedValue(finding.detail)
  const own = ownedBy(given, issuer.did)
  try {
    const secured = await secure(issuing, own, issuer, options)
    await refuseWhatDoesNotHold(issuing, secured)
    return { verifiableCredential: secured }
  } catch (cause) {
    if (cause instanceof BadgeError) throw notGenerated(cause.message)
    throw cause
  }
}

/** Checks that may fail for what is issued: it may begin later or have ended, and be revoked. */
const later: readonly CheckName[] = ['validity', 'status']

/** Nothing goes out that we would refuse ourselves, such as digests of what is not there. */
async function refuseWhatDoesNotHold({ ports }: Issuing, secured: JsonObject): Promise<void> {
  const { findings } = await verify(textToVerify(secured, 'Credential'), ports, { accept: 'credentials' })
  const bad = findings.find(({ check, outcome }) => outcome === 'failed' && !later.includes(check))
  if (bad && bad.outcome !== 'passed') throw malformedValue(bad.detail)
}

/** The key that the issuer of the credential holds, if it is one of ours, else the one that the suite takes. */
function issuerFor({ issuers }: Issuing, { issuer }: JsonObject, options: IssueOptions): TestIssuer {
  const did = isRecord(issuer) ? issuer['id'] : issuer
  const fits = ({ keyType }: TestIssuer) =>
    options.envelope ||
    (options.cryptosuite === 'ecdsa-sd-2023'
      ? keyType === 'P-256'
      : (keyType === 'Ed25519') === options.cryptosuite.startsWith('eddsa'))
  const found =
    options.keyType === null
      ? (issuers.find(each => each.did === did && fits(each)) ?? issuers.find(fits))
      : issuers.find(each => each.keyType === options.keyType && fits(each))
  if (!found) throw notGenerated(`The suite ${options.cryptosuite} does not take keys of that kind.`)
  return found
}

function withStatus(credential: JsonObject, statuses: JsonObject[]): JsonObject {
  if (statuses.length === 0) return credential
  const [only] = statuses
  return { ...credential, credentialStatus: statuses.length === 1 && only ? only : statuses }
}

/** An issuer that is not named is ours. */
function named(credential: JsonObject, did: string): JsonObject {
  const { issuer } = credential
  if (issuer === undefined) return { ...credential, issuer: did }
  return isRecord(issuer) && issuer['id'] === undefined
    ? { ...credential, issuer: { id: did, ...issuer } }
    : credential
}

/** Nobody issues in the name of another: whatever issuer was asked for, it is the holder of the key. */
function ownedBy(credential: JsonObject, did: string): JsonObject {
  const { issuer } = credential
  return { ...credential, issuer: isRecord(issuer) ? { ...issuer, id: did } : did }
}

async function secure(
  { ports }: Issuing,
  credential: JsonObject,
  { signer }: TestIssuer,
  { envelope, cryptosuite, proof, mandatoryPointers }: IssueOptions,
): Promise<JsonObject> {
  if (envelope) {
    return {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${await signJwt(credential, signer)}`,
    }
  }
  const now = ports.clock.now()
  if (cryptosuite === 'ecdsa-sd-2023') {
    if (credential['proof'] !== undefined) throw notGenerated('A base proof stands alone.')
    return onlyProof(
      await signSelective(credential, signer, { ...ports, randomBytes }, now, mandatoryPointers),
    )
  }
  const sign = credential['proof'] === undefined ? signDataIntegrity : addProof
  return onlyProof(await sign(credential, signer, ports, now, { cryptosuite, ...proof }))
}

/** A single proof stands by itself. */
function onlyProof(signed: JsonObject): JsonObject {
  const [only, ...more] = Array.isArray(signed['proof']) ? signed['proof'] : []
  return more.length === 0 && only !== undefined ? { ...signed, proof: only } : signed
}

/** POST /credentials/derive: what a holder shows of a credential with a base proof. Throws `BadRequest`. */
export async function derive({ ports }: Pick<Issuing, 'ports'>, body: JsonObject): Promise<JsonObject> {
  const { verifiableCredential: base } = body
  if (!isRecord(base)) throw malformedValue('The request has no verifiableCredential.')
  const options = isRecord(body['options']) ? body['options'] : {}
  try {
    return onlyProof(await deriveProof(base, ports, pointers(options, 'selectivePointers')))
  } catch (cause) {
    if (cause instanceof BadgeError) throw malformedValue(cause.message)
    throw cause
  }
}
