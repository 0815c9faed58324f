import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { pinnedContexts } from '../contexts/pinned.ts'
import type { JsonObject } from '../json/json.ts'
import { sampleCredential } from '../testing/index.ts'
import { canonizeDirect } from './canonize-direct.ts'
import {
  arbitraryDocument,
  contextLists,
  termsInside,
  texts,
  vocabularyOf,
} from './testing/arbitrary-document.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const numRuns = process.env['LONG'] ? 12_000 : 250
const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const sha256 = (text: string) => hash('sha256', text)

vi.setConfig({ testTimeout: 3_600_000 })

describe(`a compiled context gives the bytes of the general path, or nothing (seed ${seed})`, () => {
  it('for documents of every kind', async () => {
    let recognised = 0
    await fc.assert(
      fc.asyncProperty(fc.gen(), async pick => {
        if (await agree(arbitraryDocument(pick))) recognised++
      }),
      { seed, numRuns },
    )
    // Otherwise the comparison above would compare nothing.
    expect(recognised).toBeGreaterThan(numRuns * 0.25)
  })

  it.each(contextLists.map(list => [list]))('for every term of %j', async contexts => {
    const { terms, types } = vocabularyOf(contexts)
    let recognised = 0
    for (const [type, scoped] of types) {
      for (const name of new Set([...terms.keys(), ...scoped.keys()])) {
        for (const value of process.env['LONG']
          ? [...texts, 'https://a.example/', true, 7, { type }]
          : ['https://a.example/']) {
          if (!process.env['LONG'] && !scoped.has(name)) continue
          if (await agree({ '@context': contexts, id: 'urn:a:b', type, [name]: value })) recognised++
        }
        // Words that mean something only inside this one: as names there, and as its value.
        for (const inner of termsInside(scoped.get(name) ?? terms.get(name))) {
          const within = types.has(inner) ? { type: inner } : { id: 'urn:a:c', [inner]: 'urn:a:d' }
          for (const value of [within, inner, [inner, 'urn:a:e']])
            if (await agree({ '@context': contexts, id: 'urn:a:b', type, [name]: value })) recognised++
        }
      }
    }
    expect(recognised).toBeGreaterThan(contexts.length === 1 ? 2 : 20)
  })

  it('for terms of every context that is pinned', () => {
    const gone = [...pinnedContexts.keys()].filter(url => !contextLists.some(list => list.includes(url)))
    // It gives every word a meaning, which is for the general path.
    expect(gone).toEqual(['https://www.w3.org/ns/credentials/undefined-terms/v2'])
    for (const url of gone)
      expect(canonizeDirect({ '@context': [v2, url], type: 'Anything' }, sha256)).toBeNull()
  })

  it('for every two pinned contexts, in either order', async () => {
    const urls = [...pinnedContexts.keys()]
    for (const first of urls) {
      for (const second of urls) {
        await agree({
          '@context': [first, second],
          id: 'urn:a:b',
          type: ['VerifiableCredential'],
          issuer: 'did:a:b',
        })
        await agree({
          '@context': [first, second],
          id: 'urn:a:b',
          type: 'Profile',
          name: 'A',
          url: 'https://a.example/',
        })
      }
    }
  })
})

/** Whether the document was recognised; when it was, both ways must agree on every byte. */
async function agree(document: JsonObject): Promise<boolean> {
  const before = JSON.stringify(document)
  const direct = canonizeDirect(document, sha256)
  expect(JSON.stringify(document)).toBe(before)
  if (direct === null) return false
  expect(direct).toBe(await canonizeGeneral(document))
  return true
}

describe('a compiled context leaves to the general path', () => {
  const credential = sampleCredential('did:example:school')

  it('nothing of what our own badges say', async () => {
    expect(await agree(credential)).toBe(true)
  })

  it.each([
    ['nothing', { name: null }],
    ['an undefined member', { name: undefined }],
    ['a number without a datatype', { name: 7 }],
    ['a yes or no without a datatype', { name: true }],
    ['a list in a list', { name: [['a']] }],
    ['a value with a keyword', { name: { '@value': 'a' } }],
    ['a language map', { name: { en: 'a' } }],
    ['a set', { name: { '@set': ['a'] } }],
    ['a relative IRI', { issuer: 'issuer' }],
    ['a blank node by name', { issuer: '_:b0' }],
    ['an IRI that is not one', { issuer: 'https://a.example/a b' }],
    ['an IRI that could be a short one', { issuer: 'name:x' }],
    ['an unknown type', { type: ['VerifiableCredential', 'Rank'] }],
    ['a type twice', { type: ['VerifiableCredential', 'VerifiableCredential'] }],
    ['a type by its IRI', { type: 'https://www.w3.org/2018/credentials#VerifiableCredential' }],
    ['no type', { type: undefined }],
    ['an unknown name', { rank: 'Admiral' }],
    ['a name as an IRI', { 'https://schema.org/name': 'Admiral' }],
    ['a keyword', { '@included': [] }],
    ['an alias', { '@id': 'urn:a:b', id: undefined }],
    ['a name of a prototype', { name: 'constructor' }],
    ['an unknown context', { '@context': [...(contextLists[0] ?? []), 'https://words.example/'] }],
    [
      'a context in the badge',
      { '@context': [...(contextLists[0] ?? []), { rank: 'https://words.example/rank' }] },
    ],
    ['a context inside', { issuer: { '@context': contextLists[0] ?? [], id: 'did:example:school' } }],
    ['two contexts that contradict each other', { '@context': [v2, v1] }],
    ['two contexts in one text', { '@context': contextLists[0]?.join('\n') ?? '' }],
    ['no context', { '@context': undefined }],
    ['blank nodes that look alike', { evidence: [{ type: 'Evidence' }, { type: 'Evidence' }] }],
    ['a proof inside', { proof: { type: 'DataIntegrityProof' } }],
    ['a thousand levels', { issuer: nested(1_000) }],
    [
      'thousands of statements',
      { evidence: Array.from({ length: 3_000 }, (_, at) => ({ id: `urn:a:${at}`, name: 'a' })) },
    ],
  ])('%s', (_what, changes) => {
    expect(canonizeDirect(credential, sha256)).not.toBeNull()
    expect(canonizeDirect({ ...credential, ...changes }, sha256)).toBeNull()
  })

  it('nothing more after many documents that tried to fill its memory', async () => {
    const types = ['Achievement', 'Address', 'Alignment', 'Evidence', 'Image', 'Profile', 'Related', 'Result']
    for (let round = 0; round < 3_000; round++) {
      const order = types.map((type, at) => ({ type, key: Math.imul(round + 1, at + 0x9e3779b1) >>> 0 }))
      const shuffled = order.sort((a, b) => a.key - b.key).map(each => each.type)
      canonizeDirect({ ...credential, issuer: { id: 'did:a:b', type: shuffled } }, sha256)
    }
    expect(await agree(credential)).toBe(true)
  })
})

function nested(depth: number): JsonObject {
  let node: JsonObject = { id: 'did:a:b' }
  for (let at = 0; at < depth; at++) node = { type: 'Profile', parentOrg: node }
  return node
}
