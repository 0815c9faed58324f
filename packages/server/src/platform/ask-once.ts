type Asking = { now: Promise<unknown>; next: Promise<unknown> | null }

/** Asks a question for everybody who asks it at the same time. */
export type AskOnce = <T>(question: string, ask: () => Promise<T>) => Promise<T>

/**
 * One asker for all who have the same question at once. Nothing is kept: an answer is never older than the question
 * it is given to, since who comes while one is under way waits for the next.
 */
export function askOnce(): AskOnce {
  const asking = new Map<string, Asking>()
  const start = async <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    const entry: Asking = { now: Promise.resolve(), next: null }
    asking.set(question, entry)
    const answer = ask()
    entry.now = answer
    try {
      return await answer
    } finally {
      if (asking.get(question) === entry && entry.next === null) asking.delete(question)
    }
  }
  return <T>(question: string, ask: () => Promise<T>) => {
    const entry = asking.get(question)
    if (!entry) return start(question, ask)
    entry.next ??= entry.now.then(
      () => start(question, ask),
      () => start(question, ask),
    )
    // The same question has answers of the same kind.
    return entry.next as Promise<T>
  }
}
