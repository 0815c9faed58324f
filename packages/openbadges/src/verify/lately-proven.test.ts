import { expect, test } from 'vitest'
import { ed25519Signer, generateKey } from '../node/generate-key.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { encodeList, listWith } from '../status/bitstring.ts'
import { sampleCredential } from '../testing/sample-credential.ts'
import { canonize } from '../testing/web.ts'
import { verify } from './verify.ts'

const now = new Date('2026-06-01T00:00:00Z')
const list = 'https://lists.example/1'

test('a status list that comes again is not computed again, and a changed one is', async () => {
  const { publicKeyMultibase, secret } = generateKey()
  const did = `did:key:${publicKeyMultibase}`
  const signer = ed25519Signer(secret, `${did}#${publicKeyMultibase}`)
  let computed = 0
  const crypto: typeof nodeCrypto = {
    hash: nodeCrypto.hash,
    verify(...asked) {
      computed++
      return nodeCrypto.verify(...asked)
    },
  }
  const sign = (document: Parameters<typeof signDataIntegrity>[0]) =>
    signDataIntegrity(document, signer, { canonize, crypto: nodeCrypto }, now)
  const listOf = async (indexes: number[]) =>
    JSON.stringify(
      await sign({
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: list,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: did,
        validFrom: '2026-05-01T00:00:00Z',
        credentialSubject: {
          id: `${list}#list`,
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: encodeList(listWith(indexes)),
        },
      }),
    )
  const badge = JSON.stringify(
    await sign({
      ...sampleCredential(did, { validUntil: null }),
      credentialStatus: {
        id: `${list}#7`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '7',
        statusListCredential: list,
      },
    }),
  )
  const judged = async (text: string) => {
    computed = 0
    const body = new TextEncoder().encode(text)
    const fetcher = async (url: string) => ({ status: 200, contentType: null, body, url })
    const { findings } = await verify(badge, { clock: { now: () => now }, crypto, canonize, fetcher })
    const status = findings.find(({ check }) => check === 'status')
    return [status?.outcome === 'passed' ? 'passed' : status?.reason, computed]
  }
  const good = await listOf([])
  const revoking = await listOf([7])
  const forged = JSON.stringify({ ...JSON.parse(revoking), proof: JSON.parse(good).proof })

  expect(await judged(good)).toEqual(['passed', 2])
  expect(await judged(good)).toEqual(['passed', 1])
  expect(await judged(revoking)).toEqual(['revoked', 2])
  expect(await judged(revoking)).toEqual(['revoked', 1])
  expect(await judged(forged)).toEqual(['list-unproven', 2])
  expect(await judged(forged)).toEqual(['list-unproven', 2])
  expect(await judged(good)).toEqual(['passed', 1])
})
