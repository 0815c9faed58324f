import { zlibSync } from 'fflate'
import type { Canonize } from 'openbadges'
import { assertion, at, hosted } from './assertions.ts'
import * as its from './credentials.ts'
import { extended } from './good.ts'
import type { Made, Web } from './made.ts'
import { bakedElement, png, svg, textChunk } from './pictures.ts'
import { jws, signed } from './sign.ts'

/** What cannot be read, what is not made as its version demands, what is out of its time or for somebody else. */
export async function badReading(canonize: Canonize): Promise<Made[]> {
  const text = JSON.stringify(assertion('2.0'))
  const withMember = (member: string) => `{${member},${text.slice(1)}`
  const read = (reason: string, why: string, input: string | Uint8Array, id = reason): Made => ({
    id,
    specVersion: 'reading',
    why,
    input,
    web: {},
    verdict: 'invalid',
    findings: [`read failed ${reason}`],
  })
  const flipped = png([textChunk('iTXt', text)])
  flipped[80] = (flipped[80] ?? 0) ^ 1
  const cut = zlibSync(Buffer.from(text)).subarray(0, 30)
  return [
    read('json-malformed', 'cut off', text.slice(0, -1)),
    read('json-too-deep', 'nested 64 deep', withMember(`"a":${'['.repeat(64)}${']'.repeat(64)}`)),
    read('json-duplicate-name', 'an id twice', withMember('"id":"https://school.example/2"')),
    read(
      'json-duplicate-name',
      'an id twice, once escaped',
      withMember('"\\u0069d":"x"'),
      'json-duplicate-name-escaped',
    ),
    read('json-lone-surrogate', 'half a character', withMember('"name":"\\ud83e"')),
    read('json-forbidden-name', 'reaches into prototypes', withMember('"__proto__":{}')),
    read('text-not-utf8', 'Latin-1', new Uint8Array(Buffer.from(withMember('"name":"Zoë"'), 'latin1'))),
    read('empty', 'nothing', new Uint8Array()),
    read('not-a-badge', 'a web page', '<!DOCTYPE html><html></html>'),
    read(
      'not-a-badge',
      'the name that every object has as its context',
      '{"@context":"constructor"}',
      'not-a-badge-constructor',
    ),
    read('image-damaged', 'a PNG that is cut off', png([textChunk('iTXt', text)]).slice(0, -5)),
    read(
      'image-damaged',
      'an SVG that is cut off',
      svg(bakedElement(at.assertion)).slice(0, -9),
      'svg-damaged',
    ),
    read('image-has-no-badge', 'a mere picture', png()),
    read('image-badge-damaged', 'a wrong checksum', flipped),
    read(
      'image-badge-damaged',
      'a compressed badge that is cut off',
      png([
        { type: 'iTXt', body: Buffer.concat([Buffer.from('openbadges\0'), Buffer.from([1, 0, 0, 0]), cut]) },
      ]),
      'image-badge-cut',
    ),
    read(
      'image-badge-twice',
      'two badges',
      png([textChunk('iTXt', text), textChunk('iTXt', withMember('"a":1'))]),
    ),
    read(
      'json-too-large',
      'a chunk that unpacks to sixty megabytes',
      png([
        {
          type: 'zTXt',
          body: Buffer.concat([Buffer.from('openbadges\0\0'), zlibSync(Buffer.alloc(60_000_000, 0x20))]),
        },
      ]),
      'image-bomb',
    ),
    read(
      'svg-forbidden',
      'entities of its own',
      svg(bakedElement('&x;'), '<!DOCTYPE svg [<!ENTITY x "y">]>'),
    ),
    read(
      'jws-malformed',
      'base64url with stray bits',
      `${jws({ alg: 'EdDSA' }, its.credential(), its.issuer)}x`,
    ),
    read(
      'json-duplicate-name',
      'an algorithm twice in the header',
      `${Buffer.from('{"alg":"none","alg":"EdDSA"}').toString('base64url')}.${Buffer.from(text).toString('base64url')}.c2ln`,
      'jws-duplicate-name',
    ),
    {
      ...read('unreachable', 'an address where nobody answers', at.assertion),
      verdict: 'unknown',
      findings: ['read unknown unreachable'],
    },
    ...shapes(),
    ...(await ofTimeAndPerson(canonize)),
  ]
}

function shapes(): Made[] {
  const wrong = (id: string, made: { input: string; web: Web }, specVersion = '2.0'): Made => ({
    id,
    specVersion,
    why: 'not made as its version demands',
    ...made,
    verdict: 'invalid',
    findings: ['shape failed shape-wrong'],
  })
  const subject = Object(its.credential()['credentialSubject'])
  const shapeless = its.credential({ credentialSubject: [subject, { ...subject, narrative: 'Twice' }] })
  return [
    wrong('shape-2.0-recipient', hosted('2.0', { recipient: { type: 'email', identity: 7 } })),
    wrong('shape-2.0-extension', extended('no room')),
    wrong('shape-1.1-date', hosted('1.1', { issuedOn: null, expires: 'never' })),
    wrong(
      'shape-3.0-two-subjects',
      { input: jws({ alg: 'EdDSA', kid: its.issuer.method }, shapeless, its.issuer), web: {} },
      '3.0',
    ),
  ].map(made =>
    made.id === 'shape-1.1-date'
      ? { ...made, findings: [...made.findings, 'validity failed date-malformed'] }
      : made,
  )
}

async function ofTimeAndPerson(canonize: Canonize): Promise<Made[]> {
  const own = { key: its.issuer, method: its.issuer.method }
  const make = async (
    id: string,
    changes: object,
    finding: string,
    more: Partial<Made> = {},
  ): Promise<Made> => ({
    id,
    specVersion: '3.0',
    why: 'good but for its time or its person',
    input: JSON.stringify(await signed(canonize, its.credential(Object(changes)), own)),
    web: {},
    verdict: finding.includes('unknown') ? 'unknown' : 'invalid',
    findings: [finding],
    ...more,
  })
  const { validUntil: _end, ...endless } = its.credential()
  return [
    await make('expired', { validUntil: '2026-02-01T00:00:00Z' }, 'validity failed expired'),
    await make('not-yet-valid', { validFrom: '2026-07-01T00:00:00Z' }, 'validity failed not-yet-valid'),
    {
      ...(await make('date-malformed', {}, 'validity failed date-malformed')),
      input: jws({ alg: 'EdDSA', kid: its.issuer.method }, { ...endless, exp: 1e18 }, its.issuer),
    },
    {
      ...(await make('dates-crossed', {}, 'validity failed dates-crossed')),
      ...hosted('2.0', { issuedOn: '2026-01-01T00:00:00Z', expires: '2025-01-01T00:00:00Z' }),
    },
    await make('recipient-other', {}, 'recipient failed recipient-other', {
      profile: { email: 'bob@learner.example' },
    }),
    await make('recipient-look-alike', {}, 'recipient failed recipient-other', {
      profile: { email: '\u212aada@learner.example' },
    }),
    {
      ...(await make('credential-unsupported', {}, 'shape unknown credential-unsupported')),
      input: JSON.stringify(await signed(canonize, its.statusList([]), own)),
      accept: 'badges',
    },
  ]
}
