/** Below this a reader with two badges at 32 pixels side by side would mix them up. */
export const toldApart = 0.12

/**
 * How different two pictures of the same size look, from 0 (the same) to 1. Pixels are RGBA as a canvas has them;
 * colour counts more than small shifts, as it does for the eye at that size.
 */
export function difference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 4) {
    const [r, g, b] = [0, 1, 2].map(part => onWhite(one, at, part) - onWhite(other, at, part)) as [
      number,
      number,
      number,
    ]
    sum += Math.sqrt(0.3 * r * r + 0.59 * g * g + 0.11 * b * b)
  }
  return sum / (one.length / 4) / 255
}

const onWhite = (pixels: ArrayLike<number>, at: number, part: number) => {
  const alpha = (pixels[at + 3] ?? 0) / 255
  return (pixels[at + part] ?? 0) * alpha + 255 * (1 - alpha)
}
