import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keep the focus with a badge whose place in the list changes: on the same button of it, or, where that one has come to
 * its end, on the next that does something.
 */
export function useStay(list: RefObject<HTMLElement | null>, badges: unknown) {
  const wish = useRef<{ badge: string; act: string } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is what it waits for
  useEffect(() => {
    const row = list.current?.querySelector(`[data-badge="${wish.current?.badge}"]`)
    const same = row?.querySelector<HTMLElement>(`[data-act=${wish.current?.act}]:not(:disabled)`)
    const button = same ?? row?.querySelector<HTMLElement>('button:not(:disabled)')
    button?.focus()
    wish.current = null
  }, [badges])
  return (badge: string, act: string) => {
    wish.current = { badge, act }
  }
}
