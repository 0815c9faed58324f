import { expect } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import type { Finding } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import { addresses } from './forms.ts'
import { sampleCredential } from './sample-credential.ts'
import { testKey } from './signers.ts'
import { portsOver, type Web } from './web.ts'

/** The key of the issuer, its address, and what it signs. */
export const own = testKey('Ed25519')
export const kid = 'https://school.example/keys/1'
export const credential = sampleCredential(addresses.issuer)

/** A VC-JWT with this header, and this payload as it stands. */
export function jwt(header: object, payload: JsonObject = credential, key = own): string {
  const bytesOf = (input: Buffer): Buffer => Buffer.from(key.at(kid).sign(input) as Uint8Array)
  return signedWith(header, bytesOf, payload)
}

/** A compact JWS whose signature is made by whoever asks. */
export function signedWith(
  header: object,
  bytesOf: (input: Buffer) => Buffer,
  payload: JsonObject = credential,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(payload)}`
  return `${input}.${bytesOf(Buffer.from(input)).toString('base64url')}`
}

/** A web where the issuer lists this key. */
export function webOf(jwk: object): Web {
  return {
    [kid]: jwk,
    [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ id: kid, publicKeyJwk: jwk }] },
  }
}

/** Expect that every check passes. */
export async function expectValid(web: Web, text: string): Promise<void> {
  const report = await verify(text, portsOver(web))
  expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
  expect(report.verdict).toBe('valid')
}

/** Expect that one check comes out for this reason, and that the badge is not valid. */
export async function expectFinding(
  web: Web,
  text: string,
  check: Finding['check'],
  reason: string,
): Promise<void> {
  const report = await verify(text, portsOver(web))
  expect(report.findings.filter(finding => finding.outcome !== 'passed')).toContainEqual(
    expect.objectContaining({ check, reason }),
  )
  expect(report.verdict).not.toBe('valid')
}
