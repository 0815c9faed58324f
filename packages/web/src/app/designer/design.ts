/** The edge of the drawing area; every position and size is in its units. */
export const canvas = 512

export const shapes = [
  'circle',
  'hexagon',
  'octagon',
  'shield',
  'diamond',
  'square',
  'star',
  'scallop',
  'burst',
  'drop',
  'ribbon',
  'banner',
  'tails',
  'laurel',
  'rays',
] as const
export type ShapeName = (typeof shapes)[number]

export const borders = ['none', 'line', 'double', 'dashed', 'dots'] as const
export const fonts = ['sans', 'serif'] as const
export const bends = ['none', 'up', 'down'] as const

/** `#rrggbb`. */
export type Colour = string

export type Fill =
  | { kind: 'plain'; colour: Colour }
  | { kind: 'linear'; from: Colour; to: Colour; angle: number }
  | { kind: 'radial'; from: Colour; to: Colour }

/** One drawn element of an icon on its grid of 24: its tag and its attributes. */
export type IconNode = [tag: string, attributes: Record<string, string>]

type Placed = {
  id: string
  /** Where its middle is. */
  x: number
  y: number
  /** Of a shape and an icon the longer edge; of a text the height of its letters. */
  size: number
  /** Degrees, clockwise. */
  turn: number
  locked: boolean
  hidden: boolean
}

export type ShapeLayer = Placed & {
  kind: 'shape'
  shape: ShapeName
  /** Height by width. */
  ratio: number
  fill: Fill
  border: { kind: (typeof borders)[number]; colour: Colour; width: number }
}

export type IconLayer = Placed & {
  kind: 'icon'
  icon: string
  /** The drawing itself: a design is whole without the package it came from. */
  nodes: IconNode[]
  colour: Colour
  weight: number
}

export type TextLayer = Placed & {
  kind: 'text'
  text: string
  font: (typeof fonts)[number]
  colour: Colour
  /** Bent text runs along a circle around `x`, `y`. */
  bend: (typeof bends)[number]
  radius: number
  spacing: number
}

export type Layer = ShapeLayer | IconLayer | TextLayer

/** A badge as it is edited: layers from the back to the front. */
export type Design = { format: 1; alt: string; layers: Layer[] }

export const emptyDesign: Design = { format: 1, alt: '', layers: [] }
