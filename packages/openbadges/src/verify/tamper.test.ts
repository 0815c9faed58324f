import { base58 } from '@scure/base'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashData } from '../proofs/hash-data.ts'
import { jcsSuite } from '../proofs/suites.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import {
  addresses,
  canonize,
  type FormName,
  keyIssuer,
  makeBadge,
  portsOver,
  sampleCredential,
  tamperEverywhere,
} from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const ports = portsOver()
const created = new Date('2026-01-01T00:00:00Z')

describe('whoever changes anything in a signed badge is found out', () => {
  it('in a credential with an eddsa-rdfc-2022 proof', async () => {
    const { did, signer } = keyIssuer()
    const document = await signDataIntegrity(
      sampleCredential(did),
      signer,
      { canonize, crypto: nodeCrypto },
      created,
    )
    await expectAllFound(document, JSON.stringify)
  })

  it('in a credential with an eddsa-jcs-2022 proof', async () => {
    await expectAllFound(await signedByJcs(), JSON.stringify)
  })

  it('in the payload of a VC-JWT', async () => {
    const { did, signer } = keyIssuer()
    const [header = '', payload = '', signature = ''] = (await signJwt(sampleCredential(did), signer)).split(
      '.',
    )
    await expectAllFound(decoded(payload), changed => `${header}.${encoded(changed)}.${signature}`)
  })

  it('in the header of a VC-JWT', async () => {
    const { did, signer } = keyIssuer()
    const [header = '', payload = '', signature = ''] = (await signJwt(sampleCredential(did), signer)).split(
      '.',
    )
    await expectAllFound(decoded(header), changed => `${encoded(changed)}.${payload}.${signature}`)
  })

  it.each<FormName>(['2.0 jws', '1.1 jws'])('in an assertion in the form %s', async form => {
    const { input, web } = await makeBadge(form)
    const [header = '', payload = '', signature = ''] = input.split('.')
    await expectAllFound(
      decoded(payload),
      changed => `${header}.${encoded(changed)}.${signature}`,
      portsOver(web),
    )
  })

  it('in a status list, which then says nothing', async () => {
    const { input, web } = await makeBadge('3.0 data-integrity')
    const list: JsonObject = JSON.parse(JSON.stringify(web[addresses.revocation]))
    for (const { at, document } of tamperEverywhere(list)) {
      const report = await verify(input, portsOver({ ...web, [addresses.revocation]: document }))
      expect([at, report.verdict]).toEqual([at, 'unknown'])
    }
  })
})

it('a changed hosted badge is judged by what its host says, not by what was handed in', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const report = await verify(
    JSON.stringify({ ...document, expires: '2099-01-01T00:00:00Z', narrative: 'Doctor' }),
    portsOver(web),
  )
  expect(report.badge).toMatchObject({ expires: '2027-01-01T00:00:00Z', narrative: null })
})

describe('a holder cannot hide what an RDF signature covers by spelling it otherwise', () => {
  const inside = 'https://www.w3.org/2018/credentials#'
  const time = 'http://www.w3.org/2001/XMLSchema#dateTime'
  const hide: Record<string, (document: JsonObject) => JsonObject> = {
    'an end as a full IRI': ({ validUntil, ...rest }) => ({
      ...rest,
      [`${inside}validUntil`]: { '@type': time, '@value': validUntil },
    }),
    'an end behind an alias': ({ validUntil, '@context': context, ...rest }) => ({
      ...rest,
      '@context': [
        ...(Array.isArray(context) ? context : []),
        { until: { '@id': `${inside}validUntil`, '@type': time } },
      ],
      until: validUntil,
    }),
    'an end inside @nest': ({ validUntil, ...rest }) => ({ ...rest, '@nest': { validUntil } }),
    'an end in an included node': ({ validUntil, ...rest }) => ({
      ...rest,
      '@included': [{ id: rest['id'], type: 'VerifiableCredential', validUntil }],
    }),
    'an end as a value object': ({ validUntil, ...rest }) => ({
      ...rest,
      validUntil: { '@type': time, '@value': validUntil },
    }),
    'an end as a list of one': ({ validUntil, ...rest }) => ({ ...rest, validUntil: [validUntil ?? null] }),
    'an id as @id': ({ id, ...rest }) => ({ ...rest, '@id': id }),
  }

  it.each(Object.keys(hide))('%s', async name => {
    const { did, signer } = keyIssuer()
    const unsigned = sampleCredential(did, { validUntil: '2026-02-01T00:00:00Z' })
    const signed = await signDataIntegrity(unsigned, signer, { canonize, crypto: nodeCrypto }, created)
    expect((await verify(JSON.stringify(signed), ports)).sentence.code).toBe('expired')
    const disguised = hide[name]?.(signed) ?? signed
    const report = await verify(JSON.stringify(disguised), ports)
    expect(report.verdict).not.toBe('valid')
    expect(report.findings).toContainEqual(
      expect.objectContaining({ outcome: expect.stringMatching(/failed|unknown/) }),
    )
  })

  it('while words of a vocabulary of its own do no harm', async () => {
    const { did, signer } = keyIssuer()
    const unsigned = sampleCredential(did)
    const own = { ropeLength: 'https://school.example/words#ropeLength' }
    const document = { ...unsigned, '@context': [...contextsOf(unsigned), own], ropeLength: 'Twelve metres' }
    const signed = await signDataIntegrity(document, signer, { canonize, crypto: nodeCrypto }, created)
    expect((await verify(JSON.stringify(signed), ports)).verdict).toBe('valid')
    expect((await verify(JSON.stringify({ ...signed, ropeLength: 'One' }), ports)).verdict).toBe('invalid')
  })
})

async function expectAllFound(
  document: JsonObject,
  write: (document: JsonObject) => string,
  over = ports,
): Promise<void> {
  expect((await verify(write(document), over)).verdict).toBe('valid')
  const all = tamperEverywhere(document)
  const missed: string[] = []
  for (const { at, document: changed } of all) {
    const report = await verify(write(changed), over)
    if (report.verdict === 'valid') missed.push(at)
  }
  expect(missed).toEqual([])
  expect(all.length).toBeGreaterThan(4)
}

async function signedByJcs(): Promise<JsonObject> {
  const { did, signer } = keyIssuer()
  const document = sampleCredential(did)
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: jcsSuite,
    created: '2026-01-01T00:00:00Z',
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    '@context': document['@context'],
  }
  const signature = await signer.sign(await hashData(document, proof, { canonize, crypto: nodeCrypto }))
  return { ...document, proof: [{ ...proof, proofValue: `z${base58.encode(signature)}` }] }
}

function contextsOf(document: JsonObject) {
  const contexts = document['@context']
  return Array.isArray(contexts) ? contexts : []
}

const encoded = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decoded = (part: string): JsonObject => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
