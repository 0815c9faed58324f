import { isObject, type Json, type JsonObject } from '../json/json.ts'
import type { AssumedCode, ConversionReport, LeftCode, LeftKind } from './conversion-report.ts'
import { type Path, pathsMatch, pointer } from './paths.ts'

/**
 * Where a value of the source stands in the target. `*` is any element of a list, and one value alone is a list of
 * one; in `to`, `~name` is an element of its own in a list. A row without `to` says why its values are left behind.
 */
export type Row = {
  from: string
  to?: string
  why?: LeftCode
  /** The value as the target has it; undefined when it does not fit. */
  how?: (value: Json) => Json | undefined
  assumes?: (value: Json) => AssumedCode | null
}

export type Placed = {
  target: JsonObject
  /** For each leaf of the target, the leaves of the source that it came from. */
  origins: Map<string, string[]>
  left: ConversionReport['left']
  assumed: ConversionReport['assumed']
}

/** Put each leaf of the source where the first row that names it says, or into the list of what is left. */
export function place(source: JsonObject, rows: Row[]): Placed {
  const placed: Placed = { target: {}, origins: new Map(), left: [], assumed: [] }
  const indexes = new Map<string, Map<string, number>>()
  const leaves = leavesOf(source).map(leaf => ({ ...leaf, ...rowOf(rows, leaf.path) }))
  // Rows in their order: of two values for one place, the one of the earlier row stands.
  for (const leaf of leaves.sort((a, b) => a.rank - b.rank)) {
    const why = putLeaf(placed, indexes, leaf)
    if (why !== null) placed.left.push({ path: pointer(leaf.path), kind: kindOf(leaf.value), why })
  }
  return placed
}

export type Leaf = { path: Path; value: Json }

/** Every text, number, boolean and null of a document, and every list or object without content. */
export function leavesOf(value: Json, path: Path = []): Leaf[] {
  const inside: [string | number, Json][] = Array.isArray(value)
    ? value.map((each, at) => [at, each])
    : isObject(value)
      ? Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, each]]))
      : []
  if (inside.length === 0) return [{ path, value }]
  return inside.flatMap(([step, each]) => leavesOf(each, [...path, step]))
}

type Found = { row: Row | null; matched: (string | number)[]; rank: number }

function rowOf(rows: Row[], path: Path): Found {
  for (const [rank, row] of rows.entries()) {
    const matched = pathsMatch(row.from, path)
    if (matched !== null) return { row, matched, rank }
  }
  return { row: null, matched: [], rank: rows.length }
}

function putLeaf(
  placed: Placed,
  indexes: Map<string, Map<string, number>>,
  leaf: Leaf & Found,
): LeftCode | null {
  const { row, value } = leaf
  if (row !== null && row.to === undefined) return row.why ?? 'no-place'
  if (saysNothing(value)) return 'empty'
  if (row === null || row.to === undefined) return 'no-place'
  const said = row.how ? row.how(value) : typeof value === 'string' ? value : undefined
  if (said === undefined) return 'unfit'
  const path = targetPath(row.to, leaf.matched, indexes)
  const there = valueAt(placed.target, path)
  if (there !== undefined && there !== said) return 'only-one'
  if (!setAt(placed.target, path, said)) return 'only-one'
  const at = pointer(path)
  placed.origins.set(at, [...(placed.origins.get(at) ?? []), pointer(leaf.path)])
  const assumed = row.assumes?.(value) ?? null
  if (assumed !== null) placed.assumed.push({ path: at, why: assumed })
  return null
}

/** The path in the target: elements of lists are numbered as they come, so that what is left leaves no gap. */
function targetPath(
  to: string,
  matched: (string | number)[],
  indexes: Map<string, Map<string, number>>,
): Path {
  const path: Path = []
  const number = (name: string) => {
    const known = indexes.get(pointer(path)) ?? new Map<string, number>()
    indexes.set(pointer(path), known)
    if (!known.has(name)) known.set(name, known.size)
    return known.get(name) ?? 0
  }
  const stars = [...matched]
  for (const step of to.split('/').slice(1)) {
    if (step === '**')
      for (const each of stars) path.push(typeof each === 'number' ? number(`${each}`) : each)
    else if (step === '*') path.push(number(`${stars.shift() ?? 0}`))
    else path.push(step.startsWith('~') ? number(step) : step)
  }
  return path
}

function valueAt(target: JsonObject, path: Path): Json | undefined {
  let value: Json | undefined = target
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)]
    else if (isObject(value)) value = Object.hasOwn(value, step) ? value[step] : undefined
    else return undefined
  }
  return value
}

/** Set a leaf, making lists and objects on the way; false when something else stands in the way. */
function setAt(target: JsonObject, path: Path, leaf: Json): boolean {
  let parent: Json = target
  for (const [at, step] of path.entries()) {
    const next: Json = at === path.length - 1 ? leaf : typeof path[at + 1] === 'number' ? [] : {}
    if (Array.isArray(parent)) {
      if (typeof step !== 'number') return false
      parent[step] ??= next
      parent = parent[step]
    } else if (isObject(parent)) {
      if (!Object.hasOwn(parent, step)) Object.defineProperty(parent, step, { ...plain, value: next })
      parent = parent[step] ?? null
    } else return false
  }
  return parent === leaf
}

/** A name such as `__proto__` is a name like any other here. */
const plain = { enumerable: true, writable: true, configurable: true }

const saysNothing = (value: Json) => value === null || value === '' || typeof value === 'object'

export function kindOf(value: Json): LeftKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  const kind = typeof value
  return kind === 'string' ? 'text' : kind === 'number' || kind === 'boolean' ? kind : 'object'
}
