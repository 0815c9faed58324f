import fc from 'fast-check'
import { pinnedContexts } from '../../contexts/pinned.ts'
import { isObject, type Json, type JsonObject } from '../../json/json.ts'

const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const ob = (version: string) => `https://purl.imsglobal.org/spec/ob/v3p0/context${version}.json`
/** Contexts as badges name them, and as they do not. */
export const contextLists = [
  [v2, ob('-3.0.3')],
  [v2, ob('-3.0.2')],
  [v1, ob('')],
  [v1, ob('-3.0.1')],
  [v1, ob('-3.0.2')],
  [v2],
  [v1],
  [v2, ob('-3.0.3'), 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  [ob('-3.0.3'), v2],
  [v1, 'https://w3id.org/security/data-integrity/v2'],
  [v1, 'https://www.w3.org/ns/credentials/status/v1', 'https://w3id.org/security/data-integrity/v1'],
  ['https://w3id.org/security/multikey/v1'],
  // Drafts, under the names that their package gives them.
  [v1, 'https://imsglobal.github.io/openbadges-specification/ob_v3p0.html'],
  [v1, 'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json'],
  [v1, 'OBv3_beta'],
]

type Pick = fc.GeneratorValue
/** What a list of contexts defines: terms, and types with the terms that they bring. */
type Vocabulary = { terms: Map<string, Json>; types: Map<string, Map<string, Json>> }

const iris = [
  'https://a.example/',
  'https://a.example/ü?q=1&x=%20#f',
  'did:key:z6Mk#z6Mk',
  'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
  'mailto:ada@learner.example',
  'data:image/png;base64,AAAA',
  'https://a.example/{x}',
  'https://a.example/a b',
  'xsd:string',
  'sec:proof',
  'name:x',
  'A:b',
  'a:',
]
/** Texts that N-Quads, JSON-LD or JavaScript could mistake for something else. */
export const texts = [
  'Ada',
  '',
  'a "b" \\ \n\r\t\b\f\u0000\u007f\u0085',
  '\u{1F9F6} مدرسة',
  '\ud800',
  '_:b0',
  '_:z',
  '@type',
  '@id',
  '@none',
  '2026-01-01T00:00:00Z',
  'assertionMethod',
  'name',
  '\u2028\ufeff',
]
const hostile: Json[] = [
  null,
  [],
  [[]],
  [['a']],
  {},
  { '@value': 'a' },
  { '@value': 'a', '@language': 'en' },
  { '@list': ['a'] },
  { '@set': ['a'] },
  { '@id': 'urn:a:b' },
  { en: 'a' },
  { '@none': 'a' },
  { id: '_:b0' },
  { id: 'relative' },
  { id: '' },
  { id: 7 },
  { type: 'Unknown' },
  { type: [] },
  { type: 'https://a.example/T' },
  { type: ['Profile', 'Profile'] },
  { '@graph': [] },
  { '@context': v2, type: 'Profile' },
  { '@context': null },
  { '@reverse': { name: { id: 'urn:a:b' } } },
  { '@included': [{ id: 'urn:a:b', name: 'x' }] },
  { unknown: 'x' },
  { 'https://a.example/p': 'x' },
  JSON.parse('{ "__proto__": "x" }'),
  'constructor',
  '__proto__',
  '_:b0',
  '../x',
  '//a.example',
  0,
  -0,
  1.5,
  1e21,
  1e-7,
  2 ** 53,
  -3.25,
  true,
  false,
]

/** A document over pinned contexts: mostly as they mean it, one in five wildly not. */
export function arbitraryDocument(pick: Pick): JsonObject {
  const contexts = pick(fc.constantFrom, ...contextLists)
  const vocabulary = vocabularyOf(contexts)
  const wild = pick(fc.nat, { max: 4 }) === 0
  let count = 0
  const text = (): string =>
    pick(fc.nat, { max: 4 }) === 0 ? pick(fc.constantFrom, ...texts) : `${pick(fc.string)} ${count++}`
  const iri = (): string =>
    pick(fc.nat, { max: 3 }) > 0
      ? `https://a.example/${count++}`
      : pick(fc.constantFrom, ...iris.slice(0, wild ? 20 : 6))

  const value = (definition: Json | undefined, depth: number): Json => {
    if (wild && pick(fc.nat, { max: 8 }) === 0) return pick(fc.constantFrom, ...hostile)
    const type = isObject(definition) ? definition['@type'] : undefined
    const kind = pick(fc.nat, { max: 9 })
    if (depth < 4 && kind < 4) return node(depth + 1)
    if (type === '@id') return iri()
    if (type === '@vocab') return 'assertionMethod'
    if (type !== undefined && kind === 9) return pick(fc.constantFrom, true, false, 0, 12, -7, 2.5, 0.1)
    return text()
  }
  const node = (depth: number): JsonObject => {
    const types = pick(fc.shuffledSubarray<string>, [...vocabulary.types.keys()], {
      minLength: depth === 0 ? 1 : 0,
      maxLength: Math.min(3, vocabulary.types.size),
    })
    const known = new Map([
      ...vocabulary.terms,
      ...types.flatMap(each => [...(vocabulary.types.get(each) ?? [])]),
    ])
    const names = pick(fc.shuffledSubarray<string>, [...known.keys()], { maxLength: Math.min(6, known.size) })
    const members = names.map(name => {
      const several = pick(fc.nat, { max: 4 }) === 0
      const definition = known.get(name)
      const values = several
        ? Array.from({ length: pick(fc.nat, { max: 3 }) }, () => value(definition, depth))
        : value(definition, depth)
      return [name, values]
    })
    return {
      ...(pick(fc.nat, { max: 2 }) > 0 ? { id: iri() } : {}),
      ...(types.length > 0 ? { type: types.length === 1 && pick(fc.boolean) ? types[0] : types } : {}),
      ...Object.fromEntries(members),
    }
  }
  return { '@context': contexts.length === 1 && pick(fc.boolean) ? contexts[0] : contexts, ...node(0) }
}

/** The terms of the context inside a definition. */
export function termsInside(definition: Json | undefined): string[] {
  const scope = isObject(definition) && isObject(definition['@context']) ? definition['@context'] : {}
  return Object.keys(scope).filter(name => !name.startsWith('@') && name !== 'id' && name !== 'type')
}

/** The terms that a list of contexts defines at its top, and those that each type brings with it. */
export function vocabularyOf(contexts: string[]): Vocabulary {
  const terms = new Map<string, Json>()
  const types = new Map<string, Map<string, Json>>()
  for (const url of contexts) {
    const document = pinnedContexts.get(url)
    const body = isObject(document) && isObject(document['@context']) ? document['@context'] : {}
    for (const [name, definition] of Object.entries(body)) {
      if (definition === undefined || name.startsWith('@') || name === 'id' || name === 'type') continue
      if (!/^[A-Z0-9]/.test(name)) terms.set(name, definition)
      else {
        const scope = isObject(definition) && isObject(definition['@context']) ? definition['@context'] : {}
        const scoped = Object.entries(scope).filter(
          ([each]) => !each.startsWith('@') && each !== 'id' && each !== 'type',
        )
        types.set(name, new Map(scoped.map(([each, inner]) => [each, inner ?? null])))
      }
    }
  }
  return { terms, types }
}
