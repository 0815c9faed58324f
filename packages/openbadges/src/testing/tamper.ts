import type { Json, JsonObject } from '../json/json.ts'

/** One change to a document: where it was made, and what the document then is. */
export type Tampered = { at: string; document: JsonObject }

/** Every document that differs from this one in one place: a leaf changed or removed, a member or element added. */
export function tamperEverywhere(document: JsonObject): Tampered[] {
  return changesOf(document).map(({ at, apply }) => {
    const copy: JsonObject = JSON.parse(JSON.stringify(document))
    apply(copy)
    return { at, document: copy }
  })
}

type Change = { at: string; apply: (root: JsonObject) => void }

function changesOf(root: JsonObject): Change[] {
  const changes: Change[] = []
  const visit = (value: Json | undefined, path: (string | number)[]) => {
    const name = path.join('.')
    if (path.length > 0) changes.push({ at: `${name} removed`, apply: copy => remove(copy, path) })
    if (Array.isArray(value)) {
      const added: Json = typeof value[0] === 'object' ? { name: 'added' } : 'https://added.example/'
      changes.push({ at: `${name} lengthened`, apply: copy => set(copy, [...path, value.length], added) })
      for (const [index, each] of value.entries()) visit(each, [...path, index])
    } else if (typeof value === 'object' && value !== null) {
      changes.push({ at: `${name} extended`, apply: copy => set(copy, [...path, 'addedTerm'], 'added') })
      for (const [key, each] of Object.entries(value)) visit(each, [...path, key])
    } else changes.push({ at: `${name} changed`, apply: copy => set(copy, path, other(value)) })
  }
  visit(root, [])
  return changes
}

function other(value: Json | undefined): Json {
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`
  if (typeof value === 'number') return value + 1
  return value !== true
}

function set(root: JsonObject, path: (string | number)[], value: Json): void {
  const last = path.at(-1) ?? ''
  Object.assign(parentOf(root, path), { [last]: value })
}

function remove(root: JsonObject, path: (string | number)[]): void {
  const parent = parentOf(root, path)
  const last = path.at(-1) ?? ''
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else delete parent[last]
}

function parentOf(root: JsonObject, path: (string | number)[]): JsonObject | Json[] {
  let parent: JsonObject | Json[] = root
  for (const step of path.slice(0, -1)) {
    const next: Json | undefined = Array.isArray(parent) ? parent[Number(step)] : parent[step]
    if (typeof next !== 'object' || next === null) throw new Error(`Nothing lies at ${path.join('.')}.`)
    parent = next
  }
  return parent
}
