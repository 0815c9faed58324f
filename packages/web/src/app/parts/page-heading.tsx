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
    <header className="page-heading">
      <div className="stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {children ?? <bdi>{title}</bdi>}
        </h1>
        {lead === undefined ? null : <p className="muted measure">{lead}</p>}
      </div>
      {acts === undefined ? null : <div className="button-row">{acts}</div>}
    </header>
  )
}
