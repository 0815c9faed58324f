import type { ReactNode } from 'react'
import { blocksOf, type Span, spansOf } from './markdown-parse.ts'
import { WebLink } from './web-link.tsx'

/**
 * Markdown as elements, for a look while it is being written: headings, lists, quotes, emphasis, code and
 * links. The host renders what is kept.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="prose" dir="auto">
      {blocksOf(text).map((block, index) => {
        const key = `${index}`
        if (block.kind === 'heading') return <h3 key={key}>{inline(block.text)}</h3>
        if (block.kind === 'quote') return <blockquote key={key}>{inline(block.text)}</blockquote>
        if (block.kind === 'code') return <pre key={key}>{block.text}</pre>
        if (block.kind === 'rule') return <hr key={key} />
        if (block.kind === 'paragraph') return <p key={key}>{inline(block.text)}</p>
        const items = block.items.map((item, place) => <li key={`${place} ${item}`}>{inline(item)}</li>)
        return block.kind === 'ordered' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
      })}
    </div>
  )
}

function inline(text: string): ReactNode {
  return spansOf(text).map((span, index) => element(span, `${index}`))
}

function element(span: Span, key: string): ReactNode {
  if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>
  if (span.kind === 'em') return <em key={key}>{span.text}</em>
  if (span.kind === 'code') return <code key={key}>{span.text}</code>
  if (span.kind === 'link') return <WebLink key={key} url={span.url} text={span.text} />
  return span.text
}
