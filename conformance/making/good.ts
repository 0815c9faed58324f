import type { Canonize } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { deriveProof } from 'openbadges/sign'
import { assertion, assertion05, at, hosted, linked, signedOld } from './assertions.ts'
import * as its from './credentials.ts'
import { ecKey, type FixtureKey, rsaKey } from './keys.ts'
import type { Made, Web } from './made.ts'
import { bakedElement, png, svg, textChunk } from './pictures.ts'
import { disclosable, jws, proofOver, type Suite, signed } from './sign.ts'

const { issuer, school } = its

/** Badges with nothing wrong with them: every version, every form, every kind of proof. */
export async function goodFixtures(canonize: Canonize): Promise<Made[]> {
  const good = (id: string, specVersion: string, why: string, made: Pick<Made, 'input' | 'web'>): Made => ({
    id,
    specVersion,
    why,
    ...made,
    verdict: 'valid',
    findings: [],
  })
  const alone = (document: JsonObject, web: Web = {}) => ({ input: JSON.stringify(document), web })
  const own = { key: issuer, method: issuer.method }
  const proven = await signed(canonize, its.credential(), own)
  const jwt = jws({ alg: 'EdDSA', kid: issuer.method, typ: 'JWT' }, its.credential(), issuer)
  const text = JSON.stringify(assertion('2.0'))
  return [
    good('0.5-hosted', '0.5', 'named by its address', {
      input: at.assertion,
      web: { [at.assertion]: assertion05() },
    }),
    good('1.0-hosted', '1.0', 'no @context', hosted10()),
    good('1.1-hosted', '1.1', 'hosted', hosted('1.1')),
    good('1.1-signed', '1.1', 'RS256, key as PEM', signedOld('1.1')),
    good('2.0-hosted', '2.0', 'hosted', hosted('2.0')),
    good('2.0-signed', '2.0', 'RS256, key in a document', signedOld('2.0')),
    good(
      '2.0-many-images-of-text',
      '2.0',
      'lists where one would do',
      hosted('2.0', { evidence: [`${school}/e1`, { id: `${school}/e2`, narrative: 'All twelve.' }] }),
    ),
    good('2.0-extension', '2.0', 'an extension that fits its schema', extended('A1')),
    good(
      '2.1-wire',
      '2.1',
      'as Badge Connect sends it: 2.0 in its data',
      hosted('2.0', { '@context': 'https://w3id.org/openbadges/v2' }),
    ),
    good(
      'moodle-off-spec',
      '2.0',
      '`verify`, `alignments` and embedded objects, as Moodle writes them',
      moodle(),
    ),
    good('2.0-png-text', '2.0', 'baked as tEXt with an address', {
      input: png([textChunk('tEXt', at.assertion)]),
      web: hosted('2.0').web,
    }),
    good('2.0-png-ztxt', '2.0', 'baked as zTXt', {
      input: png([textChunk('zTXt', text)]),
      web: hosted('2.0').web,
    }),
    good('2.0-png-itxt', '2.0', 'baked as iTXt', {
      input: png([textChunk('iTXt', text)]),
      web: hosted('2.0').web,
    }),
    good('2.0-png-packed', '2.0', 'baked as compressed iTXt', {
      input: png([textChunk('packed iTXt', text)]),
      web: hosted('2.0').web,
    }),
    good('2.0-svg', '2.0', 'baked into an SVG', {
      input: svg(bakedElement(at.assertion, `<![CDATA[${text}]]>`)),
      web: hosted('2.0').web,
    }),
    good('2.0-svg-attribute', '2.0', 'baked into an SVG by its address alone', {
      input: svg(bakedElement(at.assertion)),
      web: hosted('2.0').web,
    }),
    good('3.0-png', '3.0', 'baked under the keyword of 3.0', {
      input: png([textChunk('iTXt', JSON.stringify(proven), 'openbadgecredential')]),
      web: {},
    }),
    good('3.0-vcdm-2.0', '3.0', 'eddsa-rdfc-2022, did:key', alone(proven)),
    good(
      '3.0-vcdm-1.1',
      '3.0',
      'eddsa-rdfc-2022 on the older data model',
      alone(await signed(canonize, its.credential({}, '1.1'), own)),
    ),
    ...(await eachSuite(canonize)).map(([id, document, web]) =>
      good(id, '3.0', 'a Data Integrity suite', alone(document, web)),
    ),
    good(
      '3.0-ecdsa-sd-2023-part',
      '3.0',
      'the part that its holder shows',
      alone(await shownPart(canonize), { [at.issuer]: controller(ecKey('issuer', 'P-256')) }),
    ),
    good('3.0-ecdsa-sd-2023-whole', '3.0', 'the base proof, as its holder got it', {
      input: JSON.stringify(await disclosable(canonize, ofTheSchool(), ecKey('issuer', 'P-256'), sdMethod)),
      web: { [at.issuer]: controller(ecKey('issuer', 'P-256')) },
    }),
    ...eachAlgorithm().map(([id, input, web]) => good(id, '3.0', 'a VC-JWT', { input, web })),
    good('3.0-jwt-vcdm-1.1', '3.0', 'VC-JWT with a `vc` claim', {
      input: jws(
        { alg: 'EdDSA', kid: issuer.method, typ: 'JWT' },
        { iss: issuer.did, vc: its.credential({}, '1.1') },
        issuer,
      ),
      web: {},
    }),
    good(
      '3.0-status',
      '3.0',
      'with a status list that clears it',
      alone(await signed(canonize, its.credential({ credentialStatus: its.statusEntry() }), own), {
        [its.listUrl]: await signed(canonize, its.statusList([its.listIndex + 1]), own),
      }),
    ),
    good('3.0-proof-chain', '3.0', 'a proof that builds on another', alone(await chained(canonize))),
    good(
      '3.0-own-words',
      '3.0',
      'with a vocabulary of its own',
      alone(
        await signed(
          canonize,
          its.credential({
            '@context': [its.base['2.0'], its.ob, { ropeLength: 'https://school.example/words#ropeLength' }],
            ropeLength: 'Twelve metres',
          }),
          own,
        ),
      ),
    ),
    good('endorsement', '3.0', 'an EndorsementCredential', alone(await signed(canonize, endorsement(), own))),
    good('clr', 'CLR 2.0', 'a learner record with a proven badge inside', {
      input: jws({ alg: 'EdDSA', kid: issuer.method }, record([proven]), issuer),
      web: {},
    }),
    good(
      'presentation',
      'VCDM 2.0',
      'a presentation of a proven badge and of one in an envelope',
      alone(presentation([proven, envelope(jwt)])),
    ),
  ]
}

