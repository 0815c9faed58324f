import { isObject, type Json, type JsonObject } from '../json/json.ts'
import { partsOf } from './kept.ts'
import { escapeText, writeNumber } from './literal.ts'
import { Quads } from './quads.ts'
import { refuse } from './refused.ts'
import type { Inside, Scope, Shape } from './scope.ts'
import type { Node } from './subject.ts'
import { isTermSomewhere } from './tables.ts'
import { isPlainIri, type Term } from './term.ts'

const maxDepth = 32

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const rdfType = ` <${rdf}type> `
const rdfFirst = ` <${rdf}first> `
const rdfRest = ` <${rdf}rest> `
const rdfNil = `<${rdf}nil>`

/** Write what a node says into the quads (JSON-LD 1.1 API, "Expansion" and "Deserialize JSON-LD to RDF" in one), and answer its name. */
export function writeNode(quads: Quads, node: JsonObject, scope: Scope, depth: number): Node {
  const parts = partsOf(node)
  // Kept nodes count as deep as they may stand, so that one answer serves every place.
  if (parts === undefined || typeof node['id'] !== 'string' || depth === 0)
    return writeMembers(quads, node, scope, depth)
  let part = parts.get(scope)
  if (part === undefined) {
    const own = new Quads()
    const self = writeMembers(own, node, scope, maxDepth / 2)
    own.settle()
    part = { self: typeof self === 'string' ? self : refuse('no id'), quads: own }
    parts.set(scope, part)
  }
  quads.addAll(part.quads)
  return part.self
}

function writeMembers(quads: Quads, node: JsonObject, scope: Scope, depth: number): Node {
  if (depth > maxDepth) refuse('depth')
  const { id, type } = node
  // What says nothing at all would be dropped, which safe mode forbids.
  if (depth === 0 && type === undefined) refuse('no type')
  const self = id === undefined ? quads.blank() : quads.named(iri(id))
  const shape = shapeOf(scope, type)
  for (const each of shape.iris) quads.add(self, rdfType, each)
  for (const name of Object.keys(node)) {
    if (name === '@context' && depth === 0) continue
    const term = shape.scope.terms.get(name)
    if (term === undefined || term.kind === 'refused') return refuse(`name ${name}`)
    if (term.kind === 'id' || term.kind === 'type') continue
    const inside = shape.scope.inside(name, term)
    const value = node[name]
    if (term.list) quads.add(self, term.predicate, writeList(quads, term, inside, value, depth))
    else if (!Array.isArray(value))
      quads.add(self, term.predicate, writeValue(quads, term, inside, value, depth))
    else
      for (const each of value) quads.add(self, term.predicate, writeValue(quads, term, inside, each, depth))
  }
  return self.blank ? self : self.name
}

function shapeOf(scope: Scope, type: Json | undefined): Shape {
  if (type === undefined) return scope.untyped
  let shape = scope.untyped
  for (const each of Array.isArray(type) ? type : [type])
    shape = typeof each === 'string' ? scope.shapeWith(shape, each) : refuse('type')
  return shape
}

function writeList(quads: Quads, term: Term, inside: Inside, value: Json | undefined, depth: number): Node {
  const items = Array.isArray(value) ? value : [value]
  let rest: Node = rdfNil
  for (let at = items.length - 1; at >= 0; at--) {
    const cell = quads.blank()
    quads.add(cell, rdfFirst, writeValue(quads, term, inside, items[at], depth))
    quads.add(cell, rdfRest, rest)
    rest = cell
  }
  return rest
}

function writeValue(quads: Quads, term: Term, inside: Inside, value: Json | undefined, depth: number): Node {
  if (typeof value === 'string') {
    if (term.kind === 'reference') return iri(value)
    if (term.kind === 'vocabulary') return word(inside.values, value)
    if (forbidden.has(value)) refuse('forbidden name')
    return `"${escapeText(value)}${term.close}`
  }
  if (isObject(value)) return writeNode(quads, value, inside.nodes, depth + 1)
  // Only where the context names a datatype do numbers and booleans have one meaning for every reader.
  if (term.kind !== 'literal' || term.type === null) return refuse('value without a type')
  if (typeof value !== 'boolean' && typeof value !== 'number') return refuse('nothing, or a list in a list')
  return quads.native(`"${typeof value === 'number' ? writeNumber(value) : value}${term.close}`)
}

// The general path refuses these as values, too.
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

function word(scope: Scope, value: string): string {
  const term = scope.terms.get(value)
  return term !== undefined && isPlainIri(term.iri) ? `<${term.iri}>` : refuse(`word ${value}`)
}

/** An absolute IRI that is what it looks like: nothing to resolve, no prefix, no blank node. */
function iri(value: Json): string {
  if (typeof value !== 'string' || !isPlainIri(value)) return refuse('iri')
  const colon = value.indexOf(':')
  if (!value.startsWith('//', colon + 1) && isTermSomewhere(value.slice(0, colon))) refuse('prefix')
  return `<${value}>`
}
