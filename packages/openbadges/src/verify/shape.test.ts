import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import {
  addresses,
  type FormName,
  keyIssuer,
  makeBadge,
  portsOver,
  sampleCredential,
} from '../testing/index.ts'
import { verify } from './verify.ts'

type Part = 'assertion' | 'badge' | 'issuer'
const gone = Symbol('left out')
type Change = Json | typeof gone

/** A change to a good badge, and the words that name the fault; null when it is none. */
const old: [FormName, Part, string, Change, string | null][] = [
  ['2.0 hosted', 'assertion', 'type', 'Award', 'it is not of the type Assertion'],
  ['2.0 hosted', 'assertion', 'type', ['Assertion', 'https://x.example/More'], null],
  ['2.0 hosted', 'assertion', 'type', 'https://w3id.org/openbadges#Assertion', null],
  ['2.0 hosted', 'assertion', 'type', 7, 'it has a type that is no text'],
  ['2.0 hosted', 'assertion', 'issuedOn', gone, 'it has no date of issue'],
  ['2.0 hosted', 'assertion', 'issuedOn', 1_767_225_600, 'its issuedOn is not a date with time and zone'],
  ['1.1 hosted', 'assertion', 'issuedOn', 1_767_225_600, null],
  ['2.0 hosted', 'assertion', 'issuedOn', '2026-01-01', 'its issuedOn is not a date with time and zone'],
  ['1.1 hosted', 'assertion', 'issuedOn', '2026-01-01', null],
  ['2.0 hosted', 'assertion', 'issuedOn', '2026-02-30T00:00:00Z', 'its issuedOn is not a date'],
  ['2.0 hosted', 'assertion', 'issuedOn', '2026-02-28T00:00:00+01', null],
  ['2.0 hosted', 'assertion', 'expires', 'never', 'its expires is not a date'],
  ['2.0 hosted', 'assertion', 'expires', gone, null],
  ['2.0 hosted', 'assertion', 'verification', gone, 'it does not say how it is verified'],
  ['1.1 hosted', 'assertion', 'verify', gone, 'it does not say how it is verified'],
  [
    '2.0 hosted',
    'assertion',
    'verification',
    { type: 'ByHand' },
    'it is verified in a way that there is not',
  ],
  ['2.0 hosted', 'assertion', 'verification', { type: 'obi:HostedBadge' }, null],
  ['2.0 hosted', 'assertion', 'badge', gone, 'it names no badge'],
  ['2.0 hosted', 'assertion', 'recipient', 'ada@learner.example', 'it names no recipient'],
  [
    '2.0 hosted',
    'assertion',
    'recipient',
    { type: 'email', hashed: false, identity: 'ada@learner.example' },
    null,
  ],
  [
    '2.0 hosted',
    'assertion',
    'recipient',
    { type: 'email', hashed: true, identity: 'ada@learner.example' },
    'its recipient is called hashed but is no hash',
  ],
  [
    '2.0 hosted',
    'assertion',
    'recipient',
    { type: 'email', hashed: false, identity: `md5$${'0'.repeat(32)}` },
    'its recipient is a hash but is not called hashed',
  ],
  [
    '2.0 hosted',
    'assertion',
    'recipient',
    { type: 'email', identity: 'ada@learner.example' },
    'its recipient does not say whether it is hashed',
  ],
  ['1.1 hosted', 'assertion', 'recipient', { type: 'email', identity: 'ada@learner.example' }, null],
  [
    '2.0 hosted',
    'assertion',
    'recipient',
    { hashed: false, identity: 'ada@learner.example' },
    'its recipient has no type',
  ],
  ['2.0 hosted', 'assertion', 'image', 'https://school.example/a.png', null],
  ['2.0 hosted', 'assertion', 'image', { id: 'https://school.example/a.png' }, null],
  ['2.0 hosted', 'assertion', 'image', 'a.png', 'its image is neither an address nor a picture'],
  [
    '2.0 hosted',
    'assertion',
    'image',
    'data:image/png;base64,AAAA',
    'its image is neither an address nor a picture',
  ],
  ['2.0 hosted', 'assertion', 'evidence', ['https://school.example/e', { narrative: 'x' }], null],
  ['2.0 hosted', 'assertion', 'evidence', 'a film', 'its evidence is not an address'],
  ['2.0 hosted', 'badge', 'name', gone, "its badge's name is missing"],
  ['2.0 hosted', 'badge', 'name', '', 'its badge has no name'],
  ['2.0 hosted', 'badge', 'name', ['Knots'], null],
  ['2.0 hosted', 'badge', 'name', ['Knots', 'Knoten'], "its badge's name is not one text"],
  ['2.0 hosted', 'badge', 'description', 7, "its badge's description is not one text"],
  ['1.1 hosted', 'badge', 'description', gone, "its badge's description is missing"],
  ['2.0 hosted', 'badge', 'criteria', gone, 'its badge has no criteria'],
  ['2.0 hosted', 'badge', 'criteria', { narrative: 'Tie them.' }, null],
  ['2.0 hosted', 'badge', 'criteria', {}, 'its criteria say nothing'],
  ['2.0 hosted', 'badge', 'criteria', 'Tie them.', 'its criteria is not an address'],
  ['2.0 hosted', 'badge', 'image', gone, "its badge's image is not one picture"],
  ['1.1 hosted', 'badge', 'image', gone, "its badge's image is not one picture"],
  ['2.0 hosted', 'badge', 'image', 'data:image/svg+xml,<svg/>', null],
  [
    '2.0 hosted',
    'badge',
    'image',
    'data:image/gif;base64,AAAA',
    "its badge's image is neither an address nor a picture",
  ],
  ['2.0 hosted', 'badge', 'tags', 'rope', null],
  ['2.0 hosted', 'badge', 'tags', [1], 'its tags are not texts'],
  ['2.0 hosted', 'badge', 'alignment', { targetName: 'Sea', targetUrl: 'https://frames.example/' }, null],
  [
    '2.0 hosted',
    'badge',
    'alignment',
    [{ targetUrl: 'https://frames.example/' }],
    'its alignment has no targetName',
  ],
  [
    '2.0 hosted',
    'badge',
    'alignment',
    [{ targetName: 'Sea', targetUrl: 'sea' }],
    "its alignment's targetUrl is not a web address",
  ],
  ['2.0 hosted', 'badge', '@context', [], 'its badge has no proper @context'],
  ['2.0 hosted', 'badge', 'type', 'Issuer', 'its badge is not of the type BadgeClass'],
  ['2.0 hosted', 'badge', 'id', ['https://school.example/badge'], 'its badge has an id that is no address'],
  ['2.0 hosted', 'issuer', 'type', 'BadgeClass', 'its issuer is not of the type Issuer or Profile'],
  [
    '2.0 hosted',
    'issuer',
    'email',
    ['a@school.example', 'b@school.example'],
    'its issuer has more than one email',
  ],
  ['2.0 hosted', 'issuer', 'telephone', '(030) 12 34', null],
  ['2.0 hosted', 'issuer', 'name', gone, 'its issuer has no name'],
  ['2.0 hosted', 'issuer', 'url', gone, "its issuer's url is missing"],
  ['1.1 hosted', 'issuer', 'url', 'school', "its issuer's url is not a web address"],
  ['2.0 hosted', 'issuer', 'type', ['Issuer', 'Profile'], null],
  ['2.0 hosted', 'issuer', 'type', 7, 'its issuer has a type that is no text'],
  ['2.0 hosted', 'issuer', 'image', 'data:image/gif;base64,AAAA', null],
]

