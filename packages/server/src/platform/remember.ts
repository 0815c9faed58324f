/** Keep the last `size` answers for `freshMs`; several askers at once wait for one answer. Failures are not kept. */
export function remember<T>(size: number, freshMs: number) {
  const kept = new Map<string, { answer: Promise<T>; until: number }>()
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const now = performance.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.answer
    const answer = make()
    if (kept.size >= size) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, { answer, until: now + freshMs })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
