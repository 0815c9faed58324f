import { type ReactNode, useId } from 'react'

type Props = { title: ReactNode; lead?: ReactNode; id?: string; children: ReactNode }

/** A part of a page with its own heading, divided by a hairline. */
export function Panel({ title, lead, id, children }: Props) {
  const own = useId()
  return (
    <section id={id} aria-labelledby={own} className="scroll-mt-4 border-t border-line py-6 first:border-t-0 first:pt-0">
      <h2 id={own} className="m-0 mb-1 font-display text-xl">
        {title}
      </h2>
      {lead === undefined ? null : <p className="mt-0 mb-4 max-w-prose text-muted">{lead}</p>}
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </section>
  )
}
