import { type ReactNode, useId } from 'react'

type Props = { title: ReactNode; lead?: ReactNode; id?: string; children: ReactNode }

/** A part of a page with its own heading, divided by a hairline. */
export function Panel({ title, lead, id, children }: Props) {
  const own = useId()
  return (
    <section id={id} aria-labelledby={own} className="panel stack">
      <div className="stack tight">
        <h2 id={own}>{title}</h2>
        {lead === undefined ? null : <p className="muted measure">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
