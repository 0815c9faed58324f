import { coloursOf, contrast } from './colours.ts'
import type { Design, Layer, ShapeLayer } from './design.ts'

/** Icons and large text are told from their ground at 3:1 (WCAG 2.2, 1.4.11). */
const least = 3

/** Layers that are hard to tell from what lies behind them, with the contrast they have. */
export function contrastWarnings({ layers }: Design): { layer: Layer; contrast: number }[] {
  const shown = layers.filter(layer => !layer.hidden)
  return shown.flatMap((layer, at) => {
    if (layer.kind === 'shape') return []
    const ground = shown
      .slice(0, at)
      .findLast((each): each is ShapeLayer => each.kind === 'shape' && covers(each, middleOf(layer)))
    const grounds = ground ? coloursOf(ground.fill) : ['#ffffff']
    const worst = Math.min(...grounds.map(colour => contrast(colour, layer.colour)))
    return worst < least ? [{ layer, contrast: Math.round(worst * 10) / 10 }] : []
  })
}

/** Words too small to be read at 32 pixels, where they should be left out or drawn large. */
export const tooSmallToRead = ({ layers }: Design): Layer[] =>
  layers.filter(layer => layer.kind === 'text' && !layer.hidden && layer.size < 28)

/** Where the letters of a text are; bent text is not where its circle has its middle. */
function middleOf(layer: Layer): { x: number; y: number } {
  if (layer.kind !== 'text' || layer.bend === 'none') return layer
  return { x: layer.x, y: layer.y + (layer.bend === 'up' ? -layer.radius : layer.radius) }
}

function covers(shape: ShapeLayer, { x, y }: { x: number; y: number }): boolean {
  if (shape.shape === 'rays' || shape.shape === 'laurel' || shape.shape === 'tails') return false
  const width = shape.ratio > 1 ? shape.size / shape.ratio : shape.size
  const height = shape.ratio > 1 ? shape.size : shape.size * shape.ratio
  return Math.abs(x - shape.x) <= width / 2 && Math.abs(y - shape.y) <= height / 2
}