function hosted10(): { input: string; web: Web } {
  const { '@context': _context, type: _type, id: _id, ...document } = assertion('1.1')
  const plain = (value: unknown) => {
    const { '@context': _context, type: _type, id: _id, ...rest } = Object(value)
    return rest
  }
  const web = linked('1.1')
  return {
    input: JSON.stringify(document),
    web: { [at.assertion]: document, [at.badge]: plain(web[at.badge]), [at.issuer]: plain(web[at.issuer]) },
  }
}

/** A 2.0 badge with an extension whose schema wants a code of a letter and a figure. */
export function extended(code: string): { input: string; web: Web } {
  const context = `${school}/extensions/room/context.json`
  const schema = `${school}/extensions/room/schema.json`
  const room = { '@context': context, type: ['Extension', 'extensions:Room'], room: code }
  return hosted(
    '2.0',
    { 'extensions:Room': room },
    {
      [context]: {
        '@context': {
          'extensions:Room': `${school}/extensions/room`,
          room: `${school}/extensions/room#room`,
        },
        'obi:validation': [{ 'obi:validatesType': 'extensions:Room', 'obi:validationSchema': schema }],
      },
      [schema]: {
        type: 'object',
        properties: { room: { type: 'string', pattern: '^[A-Z][0-9]$' } },
        required: ['room'],
      },
    },
  )
}

function moodle(): { input: string; web: Web } {
  const badge = {
    ...Object(linked('2.0')[at.badge]),
    alignments: [{ targetName: 'Seamanship', targetUrl: 'https://frames.example/sea' }],
  }
  return hosted(
    '2.0',
    { verification: { type: 'hosted', url: at.assertion }, verify: { type: 'hosted', url: at.assertion } },
    { [at.badge]: badge },
  )
}