describe('a hosted badge is called malformed for what its version demands, and for nothing else', () => {
  it.each(old)('%s: %s with %s as %j', async (form, part, name, value, fault) => {
    const { document, web } = await makeBadge(form)
    const url = addresses[part]
    const before: JsonObject = part === 'assertion' ? document : JSON.parse(JSON.stringify(web[url]))
    const after = changed(before, name, value)
    const input = part === 'assertion' ? after : document
    const report = await verify(JSON.stringify(input), portsOver({ ...web, [url]: after }))
    const shape = report.findings.find(finding => finding.check === 'shape')
    if (fault === null)
      expect([shape, report.verdict]).toEqual([{ check: 'shape', outcome: 'passed' }, 'valid'])
    else
      expect(shape).toMatchObject({
        outcome: 'failed',
        reason: 'shape-wrong',
        detail: expect.stringContaining(fault),
      })
  })
})

it('a text that says it is a signed badge is not one without its signature', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const claims = { ...document, verification: { type: 'SignedBadge', creator: addresses.key } }
  const report = await verify(JSON.stringify(claims), portsOver({ ...web, [addresses.assertion]: claims }))
  expect(report.sentence.code).toBe('unsigned')
  const homeless = await verify(JSON.stringify({ ...claims, id: 'urn:uuid:1' }), portsOver(web))
  expect(homeless.sentence.code).toBe('unsigned')
})

