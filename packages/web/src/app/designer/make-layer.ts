import type { Colour, IconLayer, IconNode, ShapeLayer, ShapeName, TextLayer } from './design.ts'

let made = 0

/** A name for a layer that no other of the design has. */
export function newId(): string {
  made++
  return `l${Date.now().toString(36)}${made.toString(36)}`
}

const placed = () => ({ id: newId(), x: 256, y: 256, turn: 0, locked: false, hidden: false })

/** Shapes that are wider than high. */
const ratios: Partial<Record<ShapeName, number>> = { ribbon: 0.24, banner: 0.3, tails: 0.7 }

export function makeShape(shape: ShapeName, colour: Colour, more: Partial<ShapeLayer> = {}): ShapeLayer {
  const ratio = ratios[shape] ?? 1
  return {
    ...placed(),
    kind: 'shape',
    shape,
    size: 420,
    ratio,
    fill: { kind: 'plain', colour },
    border: { kind: 'none', colour: '#ffffff', width: 8 },
    ...(shape === 'ribbon' || shape === 'banner' ? { y: 390 } : {}),
    ...more,
  }
}

export function makeIcon(
  icon: string,
  nodes: IconNode[],
  colour: Colour,
  more: Partial<IconLayer> = {},
): IconLayer {
  return { ...placed(), kind: 'icon', icon, nodes, size: 190, colour, weight: 1.75, ...more }
}

export function makeText(text: string, colour: Colour, more: Partial<TextLayer> = {}): TextLayer {
  return {
    ...placed(),
    kind: 'text',
    text,
    font: 'sans',
    size: 48,
    colour,
    bend: 'none',
    radius: 168,
    spacing: 0,
    ...more,
  }
}
