/** The curves of NIST that keys are read on (SEC 2; FIPS 186-4, D.1.2): y² = x³ - 3x + b over the integers modulo p. */
const curves = {
  'P-256': {
    size: 32,
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    size: 48,
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const

export type NistCurve = keyof typeof curves
export type Coordinates = { x: Uint8Array; y: Uint8Array }

/** The point of a compressed key (SEC 1, 2.3.4): 2 or 3, then x. Null when there is none. */
export function pointOf(curve: NistCurve, compressed: Uint8Array): Coordinates | null {
  const { size, p } = curves[curve]
  const sign = compressed[0]
  if ((sign !== 2 && sign !== 3) || compressed.length !== size + 1) return null
  const x = numberOf(compressed.subarray(1))
  const square = rightSide(curve, x)
  // Both primes leave 3 when divided by 4, so this power is a square root where there is one.
  const root = power(square, (p + 1n) / 4n, p)
  if (x >= p || (root * root) % p !== square) return null
  const y = root % 2n === BigInt(sign - 2) ? root : p - root
  return y === p ? null : { x: compressed.slice(1), y: bytesOf(y, size) }
}

/** Whether these are the coordinates of a point on the curve. */
export function isOnCurve(curve: NistCurve, { x, y }: Coordinates): boolean {
  const { size, p } = curves[curve]
  const [across, up] = [numberOf(x), numberOf(y)]
  return (
    x.length === size &&
    y.length === size &&
    across < p &&
    up < p &&
    (up * up) % p === rightSide(curve, across)
  )
}

function rightSide(curve: NistCurve, x: bigint): bigint {
  const { p, b } = curves[curve]
  return (((x * x * x - 3n * x + b) % p) + p) % p
}

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % p
    if (bit === '1') result = (result * base) % p
  }
  return result
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
}

function bytesOf(value: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * (size - 1 - at))) & 0xffn))
}
