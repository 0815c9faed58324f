type Part = { elements: number; refersTo: string[] }

/** Counts what a drawing comes to once every `use`, pattern, mask and the like is drawn out. */
export class SvgWeight {
  readonly #parts = new Map<string, Part>([['', { elements: 0, refersTo: [] }]])
  readonly #open: string[] = ['']

  /** An element begins: its own name, and the parts that it draws again. */
  enter(id: string | undefined, refersTo: string[]): void {
    const inside = this.#open.at(-1) ?? ''
    const name = id === undefined || id === '' || this.#parts.has(id) ? inside : id
    if (name !== inside) {
      this.#parts.set(name, { elements: 0, refersTo: [] })
      this.#parts.get(inside)?.refersTo.push(name)
    }
    const part = this.#parts.get(name)
    if (part) {
      part.elements++
      part.refersTo.push(...refersTo)
    }
    this.#open.push(name)
  }

  leave(): void {
    this.#open.pop()
  }

  /** Elements drawn in all; infinite for a part that draws itself. */
  total(): number {
    const known = new Map<string, number>()
    const weigh = (name: string): number => {
      const before = known.get(name)
      if (before !== undefined) return before
      const part = this.#parts.get(name)
      if (!part) return 0
      known.set(name, Number.POSITIVE_INFINITY)
      const weight = part.refersTo.reduce((sum, each) => sum + weigh(each), part.elements)
      known.set(name, weight)
      return weight
    }
    return weigh('')
  }
}
