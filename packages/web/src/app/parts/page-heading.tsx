import { type ReactNode, useEffect, useRef } from 'react'
import { frame } from '../frame.ts'

let firstPage = true

type Props = { title: string; children?: ReactNode; lead?: ReactNode; acts?: ReactNode }

/** The heading of a page; names the window, and takes the focus when the reader came here from another page. */
export function PageHeading({ title, children, lead, acts }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (firstPage) firstPage = false
    else heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${title} · ${frame.hostName}`
  }, [title])
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 ref={heading} tabIndex={-1} className="m-0 font-display text-2xl leading-tight outline-none sm:text-3xl">
          {children ?? title}
        </h1>
        {lead === undefined ? null : <p className="mt-2 mb-0 max-w-prose text-muted">{lead}</p>}
      </div>
      {acts === undefined ? null : <div className="flex flex-wrap gap-3">{acts}</div>}
    </header>
  )
}
