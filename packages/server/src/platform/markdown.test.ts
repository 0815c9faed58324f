import { expect, test } from 'vitest'
import { markdownToHtml } from './markdown.ts'

test('headings, lists, emphasis and links of the web become HTML', () => {
  const html = markdownToHtml(
    '# One\n\n- *a*\n- **b**\n\n[the web](https://city.example/?a=1&b=2) and <ada@city.example>',
  )
  expect(html).toContain('<h1>One</h1>')
  expect(html).toContain('<em>a</em>')
  expect(html).toContain('href="https://city.example/?a=1&amp;b=2" rel="noopener nofollow ugc"')
  expect(html).toContain('href="mailto:ada@city.example"')
})

test('an address in the text becomes a link that search engines do not follow', () => {
  expect(markdownToHtml('see https://city.example/a')).toContain(
    '<a href="https://city.example/a" rel="noopener nofollow ugc">',
  )
})

test.each([
  '<script>evil()</script>',
  '<img src=x onerror=evil()>',
  '<a href="javascript:evil()">x</a>',
  '[x](javascript:evil())',
  '[x](JaVaScRiPt:evil())',
  '[x](&#106;avascript:evil())',
  '[x](java\tscript:evil())',
  '[x](data:text/html,evil)',
  '[x](vbscript:evil())',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/relative)',
  '[x][y]\n\n[y]: javascript:evil()',
  '<javascript:evil()>',
  '![x](https://evil.example/pixel.png)',
  '![x](data:image/svg+xml,evil)',
  '[![x](https://evil.example/pixel.png)](https://city.example)',
  '`<b>`',
  '[x](https://city.example "\\" onclick=evil()")',
])('%s can neither run nor fetch', text => {
  const html = markdownToHtml(text)
  const tags = html.match(/<[^>]*>/g) ?? []
  expect(tags.join('')).not.toMatch(/<(?:script|img|b>)|javascript:|vbscript:|data:|file:| on\w+=(?!.*")/i)
  for (const [, link] of html.matchAll(/href="([^"]*)"/g)) expect(link).toMatch(/^(?:https?:|mailto:)/)
  expect(html).not.toContain('<img')
})
