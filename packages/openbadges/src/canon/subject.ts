import { refuse } from './refused.ts'

/** An IRI or a literal as it stands in N-Quads, or a blank node. */
export type Node = string | Subject

/** What is said of a subject; `predicate` has its brackets and its blanks. */
type Statement = { predicate: string; object: Node }

/** A node and what is said of it. A blank node also knows where it stands, and is named at last. */
export class Subject {
  /** As it stands in N-Quads. */
  name: string
  readonly blank: boolean
  hash: string | null = null
  /** Whether it belongs to a part that other documents share: it takes no more statements. */
  shared = false
  #place: { subject: Subject; predicate: string } | null = null
  #statements: Statement[] = []
  #sorted = true
  #text: string | null = null

  /** `name`: its IRI in brackets; null for a blank node. */
  constructor(name: string | null) {
    this.name = name ?? '_:z'
    this.blank = name === null
  }

  add(predicate: string, object: Node): void {
    this.#statements.push({ predicate, object })
    this.#sorted = false
    if (typeof object === 'string') return
    if (object.#place !== null) refuse('a blank node in two places')
    object.#place = { subject: this, predicate }
  }

  /** What this and the other say of one node. */
  with(other: Subject): Subject {
    const both = new Subject(this.name)
    both.#statements = [...this.#statements, ...other.#statements]
    both.#sorted = false
    return both
  }

  /** The canonical lines, once every blank node has its name. `natives`: literals that were numbers or booleans. */
  lines(natives: ReadonlySet<string>): string {
    if (this.#text !== null) return this.#text
    const followed = this.#statements.some(({ object }) => typeof object !== 'string')
    // Names of blank nodes decide their order among each other.
    if (followed) this.#sorted = false
    this.#sort()
    let text = ''
    let last: Statement | null = null
    for (const each of this.#statements) {
      const { predicate, object } = each
      const name = typeof object === 'string' ? object : object.name
      if (last !== null && last.object === object && last.predicate === predicate) {
        // Two spellings of one number are no longer told apart by their lines.
        if (natives.has(name)) refuse('one literal in two spellings')
      } else text += `${this.name}${predicate}${name} .\n`
      last = each
    }
    if (this.shared && !this.blank && !followed) this.#text = text
    return text
  }

  /** "Hash First Degree Quads" (RDFC-1.0, 4.6): this node as `_:a`, every other blank node as `_:z`. */
  firstDegree(): string {
    this.#sort()
    const place = this.#place
    let text = place === null || place.subject.blank ? '' : `${place.subject.name}${place.predicate}_:a .\n`
    let last: Statement | null = null
    for (const each of this.#statements) {
      const { predicate, object } = each
      if (
        last !== null &&
        typeof object === 'string' &&
        last.object === object &&
        last.predicate === predicate
      )
        refuse('a value twice')
      text += `_:a${predicate}${typeof object === 'string' ? object : '_:z'} .\n`
      last = each
    }
    return place?.subject.blank ? `${text}_:z${place.predicate}_:a .\n` : text
  }

  #sort(): void {
    if (!this.#sorted) this.#statements.sort(inOrder)
    this.#sorted = true
  }
}

/** By UTF-16 units, as the general path orders lines. No predicate and no object begins another one that could follow it. */
function inOrder(a: Statement, b: Statement): number {
  if (a.predicate !== b.predicate) return a.predicate < b.predicate ? -1 : 1
  const [one, other] = [nameOf(a.object), nameOf(b.object)]
  return one === other ? 0 : one < other ? -1 : 1
}

const nameOf = (node: Node) => (typeof node === 'string' ? node : node.name)
