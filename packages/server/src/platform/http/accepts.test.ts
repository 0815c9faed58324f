import { expect, test } from 'vitest'
import { preferred } from './accepts.ts'

const offers = ['application/ld+json', 'application/json', 'text/html'] as const

test.each([
  [undefined, 'application/ld+json'],
  ['', 'application/ld+json'],
  ['*/*', 'application/ld+json'],
  ['text/html', 'text/html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ['application/json', 'application/json'],
  ['APPLICATION/JSON', 'application/json'],
  ['application/*', 'application/ld+json'],
  ['application/*;q=0.5, text/*', 'text/html'],
  ['text/html;q=0, */*', 'application/ld+json'],
  ['application/ld+json;q=0.1, application/json;q=0.2', 'application/json'],
  ['image/png', 'application/ld+json'],
  ['nonsense;q=x', 'application/ld+json'],
  [`${'a/b,'.repeat(100_000)}`, 'application/ld+json'],
])('of what we offer, %j likes %s', (accept, expected) => {
  expect(preferred(accept?.slice(0, 2_000), offers)).toBe(expected)
})
