import { createElement, type ReactNode } from 'react'
import { type Block, blocksOf, type Span, spansOf } from './markdown-parse.ts'
import { WebLink } from './web-link.tsx'

/**
 * Markdown as elements, for a look while it is being written: headings, lists, quotes, emphasis, code and
 * links. The host renders what is kept.
 */
export function Markdown({ text }: { text: string }) {
  // Spread as children, the blocks need no keys: they have no state of their own.
  return createElement('div', { className: 'prose', dir: 'auto' }, ...blocksOf(text).map(block))
}

const tags = { heading: 'h3', quote: 'blockquote', paragraph: 'p', ordered: 'ol', bullets: 'ul' } as const

function block(given: Block): ReactNode {
  if (given.kind === 'rule') return <hr />
  if (given.kind === 'code') return <pre>{given.text}</pre>
  if ('items' in given)
    return createElement(
      tags[given.kind],
      {},
      ...given.items.map(item => createElement('li', {}, ...inline(item))),
    )
  return createElement(tags[given.kind], {}, ...inline(given.text))
}

function inline(text: string): ReactNode[] {
  return spansOf(text).map(span)
}

function span(given: Span): ReactNode {
  if (given.kind === 'text') return given.text
  if (given.kind === 'link') return <WebLink url={given.url} text={given.text} />
  return createElement(given.kind, {}, given.text)
}
