import { refuse } from './refused.ts'

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashText = (text: string) => string

/** A node without a name: the statements that it is part of, and its canonical name in the document at hand. */
export type Blank = { quads: Open[]; name: string; hash: string | null }

/** An IRI or a literal as it stands in N-Quads, or a blank node. */
export type Node = string | Blank

/** A statement with a blank node, whose line is not known before every blank node has its name. */
export type Open = { subject: Node; predicate: string; object: Node }

// What takes longer than a few milliseconds does not belong into the calling thread.
const maxSize = 2_000

/** The statements of one document, or of a part of it, on their way to canonical N-Quads (RDFC-1.0). */
export class Quads {
  readonly #lines: string[] = []
  readonly #blanks: Blank[] = []
  /** Blank nodes of parts that other documents share: their statements are complete. */
  readonly #shared: Blank[] = []
  /** Literals that were numbers or booleans: two spellings of one are no longer told apart by their lines. */
  readonly #natives = new Set<string>()
  #size = 0

  blank(): Blank {
    const blank = { quads: [], name: '', hash: null }
    this.#blanks.push(blank)
    return blank
  }

  /** `predicate` has its brackets and its blanks. */
  add(subject: Node, predicate: string, object: Node): void {
    if (++this.#size > maxSize) refuse('size')
    if (typeof subject === 'string' && typeof object === 'string')
      this.#lines.push(`${subject}${predicate}${object} .\n`)
    else {
      const quad = { subject, predicate, object }
      if (typeof subject !== 'string') subject.quads.push(quad)
      if (typeof object !== 'string') object.quads.push(quad)
    }
  }

  /** Add what a part says that says the same in every document. */
  addAll(part: Quads): void {
    this.#size += part.#size
    if (this.#size > maxSize) refuse('size')
    // Sorted lines first: sorting what is sorted already costs next to nothing.
    if (this.#lines.length === 0) this.#lines.push(...part.#lines)
    else this.#lines.unshift(...part.#lines)
    this.#shared.push(...part.#blanks)
    for (const literal of part.#natives) this.#natives.add(literal)
  }

  /** A number or a boolean, as it stands in N-Quads. */
  native(literal: string): string {
    this.#natives.add(literal)
    return literal
  }

  /** Sort what is here, so that documents that add it need not. */
  settle(): void {
    this.#lines.sort()
  }

  canonical(hash: HashText): string {
    for (const blank of this.#blanks) blank.hash = hash(firstDegree(blank))
    for (const blank of this.#shared) blank.hash ??= hash(firstDegree(blank))
    this.#name([...this.#blanks, ...this.#shared])
    const lines = this.#lines
    for (const blank of this.#blanks) writeLines(lines, blank)
    for (const blank of this.#shared) writeLines(lines, blank)
    // By UTF-16 units, as the general path does.
    lines.sort()
    return lines.filter((line, at) => line !== lines[at - 1] || this.#isNative(line)).join('')
  }

  /** Asked of a line that stands twice. */
  #isNative(line: string): false {
    for (const literal of this.#natives)
      if (line.endsWith(`${literal} .\n`)) refuse('one literal in two spellings')
    return false
  }

  /** Name blank nodes by the hashes of their own statements; refused where these do not tell them apart. */
  #name(blanks: Blank[]): void {
    blanks.sort((a, b) => ((a.hash ?? '') < (b.hash ?? '') ? -1 : 1))
    for (const [at, blank] of blanks.entries()) {
      if (at > 0 && blank.hash === blanks[at - 1]?.hash) refuse('blank nodes that look alike')
      blank.name = `_:c14n${at}`
    }
  }
}

function writeLines(lines: string[], blank: Blank): void {
  for (const { subject, predicate, object } of blank.quads) {
    // A statement between two blank nodes is kept at both, and written at its subject.
    if (typeof subject === 'string') lines.push(`${subject}${predicate}${blank.name} .\n`)
    else if (subject === blank)
      lines.push(`${blank.name}${predicate}${typeof object === 'string' ? object : object.name} .\n`)
  }
}

/** "Hash First Degree Quads": the node is `_:a`, every other blank node `_:z`. */
function firstDegree(blank: Blank): string {
  const lines: string[] = []
  const own = new Set<string>()
  for (const { subject, predicate, object } of blank.quads) {
    const from = typeof subject === 'string' ? subject : subject === blank ? '_:a' : '_:z'
    const to = typeof object === 'string' ? object : object === blank ? '_:a' : '_:z'
    const line = `${from}${predicate}${to} .\n`
    if (from !== '_:z' && to !== '_:z') {
      if (own.has(line)) refuse('a value twice')
      own.add(line)
    }
    lines.push(line)
  }
  return lines.sort().join('')
}
