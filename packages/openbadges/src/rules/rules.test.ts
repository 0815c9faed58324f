import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.ts'
import { extensionFaults } from './extension-faults.ts'
import { schemaFaults } from './json-schema.ts'
import { propertyFaults } from './property-faults.ts'
import { isOfKind, type ValueKind } from './value-kinds.ts'

const kinds: [ValueKind, Json[], Json[]][] = [
  ['telephone', ['+4930123456', '+15550100;ext=12', '4930123456'], ['030 123456', '+0123', '+49-30-1', 4930]],
  [
    'language',
    ['de', 'de-CH', 'zh-Hant-TW', 'sl-rozaj', 'x-sail'],
    ['german language', '!!', 'd', 'xx-YY-ZZ-1'],
  ],
  ['url', ['https://school.example/a', 'http://school.example'], ['school.example', 'urn:x', '']],
  [
    'iri',
    ['https://school.example', '_:b0', 'urn:uuid:0b2b2b1c-4a7e-4c1e-9d0a-3f2f6f0f1a11'],
    ['knots', 'urn:uuid:1'],
  ],
  ['datetime', ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+0100'], ['2026-01-01', 1767225600]],
  [
    'identity-hash',
    [`sha256$${'ab'.repeat(32)}`, `md5$${'AB'.repeat(16)}`],
    [`sha512$${'ab'.repeat(64)}`, 'sha256$ab'],
  ],
  ['type', ['BadgeClass', 'obi:Assertion', 'https://school.example/Cool'], ['Knot', '']],
  ['text', ['', 'Knots', { '@value': 'Knots' }], [1, true, {}]],
]

describe('[OB 2.0, Data Model] every kind of value is told from what only resembles it', () => {
  it.each(kinds)('%s', (kind, good, bad) => {
    for (const value of good) expect([value, isOfKind(kind, value)]).toEqual([value, true])
    for (const value of bad) expect([value, isOfKind(kind, value)]).toEqual([value, false])
    expect(isOfKind(kind, null)).toBe(false)
  })
})

describe('[OB 2.0, Data Model] a property has its values, and as many as it may', () => {
  const tags = { name: 'tags', kind: 'text', required: true, many: true } as const
  it('one value or a list are the same', () => {
    expect(propertyFaults({ tags: 'rope' }, tags)).toEqual([])
    expect(propertyFaults({ tags: ['rope', 'sea'] }, tags)).toEqual([])
    expect(propertyFaults({ tags: ['rope', 'sea'] }, { ...tags, many: false })).toHaveLength(1)
  })
  it('nothing, an empty list and nulls are no value', () => {
    for (const value of [undefined, null, [], [null], [null, null]])
      expect(propertyFaults({ tags: value }, tags)).toHaveLength(1)
    expect(propertyFaults({ tags: null }, { ...tags, required: false })).toEqual([])
  })
  it('a wrong value among good ones is found', () => {
    expect(propertyFaults({ tags: ['rope', 2] }, tags)).toEqual(['has a tags that is not a text'])
  })
  it('a type that must be there is, in any spelling', () => {
    const rule = { name: 'type', kind: 'type', many: true, oneOf: ['Assertion'] } as const
    expect(propertyFaults({ type: ['x:Y', 'obi:Assertion'] }, rule)).toEqual([])
    expect(propertyFaults({ type: 'BadgeClass' }, rule)).toHaveLength(1)
  })
})

describe('[OB 2.0, Extensions] an extension fits the schema its context names', () => {
  const web: Record<string, { [name: string]: Json }> = {
    'https://school.example/knots/context.json': {
      '@context': { ext: 'https://school.example/knots#', knots: 'ext:knots' },
      'obi:validation': [
        {
          'obi:validatesType': 'extensions:Knots',
          'obi:validationSchema': 'https://school.example/knots/schema.json',
        },
      ],
    },
    'https://school.example/knots/schema.json': {
      type: 'object',
      properties: { knots: { type: 'integer', minimum: 1 } },
      required: ['knots'],
    },
  }
  const judge = async (node: { [name: string]: Json }) =>
    await extensionFaults(node, ['https://school.example/knots/context.json'], async url => web[url] ?? {})
  const type = ['Extension', 'extensions:Knots']
  it('whatever prefix its properties are written with', async () => {
    expect(await judge({ type, knots: 12 })).toEqual([])
    expect(await judge({ type, 'ext:knots': 12 })).toEqual([])
    expect(await judge({ type, 'https://school.example/knots#knots': 12 })).toEqual([])
  })
  it('and is refused with its reason when it does not', async () => {
    expect(await judge({ type })).toEqual(['its extension extensions:Knots: knots is missing'])
    expect(await judge({ type, knots: 'twelve' })).toHaveLength(1)
    expect(await judge({ type, 'ext:knots': 0 })).toHaveLength(1)
  })
  it('of another type it says nothing', async () => {
    expect(await judge({ type: ['Extension', 'extensions:Splices'] })).toEqual([])
  })
})

describe('JSON Schema is read as its drafts say', () => {
  it.each<[string, Json, Json, Json]>([
    ['type', { type: ['string', 'null'] }, null, 1],
    ['enum', { enum: ['a', { b: 1 }] }, { b: 1 }, 'c'],
    ['const', { const: 1 }, 1, 2],
    ['pattern', { pattern: '^a' }, 'ab', 'ba'],
    ['format', { format: 'date-time' }, '2026-01-01T00:00:00Z', '2026-01-01'],
    ['draft 4 exclusiveMinimum', { minimum: 1, exclusiveMinimum: true }, 2, 1],
    ['exclusiveMaximum', { exclusiveMaximum: 5 }, 4, 5],
    ['items', { items: { type: 'string' } }, ['a'], ['a', 1]],
    ['uniqueItems', { uniqueItems: true }, [1, 2], [1, 1]],
    ['contains', { contains: { const: 'a' } }, ['b', 'a'], ['b']],
    ['additionalProperties', { properties: { a: {} }, additionalProperties: false }, { a: 1 }, { b: 1 }],
    ['anyOf', { anyOf: [{ type: 'string' }, { required: ['a'] }] }, { a: 1 }, { b: 1 }],
    ['oneOf', { oneOf: [{ minimum: 1 }, { maximum: 5 }] }, 7, 3],
    ['not', { not: { type: 'string' } }, 1, 'a'],
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
    ['if', { if: { required: ['a'] }, then: { required: ['b'] } }, { a: 1, b: 1 }, { a: 1 }],
    [
      '$ref',
      { $defs: { k: { type: 'string' } }, properties: { a: { $ref: '#/$defs/k' } } },
      { a: 'x' },
      { a: 1 },
    ],
  ])('%s', (_name, schema, good, bad) => {
    expect(schemaFaults(schema, good)).toEqual([])
    expect(schemaFaults(schema, bad)).not.toEqual([])
  })
  it('a schema that refers to itself ends, and a pattern that would take for ever is not run', () => {
    expect(schemaFaults({ $ref: '#' }, 1)).not.toEqual([])
    expect(schemaFaults({ pattern: '^(a+)+$' }, `${'a'.repeat(60)}b`)).toEqual([])
  })
})
