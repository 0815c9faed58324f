import { refuse } from './refused.ts'
import { type Node, Subject } from './subject.ts'

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashText = (text: string) => string

// What takes longer than a few milliseconds does not belong into the calling thread.
const maxSize = 2_000

/** The statements of one document, or of a part of it, on their way to canonical N-Quads (RDFC-1.0). */
export class Quads {
  readonly #named = new Map<string, Subject>()
  readonly #blanks: Subject[] = []
  readonly #natives = new Set<string>()
  #size = 0

  blank(): Subject {
    const blank = new Subject(null)
    this.#blanks.push(blank)
    return blank
  }

  /** The subject of an IRI that stands in its brackets. */
  named(iri: string): Subject {
    const known = this.#named.get(iri)
    if (known && !known.shared) return known
    const fresh = new Subject(iri)
    const subject = known ? known.with(fresh) : fresh
    this.#named.set(iri, subject)
    return subject
  }

  /** `predicate` has its brackets and its blanks. */
  add(subject: Subject, predicate: string, object: Node): void {
    if (++this.#size > maxSize) refuse('size')
    subject.add(predicate, object)
  }

  /** Add what a part says that says the same in every document. */
  addAll(part: Quads): void {
    this.#size += part.#size
    if (this.#size > maxSize) refuse('size')
    for (const [iri, subject] of part.#named) {
      const known = this.#named.get(iri)
      this.#named.set(iri, known ? known.with(subject) : subject)
    }
    this.#blanks.push(...part.#blanks)
    for (const literal of part.#natives) this.#natives.add(literal)
  }

  /** A number or a boolean, as it stands in N-Quads. */
  native(literal: string): string {
    this.#natives.add(literal)
    return literal
  }

  /** Nothing more is said in this part, which other documents share. */
  settle(): void {
    for (const subject of this.#named.values()) subject.shared = true
    for (const blank of this.#blanks) blank.shared = true
  }

  canonical(hash: HashText): string {
    this.#nameBlanks(hash)
    let text = ''
    for (const iri of [...this.#named.keys()].sort()) text += this.#named.get(iri)?.lines(this.#natives)
    // Blank nodes come behind all IRIs, in the order of their names as texts.
    for (const blank of this.#blanks.sort((a, b) => (a.name < b.name ? -1 : 1)))
      text += blank.lines(this.#natives)
    return text
  }

  /** Name blank nodes by the hashes of their own statements; refused where these do not tell them apart. */
  #nameBlanks(hash: HashText): void {
    const blanks = this.#blanks
    for (const blank of blanks) {
      const said = blank.hash === null ? blank.firstDegree() : ''
      // The only one needs nothing to be told apart by.
      if (said !== '' && blanks.length > 1) blank.hash = hash(said)
    }
    blanks.sort((a, b) => ((a.hash ?? '') < (b.hash ?? '') ? -1 : 1))
    for (const [at, blank] of blanks.entries()) {
      if (at > 0 && blank.hash === blanks[at - 1]?.hash) refuse('blank nodes that look alike')
      blank.name = `_:c14n${at}`
    }
  }
}
