import { p256, p384 } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnCurve, type NistCurve, pointOf } from './ec-point.ts'

const curves = [
  ['P-256', p256, 32],
  ['P-384', p384, 48],
] as const

describe.each(curves)('points on %s', (name: NistCurve, curve, size) => {
  it('come out of their short form as other libraries have them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: size, maxLength: size }), fc.constantFrom(2, 3), (x, sign) => {
        const compressed = Uint8Array.from([sign, ...x])
        expect(pointOf(name, compressed)).toEqual(expected(curve, compressed, size))
      }),
      { numRuns: 40 },
    )
  })

  it('are told from those beside the curve', () => {
    const point = pointOf(name, curve.getPublicKey(curve.utils.randomSecretKey()))
    if (point === null) throw new Error('A key is a point')
    expect(isOnCurve(name, point)).toBe(true)
    const beside = point.y.slice()
    beside[size - 1] = (beside[size - 1] ?? 0) ^ 1
    expect(isOnCurve(name, { ...point, y: beside })).toBe(false)
    expect(isOnCurve(name, { ...point, x: point.x.subarray(1) })).toBe(false)
    // A number that is too large is the same to whoever forgets to look.
    expect(isOnCurve(name, { ...point, y: new Uint8Array(size).fill(255) })).toBe(false)
  })

  it.each([
    ['no bytes', []],
    ['another sign', [4, ...new Uint8Array(size)]],
    ['a byte too few', [2, ...new Uint8Array(size - 1)]],
    ['x beyond the field', [2, ...new Uint8Array(size).fill(255)]],
  ])('are not read from %s', (_what, bytes) => {
    expect(pointOf(name, Uint8Array.from(bytes))).toBeNull()
  })
})

function expected(curve: typeof p256, compressed: Uint8Array, size: number) {
  try {
    const whole = curve.Point.fromBytes(compressed).toBytes(false)
    return { x: whole.slice(1, size + 1), y: whole.slice(size + 1) }
  } catch {
    return null
  }
}
