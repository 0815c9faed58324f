import type { JsonObject } from '../json/json.ts'

/**
 * The proofs that a proof signs together with the document (Data Integrity 1.0, "Proof Chains"); null when it
 * names one that is not there, or one that in turn builds on it.
 */
export function previousProofs(proof: JsonObject, all: JsonObject[]): JsonObject[] | null {
  const named = namesIn(proof)
  if (named === null) return null
  const found = named.map(id => all.find(each => each['id'] === id))
  const there = found.filter(each => each !== undefined)
  return there.length < named.length || there.some(each => leadsTo(proof, each, all, all.length))
    ? null
    : there
}

function namesIn(proof: JsonObject): string[] | null {
  const given = proof['previousProof']
  if (given === undefined) return []
  const names = Array.isArray(given) ? given : [given]
  const texts = names.filter(name => typeof name === 'string' && name !== '')
  return texts.length === names.length && texts.length > 0 ? texts.map(String) : null
}

function leadsTo(target: JsonObject, from: JsonObject, all: JsonObject[], steps: number): boolean {
  if (from === target || steps === 0) return true
  return (namesIn(from) ?? []).some(name => {
    const next = all.find(each => each['id'] === name)
    return next !== undefined && leadsTo(target, next, all, steps - 1)
  })
}
