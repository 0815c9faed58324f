import type { Json, JsonObject } from '../json/json.ts'
import type { Quads } from './quads.ts'
import type { Scope } from './scope.ts'

type Part = { self: string; quads: Quads }

const parts = new WeakMap<JsonObject, WeakMap<Scope, Part>>()

/**
 * Freeze a node that many documents share, so that it is brought into its canonical form once. A node without
 * an id gains nothing.
 */
export function keep(node: JsonObject): JsonObject {
  freeze(node)
  if (!parts.has(node)) parts.set(node, new WeakMap())
  return node
}

/** What is known of a kept node, by the scope that it is read in; undefined for any other node. */
export function partsOf(node: JsonObject): WeakMap<Scope, Part> | undefined {
  return parts.get(node)
}

function freeze(value: Json | undefined): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
}