const issuer = keyIssuer()

/** What Open Badges 3.0 demands of a credential, by path; null where the change is none of its business. */
const modern: [string, Change, string | null][] = [
  [
    '@context',
    ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'https://www.w3.org/ns/credentials/v2'],
    'its first @context is not that of Verifiable Credentials',
  ],
  ['@context', ['https://www.w3.org/ns/credentials/v2'], 'the @context of Open Badges is missing'],
  ['type', ['OpenBadgeCredential'], 'its type lacks VerifiableCredential'],
  ['type', ['VerifiableCredential', 'AchievementCredential'], null],
  ['id', 'credential 1', 'its id is not a URL'],
  ['id', gone, 'it has no id'],
  ['issuer', gone, 'its issuer has no id that is a URL'],
  ['issuer', issuer.did, null],
  ['issuer.type', ['Organization'], 'its issuer is not of type Profile'],
  ['validFrom', gone, 'validFrom is missing'],
  ['validFrom', '2026-01-01', 'its validFrom is not a date with time and zone'],
  ['validUntil', '2027-01-01T00:00:00', 'its validUntil is not a date with time and zone'],
  ['validUntil', gone, null],
  ['awardedDate', '2026-01-01', 'its awardedDate is not a date with time and zone'],
  ['awardedDate', '2026-01-01T00:00:00Z', null],
  ['credentialSubject', [], 'it must have exactly one credentialSubject'],
  ['credentialSubject.type', ['Person'], 'its subject is not of type AchievementSubject'],
  ['credentialSubject.identifier', gone, null],
  ['credentialSubject.achievement', gone, 'it has no achievement'],
  ['credentialSubject.achievement.type', ['Badge'], 'its achievement is not of type Achievement'],
  ['credentialSubject.achievement.id', gone, 'its achievement has no id'],
  ['credentialSubject.achievement.name', '', 'its achievement has no name'],
  ['credentialSubject.achievement.description', gone, 'its achievement has no description'],
  ['credentialSubject.achievement.criteria', gone, 'its achievement has no criteria'],
  ['credentialSubject.achievement.criteria', {}, 'its criteria say nothing'],
  ['credentialSubject.achievement.criteria', { narrative: 'Tie them.' }, null],
]

describe('a credential is called malformed for what Open Badges 3.0 demands, and for nothing else', () => {
  it.each(modern)('%s as %j', async (path, value, fault) => {
    const jwt = await signJwt(changed(sampleCredential(issuer.did), path, value), issuer.signer)
    const report = await verify(jwt, portsOver())
    const shape = report.findings.find(finding => finding.check === 'shape')
    if (fault === null)
      expect([shape, report.verdict]).toEqual([{ check: 'shape', outcome: 'passed' }, 'valid'])
    else
      expect(shape).toMatchObject({
        outcome: 'failed',
        reason: 'shape-wrong',
        detail: expect.stringContaining(fault),
      })
  })

  it.each(['StatusList2021Credential', 'BitstringStatusListCredential'])(
    'while a %s is no badge, and no bad one',
    async type => {
      const jwt = await signJwt(
        { ...sampleCredential(issuer.did), type: ['VerifiableCredential', type] },
        issuer.signer,
      )
      const report = await verify(jwt, portsOver())
      expect(report.findings).toContainEqual(
        expect.objectContaining({ check: 'shape', outcome: 'unknown', reason: 'credential-unsupported' }),
      )
    },
  )
})

function changed(document: JsonObject, path: string, value: Change): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(document))
  const names = path.split('.')
  const last = names.pop() ?? ''
  let parent = copy
  for (const name of names) parent = Object(parent[name])
  if (value === gone) delete parent[last]
  else parent[last] = value
  return copy
}
