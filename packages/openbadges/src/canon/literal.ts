import { refuse } from './refused.ts'

const special = /[\p{Cc}"\\]/u
const everySpecial = /[\p{Cc}"\\]/gu
const short: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** A text between the quotes of canonical N-Quads (RDFC-1.0, "Canonical form of N-Quads"). */
export function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text.replace(
    everySpecial,
    char =>
      short[char] ??
      // U+0080 to U+009F are controls, too, and stand as they are.
      (char > '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
  )
}

/** A number as JSON-LD writes it (JSON-LD 1.1 API, "Object to RDF Conversion"): integers plainly, others as canonical doubles. */
export function writeNumber(value: number): string {
  if (Number.isSafeInteger(value)) return value.toFixed(0)
  const text = String(value)
  if (!text.includes('.') || text.includes('e')) refuse('number')
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
}
