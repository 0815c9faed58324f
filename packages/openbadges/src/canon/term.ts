import { refuse } from './refused.ts'

/** One term of an active context, as the JSON-LD 1.1 API defines it ("Create Term Definition"), and how its values are written. */
export type Term = {
  /** Equal terms are one object, and have one number. */
  id: number
  iri: string
  /** `@id`, `@vocab`, the IRI of a datatype, or null. */
  type: string | null
  container: string | null
  /** The context that holds inside its values, or for nodes of this type; undefined where there is none. */
  scope: unknown
  prefix: boolean
  protected: boolean
  /** What two definitions must share to be the same, but for protection. */
  fingerprint: string
  /** The kind of value that it takes; `refused` is left to the general path. */
  kind: 'id' | 'type' | 'reference' | 'vocabulary' | 'literal' | 'refused'
  /** ` <iri> `, as it stands in N-Quads. */
  predicate: string
  /** Whether its values stand in an ordered list. */
  list: boolean
  /** What closes a literal: its quote and datatype. */
  close: string
}

const xsd = 'http://www.w3.org/2001/XMLSchema#'
// Texts of the first are parsed as numbers before they are written; the second asks for a language.
const special = new Set([`${xsd}double`, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'])

type Parts = Pick<Term, 'iri' | 'type' | 'container' | 'scope' | 'prefix' | 'protected'>

const made = new Map<string, Term>()

/** A term from its parts, with what can be computed once. */
export function makeTerm(name: string, parts: Parts): Term {
  const { iri, type, container, scope, prefix } = parts
  const fingerprint = JSON.stringify([iri, type, container, scope ?? null, scope === undefined, prefix])
  const key = `${parts.protected} ${name} ${fingerprint}`
  const known = made.get(key)
  if (known) return known
  const term: Term = {
    ...parts,
    id: made.size,
    fingerprint,
    kind: kindOf(name, iri, type, container),
    predicate: ` <${iri}> `,
    list: container === '@list',
    close: type === null || type.startsWith('@') || type === `${xsd}string` ? '"' : `"^^<${type}>`,
  }
  made.set(key, term)
  return term
}

function kindOf(name: string, iri: string, type: string | null, container: string | null): Term['kind'] {
  if (iri === '@id' || iri === '@type') {
    // Another name for them would let a node say twice what it is.
    if (name !== iri.slice(1) || type !== null || container !== null) refuse(`alias ${name}`)
    return iri === '@id' ? 'id' : 'type'
  }
  if (name === 'id' || name === 'type') refuse(`${name} that means something else`)
  if (!isPlainIri(iri) || (container !== null && container !== '@set' && container !== '@list'))
    return 'refused'
  if (type === '@id') return 'reference'
  if (type === '@vocab') return 'vocabulary'
  if (type === null) return 'literal'
  return isPlainIri(type) && !special.has(type) ? 'literal' : 'refused'
}

// No characters that N-Quads escapes, no blank node, nothing to resolve.
const plainIri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]*$/u

/** Whether the text is an absolute IRI that stands in N-Quads as it is. */
export function isPlainIri(text: string): boolean {
  return plainIri.test(text)
}
