import { useState } from 'react'

/** What a form holds while it is being filled in; `set` changes some of it, and `reset` all. */
export function useDraft<Draft extends object>(
  first: Draft | (() => Draft),
): [draft: Draft, set: (change: Partial<Draft>) => void, reset: (draft: Draft) => void] {
  const [draft, setDraft] = useState(first)
  return [draft, change => setDraft(before => ({ ...before, ...change })), setDraft]
}
