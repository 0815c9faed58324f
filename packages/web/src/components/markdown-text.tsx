import { createElement, type ReactNode } from 'react'
import { type Block, blocksOf, type Span, spansOf } from './markdown-parse.ts'

type Props = { text: string; link: (link: { url: string; text: string }) => ReactNode }

/**
 * Markdown as elements, for text that the host has not rendered: headings, lists, quotes, emphasis, code, and
 * links as `link` draws them.
 */
export function MarkdownText({ text, link }: Props) {
  const inline = (line: string) => spansOf(line).map(span)
  const span = (given: Span): ReactNode => {
    if (given.kind === 'text') return given.text
    if (given.kind === 'link') return link(given)
    return createElement(given.kind, {}, given.text)
  }
  const block = (given: Block): ReactNode => {
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
  // Spread as children, the blocks need no keys: they have no state of their own.
  return createElement('div', { className: 'prose', dir: 'auto' }, ...blocksOf(text).map(block))
}

const tags = { heading: 'h3', quote: 'blockquote', paragraph: 'p', ordered: 'ol', bullets: 'ul' } as const
