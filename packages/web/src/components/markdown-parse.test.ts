import { expect, test } from 'vitest'
import { blocksOf, spansOf } from './markdown-parse.ts'

test('headings, paragraphs, lists, quotes, rules and code become blocks', () => {
  const text =
    '# Imprint\n\nRiverside\nCity\n\n- one\n- two\n  more\n1. first\n\n> said\n\n---\n\n```\na  b\n```\nend'
  expect(blocksOf(text)).toEqual([
    { kind: 'heading', text: 'Imprint' },
    { kind: 'paragraph', text: 'Riverside City' },
    { kind: 'bullets', items: ['one', 'two more'] },
    { kind: 'ordered', items: ['first'] },
    { kind: 'quote', text: 'said' },
    { kind: 'rule' },
    { kind: 'code', text: 'a  b' },
    { kind: 'paragraph', text: 'end' },
  ])
})

test('emphasis, code and links become spans, and a link goes to the web or to mail only', () => {
  expect(spansOf('a **b** *c* `d` [e](https://e.example) [f](javascript:f)')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'strong', text: 'b' },
    { kind: 'text', text: ' ' },
    { kind: 'em', text: 'c' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'd' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: 'e', url: 'https://e.example' },
    { kind: 'text', text: ' [f](javascript:f)' },
  ])
})
