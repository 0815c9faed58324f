import { refuse } from './refused.ts'

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashText = (text: string) => string

/** An IRI or a literal as it stands in N-Quads, or the number of a blank node. */
export type Node = string | number

type Open = { subject: Node; predicate: string; object: Node }

// What takes longer than a few milliseconds does not belong into the calling thread.
const maxSize = 2_000

/** The statements of one document, on their way to canonical N-Quads (RDFC-1.0). */
export class Quads {
  readonly #closed: string[] = []
  /** By blank node: the statements that it is part of. */
  readonly #open: Open[][] = []
  #nativeValues = false
  #size = 0

  blank(): number {
    return this.#open.push([]) - 1
  }

  /** `predicate` has its brackets and its blanks. */
  add(subject: Node, predicate: string, object: Node): void {
    if (++this.#size > maxSize) refuse('size')
    if (typeof subject === 'string' && typeof object === 'string')
      this.#closed.push(`${subject}${predicate}${object} .\n`)
    else {
      const quad = { subject, predicate, object }
      if (typeof subject === 'number') this.#open[subject]?.push(quad)
      if (typeof object === 'number') this.#open[object]?.push(quad)
    }
  }

  /** A number or a boolean was written: two spellings of one literal are no longer told apart by their lines. */
  sawNativeValue(): void {
    this.#nativeValues = true
  }

  canonical(hash: HashText): string {
    const names = this.#labels(hash)
    const lines = this.#closed
    for (const [node, quads] of this.#open.entries()) {
      for (const { subject, predicate, object } of quads) {
        // A statement between two blank nodes is kept at both, and written at its subject.
        if (typeof subject === 'number' && subject !== node) continue
        const from = typeof subject === 'number' ? names[subject] : subject
        const to = typeof object === 'number' ? names[object] : object
        lines.push(`${from}${predicate}${to} .\n`)
      }
    }
    // By UTF-16 units, as the general path does.
    lines.sort()
    return this.#withoutRepeats(lines).join('')
  }

  #withoutRepeats(lines: string[]): string[] {
    const once = lines.filter((line, at) => line !== lines[at - 1])
    if (this.#nativeValues && once.length < lines.length) refuse('one literal in two spellings')
    return once
  }

  /** The canonical name of each blank node, by the hash of its own statements; refused where that does not tell them apart. */
  #labels(hash: HashText): string[] {
    const hashes = this.#open.map((quads, node) => hash(firstDegree(quads, node)))
    const order = new Map([...hashes].sort().map((each, at) => [each, at]))
    if (order.size < hashes.length) refuse('blank nodes that look alike')
    return hashes.map(each => `_:c14n${order.get(each)}`)
  }
}

/** "Hash First Degree Quads": the node is `_:a`, every other blank node `_:z`. */
function firstDegree(quads: Open[], node: number): string {
  const lines: string[] = []
  const own = new Set<string>()
  for (const { subject, predicate, object } of quads) {
    const from = typeof subject === 'string' ? subject : subject === node ? '_:a' : '_:z'
    const to = typeof object === 'string' ? object : object === node ? '_:a' : '_:z'
    const line = `${from}${predicate}${to} .\n`
    if (from !== '_:z' && to !== '_:z') {
      if (own.has(line)) refuse('a value twice')
      own.add(line)
    }
    lines.push(line)
  }
  return lines.sort().join('')
}
