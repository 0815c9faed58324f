import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'
import { convert } from './index.ts'

vi.setConfig({ testTimeout: 120_000 })

describe('nothing is dropped silently', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
  const numRuns = process.env['LONG'] ? 2_000 : 400
  const ways: [BadgeVersion, BadgeVersion][] = [
    ['0.5', '1.0'],
    ['0.5', '1.1'],
    ['0.5', '2.0'],
    ['0.5', '3.0'],
    ['1.0', '3.0'],
    ['1.1', '2.0'],
    ['1.1', '3.0'],
    ['2.0', '3.0'],
    ['3.0', '2.0'],
  ]
  it.each(ways)(`from %s to %s (seed ${seed})`, (from, to) => {
    fc.assert(
      fc.property(from === '3.0' ? credentials : assertions, document => {
        const source = { document, version: from, form: 'unsigned' } as const
        const { document: target, report } = convert(source, to)
        const there = leaves(target)
        const left = new Set(report.left.map(each => each.path))
        const all = leaves(document)
        for (const [path, value] of all)
          if (!left.has(path) && !there.some(([, other]) => carries(other, value)))
            expect.fail(`${path} (${JSON.stringify(value)}) is neither in the target nor in the report`)
        const paths = new Set(all.map(([path]) => path))
        for (const path of left) expect(paths).toContain(path)
      }),
      { seed, numRuns },
    )
  })
})

/** Leaves as JSON Pointers, found without the code under test. */
function leaves(value: Json | undefined, path = ''): [string, Json][] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[path, value]]
  const members = Object.entries(value)
  if (members.length === 0) return [[path, value]]
  return members.flatMap(([name, each]) =>
    leaves(each, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

const words: Record<string, Json> = {
  hosted: 'HostedBadge',
  signed: 'SignedBadge',
  email: 'emailAddress',
  emailAddress: 'email',
  true: true,
  false: false,
}

/** Whether a value of the target says what a value of the source says, in whichever spelling. */
function carries(target: Json, source: Json): boolean {
  if (target === source || (typeof source === 'string' && words[source] === target)) return true
  if (typeof target !== 'string' || (typeof source !== 'string' && typeof source !== 'number')) return false
  if (typeof source === 'string' && source !== '' && target.includes(source)) return true
  const seconds =
    typeof source === 'number' || /^\d{9,11}$/.test(source) ? Number(source) * 1000 : Date.parse(`${source}Z`)
  return (
    String(source) === target ||
    Date.parse(target) === seconds ||
    Date.parse(target) === Date.parse(`${source}`)
  )
}

let count = 0
const text = fc.nat().map(() => `text ${++count}.`)
const url = fc.nat().map(() => `https://x${++count}.example/`)
const junk = fc.letrec<{ any: Json }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    text,
    url,
    fc.integer({ min: 1_000_000, max: 1_000_000_000 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(''),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('id', 'name', '@value', '__proto__', 'a/b~c', '0'), tie('any'), {
      maxKeys: 3,
    }),
  ),
})).any

/** What belongs in a place, mostly; a list of it, sometimes; anything else, now and then. */
const some = <T extends Json>(value: fc.Arbitrary<T>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 2, arbitrary: fc.array(value, { maxLength: 3 }) },
    { weight: 1, arbitrary: junk },
  )

function things(known: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.record(known, { requiredKeys: [] }),
      fc.dictionary(fc.constantFrom('x', 'extensions:Sea', 'endorsement', '__proto__'), junk, { maxKeys: 2 }),
    )
    .map(([own, more]) => JSON.parse(JSON.stringify({ ...own, ...more })))
}

const texts = (...names: string[]) => Object.fromEntries(names.map(name => [name, some(text)]))
const urls = (...names: string[]) => Object.fromEntries(names.map(name => [name, some(url)]))
const times = fc.constantFrom<Json>(
  ...[
    1_403_784_577,
    '2014-06-26',
    '2014-06-26T12:09:37',
    '2014-06-26T12:09:37Z',
    '2014-06-26T12:09:37+02:00',
  ],
  ...['soon', '1403784577'],
)
const image = fc.oneof(url, things({ ...urls('id'), ...texts('caption', 'type') }))
const related = things({ ...urls('id'), ...texts('@language', 'inLanguage', 'version', 'type') })
const alignment = things({
  ...urls('url', 'targetUrl'),
  ...texts(
    'name',
    'description',
    'targetName',
    'targetDescription',
    'targetCode',
    'targetFramework',
    'targetType',
  ),
})
const criteria = fc.oneof(url, things({ ...urls('id'), ...texts('narrative', 'name') }))
const evidence = fc.oneof(
  url,
  things({ ...urls('id'), ...texts('name', 'narrative', 'description', 'genre', 'audience', 'type') }),
)
const profile = things({
  ...urls('id', 'url', 'origin', 'revocationList', 'publicKey'),
  ...texts('name', 'org', 'contact', 'email', 'telephone', 'phone', 'description', 'type'),
  image: some(image),
})
const hashed = fc.constantFrom<Json>(true, false, 'true', 'yes')
const assertions = things({
  ...urls('id', 'image'),
  ...texts('uid', 'type', '@context', 'salt', 'narrative', '@language', 'revocationReason'),
  recipient: some(
    fc.oneof(
      text,
      things({
        type: fc.constantFrom('email', 'id', 'x'),
        ...texts('identity', 'salt'),
        hashed: some(hashed),
      }),
    ),
  ),
  issued_on: some(times),
  issuedOn: some(times),
  expires: some(times),
  evidence: some(evidence),
  verify: some(things({ type: fc.constantFrom('hosted', 'signed', 'x'), ...urls('url') })),
  verification: some(things({ ...texts('type'), ...urls('creator') })),
  badge: some(
    fc.oneof(
      url,
      things({
        ...urls('id'),
        ...texts('name', 'description', 'version', '@language', 'tags', 'type'),
        image: some(image),
        criteria: some(criteria),
        alignment: some(alignment),
        alignments: some(alignment),
        related: some(related),
        issuer: some(fc.oneof(url, profile)),
      }),
    ),
  ),
})
const credentials = things({
  ...urls('id'),
  ...texts('@context', 'type', 'name', 'description'),
  proof: junk,
  credentialStatus: junk,
  issuer: some(fc.oneof(url, profile)),
  validFrom: some(times),
  awardedDate: some(times),
  issuanceDate: some(times),
  validUntil: some(times),
  image: some(image),
  evidence: some(evidence),
  credentialSubject: some(
    things({
      ...urls('id'),
      ...texts('type', 'narrative', 'role'),
      identifier: some(
        things({
          ...texts('type', 'identityHash', 'salt'),
          identityType: fc.constantFrom('emailAddress', 'ext:x'),
          hashed,
        }),
      ),
      achievement: some(
        things({
          ...urls('id'),
          ...texts('type', 'name', 'description', 'tag', 'inLanguage', 'version', 'achievementType'),
          image: some(image),
          criteria: some(criteria),
          alignment: some(alignment),
          related: some(related),
          creator: some(profile),
        }),
      ),
    }),
  ),
})
