import type { ReactNode } from 'react'

/** An empty place that says what belongs there and how to get it. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-line p-6 sm:p-8">
      <h2 className="m-0 mb-2 font-display text-xl">{title}</h2>
      <div className="flex max-w-prose flex-col items-start gap-4 text-muted">{children}</div>
    </div>
  )
}
