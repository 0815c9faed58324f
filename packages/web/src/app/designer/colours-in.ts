import { coloursOf } from './colours.ts'
import type { Colour, Design } from './design.ts'

const most = 10

/** The colours an organisation uses most in its badges: its brand, as its badges show it. */
export function coloursIn(designs: Design[]): Colour[] {
  const counts = new Map<Colour, number>()
  for (const { layers } of designs)
    for (const layer of layers)
      for (const colour of layer.kind === 'shape' ? coloursOf(layer.fill) : [layer.colour])
        counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([colour]) => colour)
}
