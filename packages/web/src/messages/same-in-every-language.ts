const words = new Set(['API', 'HTTP', 'JSON', 'JWT', 'PNG', 'SVG', 'Markdown', 'OpenAPI', 'URL', 'ID', 'DID'])
const keys = new Set(['verify.text.placeholder', 'docs.answer.binary'])

/** Messages that rightly read as in English: names of formats and standards, and patterns without words. */
export function same(key: string, text: string): boolean {
  return keys.has(key) || words.has(text) || !/\p{L}/u.test(text.replace(/\{[^}]*\}|<[^>]*>/g, ''))
}
