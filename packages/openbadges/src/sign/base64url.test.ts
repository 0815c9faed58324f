import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toBase64url } from './base64url.ts'

it('bytes of every length are written as JOSE writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
})
