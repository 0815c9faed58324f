import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { keyIssuer, sampleCredential } from '../testing/index.ts'
import { checkCredentialShape } from '../verify/check-shape.ts'
import { classFaults } from './class-faults.ts'
import { type ClassName, isClass, membersOf, words } from './class-rules.ts'

const names: ClassName[] = [
  'Achievement',
  'AchievementSubject',
  'Address',
  'Alignment',
  'Association',
  'Criteria',
  'EndorsementSubject',
  'Evidence',
  'GeoCoordinates',
  'IdentifierEntry',
  'IdentityObject',
  'Image',
  'Profile',
  'Related',
  'Result',
  'ResultDescription',
  'RubricCriterionLevel',
]
const plain: Record<string, Json> = {
  uri: 'https://school.example/1',
  text: 'Knots',
  number: 7,
  boolean: false,
  language: 'pt-BR',
  time: '2026-01-01T00:00:00Z',
  day: '2008-02-29',
}

/** A value of a kind, with all that a class has. */
function good(kind: string, depth = 0): Json {
  const [word] = words[kind] ?? []
  if (word !== undefined) return word
  return isClass(kind) ? whole(kind, depth) : (plain[kind] ?? null)
}

function whole(name: ClassName, depth = 0): JsonObject {
  const members = membersOf(name).filter(([, { kind, required }]) => required || !isClass(kind) || depth < 2)
  return {
    type: [name],
    ...Object.fromEntries(members.map(([property, { kind }]) => [property, good(kind, depth + 1)])),
  }
}

/** Values that are of another kind. */
function bad(kind: string): Json[] {
  if (kind === 'text')
    return [7, false, { x: 'y' }, { '@value': 7 }, { '@value': 'a', '@language': 'not a tag' }]
  if (kind === 'uri') return [7, 'two words', { id: 'urn:x:y' }]
  if (kind === 'number') return ['7', false]
  if (kind === 'boolean') return ['true', 1]
  // Criteria need no type, and may say more than is known here.
  return kind === 'Criteria' ? [7, false] : [7, false, 'no such thing', { x: 'y' }]
}

describe.each(names)('[OB 3.0, Data Model] %s', name => {
  it('may have all that it has, one of each or several, and null where it need not be', () => {
    expect(classFaults('it', name, whole(name))).toEqual([])
    for (const [property, { kind, required }] of membersOf(name)) {
      expect(classFaults('it', name, { ...whole(name), [property]: [good(kind), good(kind)] })).toEqual([])
      if (!required) expect(classFaults('it', name, { ...whole(name), [property]: null })).toEqual([])
    }
  })

  it('has what it must have', () => {
    for (const [property, { required }] of membersOf(name))
      for (const nothing of [undefined, null, '', []])
        if (required)
          expect(classFaults('it', name, { ...whole(name), [property]: nothing })).toEqual([
            `it has no ${property}`,
          ])
  })

  it('has nothing of another kind', () => {
    for (const [property, { kind }] of membersOf(name))
      for (const value of bad(kind).filter(each => !(isClass(kind) && typeof each === 'string')))
        for (const given of [value, [good(kind), value]])
          expect(
            classFaults('it', name, { ...whole(name), [property]: given }),
            `${property}: ${JSON.stringify(given)}`,
          ).not.toEqual([])
  })
})

describe('[OB 3.0, Data Model] a badge', () => {
  const badge = sampleCredential(keyIssuer().did)
  const subject = Object(badge['credentialSubject'])
  const faultsOf = (change: JsonObject) => {
    const finding = checkCredentialShape({ ...badge, ...change })
    return finding.outcome === 'passed' ? '' : finding.detail
  }

  it('is held to that wherever it has such an object, and says where the fault is', () => {
    expect(faultsOf({})).toBe('')
    for (const [change, said] of [
      [
        { issuer: { ...Object(badge['issuer']), image: { id: 'urn:x:y' } } },
        'the image of its issuer is not of type Image',
      ],
      [{ evidence: [{ type: ['Evidence'], narrative: 7 }] }, 'the narrative of its evidence is not a text'],
      [{ image: 7 }, 'its image is no picture'],
      [
        { credentialSubject: { ...subject, result: [{ type: ['Result'], status: 'Done' }] } },
        'the status of the result of its subject is not a word of its list',
      ],
      [{ id: undefined }, 'it has no id'],
      [{ name: { '@value': 'Knots', '@direction': 'up' } }, 'its name is no text'],
    ] as [JsonObject, string][])
      expect(faultsOf(change)).toContain(said)
  })

  it('may extend a list of words, and say the language of its texts', () => {
    const result = [{ type: ['Result'], status: 'ext:Paused' }]
    expect(faultsOf({ credentialSubject: { ...subject, result } })).toBe('')
    expect(faultsOf({ name: [{ '@value': 'عُقَد', '@language': 'ar', '@direction': 'rtl' }, 'Knots'] })).toBe(
      '',
    )
  })

  it('may carry its picture as it is drawn', () => {
    const image = { id: 'data:image/svg+xml;utf8,<svg viewBox="0 0 9 9"/>', type: 'Image' }
    expect(faultsOf({ image })).toBe('')
    expect(faultsOf({ image: { ...image, id: 'my picture.svg' } })).toContain('the id of its image')
  })

  it('is not searched without end', () => {
    let profile: JsonObject = whole('Profile')
    for (let depth = 0; depth < 500; depth++) profile = { ...profile, parentOrg: profile }
    expect(faultsOf({ issuer: profile })).toBe('')
  })
})