async function eachSuite(canonize: Canonize): Promise<[string, JsonObject, Web][]> {
  const keys: [Suite, FixtureKey, string][] = [
    ['eddsa-jcs-2022', issuer, 'ed25519'],
    ['Ed25519Signature2020', issuer, 'ed25519'],
    ...(['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'] as const).flatMap((suite): [Suite, FixtureKey, string][] => [
      [suite, ecKey('issuer', 'P-256'), 'p256'],
      [suite, ecKey('issuer', 'P-384'), 'p384'],
    ]),
  ]
  const made: [string, JsonObject, Web][] = []
  for (const [suite, key, name] of keys) {
    const contexts =
      suite === 'Ed25519Signature2020' ? ['https://w3id.org/security/suites/ed25519-2020/v1'] : []
    const document = ofTheSchool({ '@context': [its.base['2.0'], its.ob, ...contexts] })
    const proven = await signed(canonize, document, { suite, key, method: `${at.issuer}#key-1` })
    made.push([`3.0-${suite}-${name}`, proven, { [at.issuer]: controller(key) }])
  }
  return made
}

const sdMethod = `${at.issuer}#key-1`

function ofTheSchool(changes: JsonObject = {}): JsonObject {
  return its.credential({
    issuer: { id: at.issuer, type: ['Profile'], name: 'School of Sails' },
    ...changes,
  })
}

/** What a holder shows: the achievement, and what must always be shown. */
export async function shownPart(canonize: Canonize): Promise<JsonObject> {
  const base = await disclosable(canonize, ofTheSchool(), ecKey('issuer', 'P-256'), sdMethod)
  return await deriveProof(base, { canonize }, ['/credentialSubject'])
}

function eachAlgorithm(): [string, string, Web][] {
  const keys = [issuer, ecKey('issuer', 'P-256'), ecKey('issuer', 'P-384'), rsaKey()]
  return keys.map(key => [
    `3.0-jwt-${key.alg}`,
    jws({ alg: key.alg, kid: `${at.issuer}#key-1`, typ: 'JWT' }, its.credential({ issuer: at.issuer }), key),
    { [at.issuer]: controller(key) },
  ])
}

/** The document of an issuer on the web, which lists one key for signing badges. */
export function controller({ jwk }: FixtureKey, changes: JsonObject = {}): JsonObject {
  const method = {
    id: `${at.issuer}#key-1`,
    type: 'JsonWebKey',
    controller: at.issuer,
    publicKeyJwk: { ...jwk },
  }
  return { id: at.issuer, verificationMethod: [method], assertionMethod: [method.id], ...changes }
}

async function chained(canonize: Canonize): Promise<JsonObject> {
  const document = its.credential()
  const how = { key: issuer, method: issuer.method }
  const first = await proofOver(canonize, document, {
    ...how,
    proof: { id: 'urn:uuid:11111111-0000-4000-8000-000000000001' },
  })
  const second = await proofOver(canonize, document, {
    ...how,
    proof: { previousProof: 'urn:uuid:11111111-0000-4000-8000-000000000001' },
    previous: [first],
  })
  return { ...document, proof: [first, second] }
}

function endorsement(): JsonObject {
  return its.credential({
    type: ['VerifiableCredential', 'EndorsementCredential'],
    credentialSubject: {
      id: `${school}/badges/1`,
      type: ['EndorsementSubject'],
      endorsementComment: 'Well made.',
    },
  })
}

/** A learner record that holds these credentials. */
export function record(inside: JsonObject[]): JsonObject {
  return its.credential({
    '@context': [its.base['2.0'], its.clr, its.ob],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: inside },
  })
}

/** A presentation of these credentials that nobody signed. */
export function presentation(inside: JsonObject[], changes: JsonObject = {}): JsonObject {
  return {
    '@context': [its.base['2.0']],
    type: ['VerifiablePresentation'],
    verifiableCredential: inside,
    ...changes,
  }
}

function envelope(jwt: string): JsonObject {
  return {
    '@context': its.base['2.0'],
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${jwt}`,
  }
}
