import { useSyncExternalStore } from 'react'

type Told = { id: number; text: string }

let told: Told | null = null
let count = 0
const listeners = new Set<() => void>()

/** Say what just happened, on screen and to screen readers, for a few seconds. */
export function tell(text: string): void {
  count += 1
  const mine = { id: count, text }
  change(mine)
  setTimeout(() => {
    if (told?.id === mine.id) change(null)
  }, 6000)
}

/** The place where `tell` speaks; stands once in the layout. */
export function Told() {
  const now = useSyncExternalStore(subscribe, () => told)
  return (
    <div role="status" aria-live="polite" className="told">
      {now === null ? null : <p key={now.id}>{now.text}</p>}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(to: Told | null): void {
  told = to
  for (const listener of listeners) listener()
}
