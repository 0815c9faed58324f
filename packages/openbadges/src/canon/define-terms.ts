import { isObject, type JsonObject } from '../json/json.ts'
import { refuse } from './refused.ts'
import { isPlainIri, makeTerm, type Term } from './term.ts'

type Defining = {
  terms: Map<string, Term>
  local: JsonObject
  /** False while a term is being defined, true afterwards. */
  defined: Map<string, boolean>
  overrideProtected: boolean
}

/**
 * The terms after a local context is processed over those before (JSON-LD 1.1 API, "Context Processing"). Knows
 * the part of the language that the pinned contexts use, and refuses the rest.
 */
export function defineTerms(
  before: ReadonlyMap<string, Term>,
  local: JsonObject,
  overrideProtected: boolean,
): Map<string, Term> {
  const defining: Defining = { terms: new Map(before), local, defined: new Map(), overrideProtected }
  for (const name of Object.keys(local)) {
    if (name === '@version' ? local[name] !== 1.1 : name === '@protected' && typeof local[name] !== 'boolean')
      refuse(`${name} of a context`)
    if (name !== '@version' && name !== '@protected') define(defining, name)
  }
  return defining.terms
}

const members = new Set(['@id', '@type', '@container', '@context', '@protected'])

function define(defining: Defining, name: string): void {
  const { terms, local, defined } = defining
  if (defined.get(name) === true) return
  if (defined.has(name)) refuse(`circle at ${name}`)
  defined.set(name, false)
  const written = local[name]
  if (name === '' || /^@|[:/]/.test(name)) refuse(`name ${name}`)
  const value = typeof written === 'string' ? { '@id': written } : written
  if (!isObject(value) || !Object.keys(value).every(key => members.has(key))) refuse(`definition of ${name}`)
  const previous = terms.get(name)
  terms.delete(name)
  const id = value['@id']
  if (typeof id !== 'string' || id === name) refuse(`id of ${name}`)
  const iri = expand(defining, id)
  const parts = {
    iri,
    type: null,
    container: containerOf(value['@container']),
    scope: value['@context'],
    // Only a term written as a plain text that ends in a delimiter shortens other IRIs.
    prefix: typeof written === 'string' && /[:/?#[\]@]$/.test(iri),
    protected:
      value['@protected'] === true || (local['@protected'] === true && value['@protected'] !== false),
  }
  terms.set(name, makeTerm(name, parts))
  defined.set(name, true)
  const term = makeTerm(name, { ...parts, type: typeOf(defining, value['@type']) })
  terms.set(name, protectedFrom(defining, name, previous, term))
}

function protectedFrom(
  { overrideProtected }: Defining,
  name: string,
  previous: Term | undefined,
  term: Term,
): Term {
  if (!previous?.protected || overrideProtected) return term
  if (previous.fingerprint !== term.fingerprint) refuse('protected term')
  return makeTerm(name, { ...term, protected: true })
}

function containerOf(value: JsonObject[string]): string | null {
  if (value === undefined) return null
  return typeof value === 'string' ? value : refuse('container')
}

function typeOf(defining: Defining, type: JsonObject[string]): string | null {
  if (type === undefined) return null
  if (typeof type !== 'string') refuse('type of a term')
  return type.startsWith('@') ? type : expand(defining, type)
}

/** "IRI Expansion" as far as definitions need it: terms, prefixes, absolute IRIs, and the keywords `@id` and `@type`. */
function expand(defining: Defining, value: string): string {
  const { terms, local, defined } = defining
  if (value === '@id' || value === '@type') return value
  if (value.startsWith('@')) refuse(`keyword ${value}`)
  if (Object.hasOwn(local, value) && defined.get(value) !== true) define(defining, value)
  const term = terms.get(value)
  if (term) return term.iri
  const colon = value.indexOf(':')
  if (colon <= 0 || !isPlainIri(value)) refuse(`relative ${value}`)
  const prefix = value.slice(0, colon)
  if (value.startsWith('//', colon + 1)) return value
  if (Object.hasOwn(local, prefix)) define(defining, prefix)
  const base = terms.get(prefix)
  return base?.prefix ? base.iri + value.slice(colon + 1) : value
}
