/** Items to come: a list, or anything that gives them one after the other. */
export type Source<Item> = Iterable<Item> | AsyncIterable<Item>

/** How long a batch waits for more items once it has one, in milliseconds. */
const linger = 10

/**
 * Put items through `run` in batches, and give the results in the order of the items. No more than `ahead` batches
 * are taken from the source beyond the result that is asked for; whoever stops asking stops the source, too.
 */
export async function* inBatches<Item, Result>(
  source: Source<Item>,
  { size, ahead }: { size: number; ahead: number },
  run: (items: Item[]) => Promise<Result[]>,
): AsyncGenerator<Result> {
  const feed = new Feed(source)
  const running: Promise<Result[]>[] = []
  let gathering: Promise<Item[]> | null = null
  try {
    while (true) {
      const head = running[0]
      if (running.length < ahead && !feed.ended) {
        gathering ??= feed.gather(size)
        const items: Item[] | null = await Promise.race([gathering, ...(head ? [head.then(none, none)] : [])])
        if (items !== null) {
          gathering = null
          if (items.length > 0) running.push(run(items))
          continue
        }
      }
      if (!head) break
      yield* await head
      running.shift()
    }
    feed.complain()
  } finally {
    for (const each of running) each.catch(none)
    feed.stop()
  }
}

const none = () => null

/** What comes from a source, gathered into batches. */
class Feed<Item> {
  ended = false
  #failure: { cause: unknown } | null = null
  #next: Promise<IteratorResult<Item>> | null = null
  readonly #items: Iterator<Item> | AsyncIterator<Item>

  constructor(source: Source<Item>) {
    this.#items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  }

  /** Up to so many items: fewer at the end of the source, and where it takes its time. */
  async gather(size: number): Promise<Item[]> {
    const items: Item[] = []
    try {
      while (items.length < size) {
        this.#next ??= Promise.resolve(this.#items.next())
        const next = items.length === 0 ? await this.#next : await soon(this.#next)
        if (next === null) break
        this.#next = null
        if (next.done) {
          this.ended = true
          break
        }
        items.push(next.value)
      }
    } catch (cause) {
      this.ended = true
      this.#failure = { cause }
    }
    return items
  }

  /** Throw what the source threw, when it did. */
  complain(): void {
    if (this.#failure) throw this.#failure.cause
  }

  stop(): void {
    if (!this.ended) void Promise.resolve(this.#items.return?.()).catch(none)
  }
}

async function soon<T>(promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), linger)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
