import type { ReactNode } from 'react'

/** Plain text with its http addresses as links. */
export function linked(text: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <a className="link" href={part} key={index}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
