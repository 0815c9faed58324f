import { describe, expect, it } from 'vitest'
import { jcs } from './jcs.ts'

describe('JSON in its canonical form (RFC 8785)', () => {
  it.each([
    [
      'sorts names by UTF-16 units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      'writes numbers as ECMAScript does',
      [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    ['escapes only what it must', '\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    ['keeps the order of lists', [3, null, [true, false], {}], '[3,null,[true,false],{}]'],
    ['leaves out what is undefined', { a: undefined, b: 1 }, '{"b":1}'],
  ])('%s', (_name, value, text) => {
    expect(jcs(value)).toBe(text)
  })

  it.each(['1e999', '-1e999', '{"a":[1,1e400]}'])(
    'has no words for %s, which must not pass for null',
    text => {
      expect(() => jcs(JSON.parse(text))).toThrow(
        expect.objectContaining({ code: 'canonicalisation-failed' }),
      )
      expect(jcs(JSON.parse(text.replace(/\d+e\d+/, '1e300')))).toContain('1e+300')
    },
  )
})
