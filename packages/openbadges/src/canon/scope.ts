import { isObject, type Json } from '../json/json.ts'
import { defineTerms } from './define-terms.ts'
import { refuse } from './refused.ts'
import { isPlainIri, type Term } from './term.ts'

/** What a node of certain types is read by: its scope, its types, and these as IRIs in N-Quads. */
export type Shape = {
  scope: Scope
  types: readonly string[]
  iris: readonly string[]
  next: Map<string, Shape>
}

/** The scopes that the values of a term, and the nodes among them, are read by. */
export type Inside = { values: Scope; nodes: Scope }

/** Every scope that was made, by what it says. */
export type Known = { scopes: Map<string, Scope>; made: number }

/**
 * An active context. Every step from one to the next (a context, a property, the types of a node) is computed
 * once and remembered; equal ones are one object, so that a document cannot make new ones without end.
 */
export class Scope {
  readonly terms: ReadonlyMap<string, Term>
  /** What nodes inside fall back to, when types brought this scope about (JSON-LD 1.1, 4.1.9). */
  readonly previous: Scope | null
  /** A node that names no type. */
  readonly untyped: Shape
  readonly #id: number
  readonly #known: Known
  readonly #plain: Inside
  readonly #inside = new Map<Term, Inside>()
  readonly #steps = {
    document: new Map<unknown, Scope>(),
    property: new Map<unknown, Scope>(),
    type: new Map<unknown, Scope>(),
  }

  constructor(known: Known, terms: ReadonlyMap<string, Term>, previous: Scope | null) {
    this.terms = terms
    this.previous = previous
    this.untyped = { scope: this, types: [], iris: [], next: new Map() }
    this.#id = known.made++
    this.#known = known
    this.#plain = { values: this, nodes: previous ?? this }
  }

  /** The scope after a context of the document. */
  after(context: unknown): Scope {
    return this.#step(context, 'document')
  }

  inside(name: string, term: Term): Inside {
    if (term.scope === undefined) return this.#plain
    const seen = this.#inside.get(term)
    if (seen) return seen
    const values = this.#step(term.scope, 'property')
    if (values.terms.get(name)?.fingerprint !== term.fingerprint) refuse(`${name} redefines itself`)
    const inside = { values, nodes: (values.previous ?? values).#step(term.scope, 'property') }
    this.#inside.set(term, inside)
    return inside
  }

  /** One more type of a node that this scope reads before its types do. */
  shapeWith(shape: Shape, type: string): Shape {
    const known = shape.next.get(type)
    if (known) return known
    const term = this.terms.get(type)
    if (term === undefined || !isPlainIri(term.iri)) return refuse(`type ${type}`)
    if (shape.types.length === 8 || shape.types.includes(type)) refuse('types')
    const types = [...shape.types, type]
    let scope: Scope = this
    // Contexts of types are applied in the order of their names (JSON-LD 1.1 API, Expansion, 11).
    for (const each of [...types].sort()) {
      const own = this.terms.get(each)?.scope
      if (own !== undefined) scope = scope.#step(own, 'type')
    }
    const made = { scope, types, iris: [...shape.iris, `<${term.iri}>`], next: new Map() }
    this.#known.made++
    shape.next.set(type, made)
    return made
  }

  #step(context: unknown, by: 'document' | 'property' | 'type'): Scope {
    const seen = this.#steps[by].get(context)
    if (seen) return seen
    if (!isObject(context)) return refuse('form of a context')
    const terms = defineTerms(this.terms, context, by === 'property')
    checkScopes(terms, context)
    const scope = this.#find(terms, by === 'type' ? (this.previous ?? this) : this.previous)
    this.#steps[by].set(context, scope)
    return scope
  }

  #find(terms: ReadonlyMap<string, Term>, previous: Scope | null): Scope {
    const ids = [...terms].map(([name, { id }]) => `${name} ${id}`).sort()
    const key = `${previous === null ? '' : previous.#id}|${ids.join('|')}`
    const known = this.#known.scopes.get(key)
    if (known) return known
    const scope = new Scope(this.#known, terms, previous)
    this.#known.scopes.set(key, scope)
    return scope
  }
}

/** Contexts inside definitions must make sense themselves, whether they are used or not. */
function checkScopes(terms: Map<string, Term>, context: { [name: string]: Json | undefined }): void {
  for (const name of Object.keys(context)) {
    const inner = terms.get(name)?.scope
    if (inner === undefined || inner === null) continue
    if (isObject(inner)) checkScopes(defineTerms(terms, inner, true), inner)
    else refuse('form of a context')
  }
}
